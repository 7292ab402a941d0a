import { Client } from "pg";
import { v7 } from "uuid";
import { z } from "zod";
import { enterProject, type ProjectScope } from "@/lib/auth/scope";
import type { Command } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Decision } from "@/lib/domain/decision-condition";
import type { CommandName } from "@/lib/domain/policy";
import { signBaseline } from "@/lib/features/baseline/commands/sign-baseline";
import { nextBaselineNumber, readBaselineSet, recordOfSet } from "@/lib/features/baseline/queries-set";
import { grantDelegation } from "@/lib/features/delegation/commands/grant-delegation";
import { composePower, nextPowerCode } from "@/lib/features/delegation/queries";
import type { DelegationTerms } from "@/lib/features/delegation/schema";
import { uploadEvidence } from "@/lib/features/file/commands/upload-evidence";
import { loadOwnFiles } from "@/lib/features/file/queries";
import { agreeMilestone } from "@/lib/features/milestone/commands/agree-milestone";
import { defineMilestone } from "@/lib/features/milestone/commands/define-milestone";
import { startMilestone } from "@/lib/features/milestone/commands/start-milestone";
import { submitMilestone } from "@/lib/features/milestone/commands/submit-milestone";
import { verifyMilestone } from "@/lib/features/milestone/commands/verify-milestone";
import { milestoneDecisionDraft } from "@/lib/features/milestone/queries-decision-record";
import { definitionRecord } from "@/lib/features/milestone/queries-record";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { loadMilestone, type MilestoneState } from "@/lib/features/milestone/queries-state";
import { submissionRecord } from "@/lib/features/milestone/queries-submission-record";
import type { DecisionDraftInput, DefineMilestoneInput, SubmissionDraftInput } from "@/lib/features/milestone/schema";
import { createProject } from "@/lib/features/project/commands/create-project";
import { agreeRequirement } from "@/lib/features/requirement/commands/agree-requirement";
import { draftRequirement } from "@/lib/features/requirement/commands/draft-requirement";
import { proposeRequirement } from "@/lib/features/requirement/commands/propose-requirement";
import { reviewRequirement } from "@/lib/features/requirement/commands/review-requirement";
import { raiseReservation } from "@/lib/features/reservation/commands/raise-reservation";
import { verifyCriterion } from "@/lib/features/submission/commands/verify-criterion";
import { MemberId, PersonId } from "@/lib/kernel/ids";
import { recordDigest } from "@/lib/ledger/sign";
import { act, addPerson, mustAct, openDoor, prove, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { clonePlayedDatabase } from "@/tests/support/database";
import { plainly, promise } from "@/tests/support/milestone-input";
import { written } from "@/tests/support/requirement-stage";
import { activeProject, Cast, founding, told } from "@/tests/support/set-up";

type Who = Exclude<keyof Cast, "code" | "clientParty" | "agencyParty" | "amoParty"> | "stranger";
type Answer = Awaited<ReturnType<typeof act>>;
const Played = z.object({ cast: Cast, stranger: PersonId, requirementIds: z.array(z.string()) });
type Played = z.infer<typeof Played>;

/** A running project with a signed baseline of two requirements, and what it takes to lead a milestone through its life. */
export class MilestoneStage {
  readonly database: TestDatabase;
  readonly door: TestDoor;
  readonly cast: Cast;
  readonly stranger: PersonId;
  readonly owner: Client;
  requirementIds: readonly string[];

  private constructor(database: TestDatabase, door: TestDoor, { cast, stranger, requirementIds }: Played) {
    this.database = database;
    this.door = door;
    this.cast = cast;
    this.stranger = stranger;
    this.requirementIds = requirementIds;
    this.owner = new Client({ connectionString: database.ownerUrl });
  }

  /** Sets the stage on a database of its own: a copy of the first of this charter in the run (ADR 0037). */
  static async set(name: string, charter?: unknown): Promise<MilestoneStage> {
    const played = `milestone stage ${JSON.stringify(charter)}`;
    const { database, said } = await clonePlayedDatabase(name, played, async (on) => {
      const first = await MilestoneStage.on(on, charter);
      await first.strike();
      return JSON.stringify(Played.parse(first));
    });
    const stage = new MilestoneStage(database, openDoor(database.appUrl, 20), Played.parse(JSON.parse(said)));
    await stage.owner.connect();
    return stage;
  }

  /** Sets the stage on a migrated database without anybody in it. */
  static async on(database: TestDatabase, charter?: unknown): Promise<MilestoneStage> {
    const door = openDoor(database.appUrl, 20);
    const cast = await activeProject(door, charter);
    const stranger = await addPerson(door.db, "Paul Étranger");
    await mustAct(door, createProject, stranger, { ...founding, name: "Autre" });
    const stage = new MilestoneStage(database, door, { cast, stranger, requirementIds: [] });
    await stage.owner.connect();
    await stage.baseline();
    return stage;
  }

  private async baseline(): Promise<void> {
    const codes: string[] = [];
    for (const statement of ["Le site doit offrir un lien d’évitement.", "Le site doit contraster ses textes."]) {
      codes.push((await this.must("owner", draftRequirement, written({ statement }))).code ?? "");
    }
    for (const [who, command] of [
      ["owner", proposeRequirement],
      ["amo", reviewRequirement],
      ["owner", agreeRequirement],
      ["manager", agreeRequirement],
    ] as const) {
      await this.must(
        who,
        command,
        command === agreeRequirement ? { read: codes.map((code) => ({ code, version: 1 })) } : { codes },
      );
    }
    const set = await this.read("signatory", async (tx, scope) => {
      const items = await readBaselineSet(tx, scope.projectId);
      const number = await nextBaselineNumber(tx, scope.projectId);
      return {
        digest: recordDigest(recordOfSet(scope, number, items, "aucune")),
        read: items.map(({ code, version }) => ({ code, version })),
        ids: items.map((item) => item.id),
      };
    });
    await this.mustSign("signatory", signBaseline, { digest: set.digest, exclusions: "aucune", read: set.read });
    this.requirementIds = set.ids;
  }

  /** The person of a part. */
  who(part: Who): PersonId {
    return part === "stranger" ? this.stranger : this.cast[part];
  }

  /** Performs a command in the project. */
  act(
    part: Who,
    command: Command,
    input: unknown,
    call: { commandId?: string; proofId?: string } = {},
  ): Promise<Answer> {
    return act(this.door, command, this.who(part), input, { project: this.cast.code, ...call });
  }

  /** Performs a command that a test needs to have happened; answers its texts. */
  async must(part: Who, command: Command, input: unknown): Promise<Record<string, string>> {
    return orThrow(command, await this.act(part, command, input));
  }

  /** Signs, with a fresh proof bound to the digest of the input. */
  async sign(
    part: Who,
    command: Command,
    input: { readonly digest: string; readonly [key: string]: unknown },
    commandId: string = v7(),
  ): Promise<Answer> {
    const proofId = await prove(this.door, this.who(part), input.digest);
    return this.act(part, command, input, { proofId, commandId });
  }

  /** Signs what a test needs to be signed. */
  async mustSign(
    part: Who,
    command: Command,
    input: { readonly digest: string; readonly [key: string]: unknown },
  ): Promise<Record<string, string>> {
    return orThrow(command, await this.sign(part, command, input));
  }

  /** Reads as a person does. */
  read<T>(part: Who, work: (tx: Tx, scope: ProjectScope) => Promise<T>): Promise<T> {
    return transact(this.door.db, { personId: this.who(part), readOnly: true }, async (tx) => {
      const scope = await enterProject(tx, this.who(part), this.cast.code);
      if (scope === null) throw new Error("Not a member");
      return work(tx, scope);
    });
  }

  /** A milestone as it stands. */
  state(code: string): Promise<MilestoneState> {
    return this.read("owner", (tx, scope) => this.loaded(tx, scope, code));
  }

  /** A definition as a form would send it. */
  definition(change: Partial<DefineMilestoneInput> = {}): DefineMilestoneInput {
    const own = { requirementIds: [...this.requirementIds], agencyPartyId: this.cast.agencyParty };
    return { ...promise, ...own, ...change };
  }

  /** The digest that a side reads of a definition. */
  definitionDigest(code: string): Promise<string> {
    return this.read("owner", async (tx, scope) =>
      recordDigest(definitionRecord(scope, await loadSetting(tx, scope), await this.loaded(tx, scope, code))),
    );
  }

  private async loaded(tx: Tx, scope: ProjectScope, code: string): Promise<MilestoneState> {
    const state = await loadMilestone(tx, scope.projectId, code);
    if (state === null) throw new Error(`No ${code}`);
    return state;
  }

  /** Defines a milestone, has both sides sign it, and starts it. */
  async started(change: Partial<DefineMilestoneInput> = {}): Promise<string> {
    const { milestone = "" } = await this.must("owner", defineMilestone, this.definition(change));
    const digest = await this.definitionDigest(milestone);
    await this.mustSign("signatory", agreeMilestone, { milestone, digest });
    await this.mustSign("agencySignatory", agreeMilestone, { milestone, digest });
    await this.must("manager", startMilestone, { milestone, lateness: "" });
    return milestone;
  }

  /** A complete submission as a form would send it, its files uploaded. */
  async draft(change: Partial<SubmissionDraftInput> = {}): Promise<SubmissionDraftInput> {
    const { fileId = "" } = await this.must("agencySignatory", uploadEvidence, {
      sha256: "ab".repeat(32),
      bytes: 1200,
      name: "rapport.pdf",
      mediaType: "application/pdf",
    });
    return {
      version: "1.4.0",
      environment: "recette",
      message: "",
      declaredIssues: "",
      declaredBlocking: 0,
      evidence: [
        { kind: "TEST_REPORT", name: "rapport.pdf", fileId, url: null },
        { kind: "RELEASE_NOTES", name: "Notes", fileId: null, url: "https://forge.example/notes" },
        { kind: "READINESS_RECORD", name: "PV", fileId: null, url: "https://forge.example/pv" },
      ],
      answers: [],
      ...change,
    };
  }

  /** What the agency signs of a submission: the draft, its digest, and the milestone. */
  async reading(
    milestone: string,
    draft: SubmissionDraftInput,
  ): Promise<SubmissionDraftInput & { milestone: string; digest: string }> {
    const digest = await this.read("agencySignatory", async (tx, scope) => {
      const ids = draft.evidence.flatMap((one) => (one.fileId === null ? [] : [one.fileId]));
      const files = await loadOwnFiles(tx, { projectId: scope.projectId, partyId: scope.partyId, ids });
      return recordDigest(
        submissionRecord(scope, await loadSetting(tx, scope), await this.loaded(tx, scope, milestone), draft, files),
      );
    });
    return { ...draft, milestone, digest };
  }

  /** Submits a milestone and begins its verification. */
  async underVerification(milestone: string, change: Partial<SubmissionDraftInput> = {}): Promise<string> {
    await this.mustSign("agencySignatory", submitMilestone, await this.reading(milestone, await this.draft(change)));
    await this.must("owner", verifyMilestone, { milestone });
    return milestone;
  }

  /** Verifies every criterion; those whose place is in `failing` fail. */
  async verify(milestone: string, failing: readonly number[] = []): Promise<void> {
    const { criteria } = await this.state(milestone);
    for (const [place, criterion] of criteria.entries()) {
      const passed = !failing.includes(place);
      await this.must("owner", verifyCriterion, {
        milestone,
        criterionId: criterion.id,
        passed,
        note: passed ? "" : "absent",
      });
    }
  }

  /** A milestone whose verification is done. */
  async verified(failing: readonly number[] = [], change: Partial<DefineMilestoneInput> = {}): Promise<string> {
    const milestone = await this.underVerification(await this.started(change));
    await this.verify(milestone, failing);
    return milestone;
  }

  /** Raises a reservation on a criterion. */
  async reserve(milestone: string, place: number, severity: "BLOCKING" | "MAJOR" | "MINOR" = "MINOR"): Promise<string> {
    const id = (await this.state(milestone)).criteria[place]?.id ?? "";
    const { reservation = "" } = await this.must("owner", raiseReservation, {
      milestone,
      severity,
      statement: "Le lien manque",
      steps: "Ouvrir l’accueil",
      link: { kind: "criterion", id },
      dueOn: "",
    });
    return reservation;
  }

  /** A decision as its signatory reads it now. */
  async deciding(
    milestone: string,
    decision: Decision,
    brought: DecisionDraftInput = plainly,
  ): Promise<DecisionDraftInput & { milestone: string; digest: string }> {
    const digest = await this.read("signatory", async (tx, scope) =>
      recordDigest(
        milestoneDecisionDraft(scope, await loadSetting(tx, scope), await this.loaded(tx, scope, milestone), {
          ...brought,
          decision,
        }),
      ),
    );
    return { ...brought, milestone, digest };
  }

  /** Reasons on the first criterion of a milestone. */
  async because(milestone: string, text = "le lien manque"): Promise<DecisionDraftInput> {
    return { ...plainly, reasons: [{ criterionId: (await this.state(milestone)).criteria[0]?.id ?? "", text }] };
  }

  /** The client's signatory lends acts in writing, to the AMO unless told, for a month. */
  async lend(acts: readonly CommandName[], maxAmountCents: number, to: Who = "amo"): Promise<void> {
    const granteeMemberId = MemberId.parse(
      await this.one(
        "SELECT id AS value FROM member WHERE person_id = $1 AND project_id = (SELECT id FROM project WHERE code = $2)",
        [this.who(to), this.cast.code],
      ),
    );
    const terms: DelegationTerms = {
      granteeMemberId,
      role: "CLIENT_SIGNATORY",
      acts: [...acts],
      maxAmountCents,
      from: "2026-06-01",
      until: "2026-06-30",
      reason: "absence",
    };
    const digest = await this.read("signatory", async (tx, scope) => {
      const code = await nextPowerCode(tx, scope.projectId);
      const composed = await composePower(tx, scope, terms, code, this.door.clock.now());
      return composed === null ? "" : recordDigest(composed.record);
    });
    await this.mustSign("signatory", grantDelegation, { ...terms, digest });
  }

  /** The one value of a query, as the owner of the database sees it. */
  async one(text: string, values: unknown[] = []): Promise<string> {
    const { rows } = await this.owner.query<{ value: unknown }>(text, values);
    return String(rows[0]?.value);
  }

  /** Closes what was opened. */
  async strike(): Promise<void> {
    await this.owner.end();
    await this.door.db.$disconnect();
    await this.database.drop();
  }
}

function orThrow(command: Command, answer: Answer): Record<string, string> {
  if (!answer.ok) throw new Error(`${command.name}: ${JSON.stringify(answer.error)}`);
  return told(answer.value);
}

/** A refusal of these kinds, in this order. */
export function refusedWith(...kinds: string[]): object {
  return { ok: false, error: { kind: "refused", refusals: kinds.map((kind) => ({ kind })) } };
}
