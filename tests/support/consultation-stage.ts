import { v7 } from "uuid";
import { z } from "zod";
import type { Command } from "@/lib/commands/define-command";
import type { Outcome, Problem } from "@/lib/commands/receipt";
import { transact } from "@/lib/db/transact";
import { acceptCandidacy } from "@/lib/features/consultation/commands/accept-candidacy";
import { awardConsultation } from "@/lib/features/consultation/commands/award-consultation";
import { declareConsultationInterests } from "@/lib/features/consultation/commands/declare-consultation-interests";
import { depositOffer } from "@/lib/features/consultation/commands/deposit-offer";
import { draftConsultation } from "@/lib/features/consultation/commands/draft-consultation";
import { inviteCandidate } from "@/lib/features/consultation/commands/invite-candidate";
import { openConsultation } from "@/lib/features/consultation/commands/open-consultation";
import { publishConsultation } from "@/lib/features/consultation/commands/publish-consultation";
import { scoreConsultation } from "@/lib/features/consultation/commands/score-consultation";
import { witnessConsultation } from "@/lib/features/consultation/commands/witness-consultation";
import { draftAward } from "@/lib/features/consultation/queries-award";
import type { DraftConsultationInput } from "@/lib/features/consultation/schema";
import type { PersonId } from "@/lib/kernel/ids";
import type { Result } from "@/lib/kernel/result";
import { recordDigest } from "@/lib/ledger/sign";
import { act, addPerson, mustAct } from "@/tests/support/act";
import { MilestoneStage } from "@/tests/support/milestone-stage";
import { emailOf, told } from "@/tests/support/set-up";

/** The instants of the consultation of these tests: the clock starts on 1 June 2026 at 07:00 UTC. */
export const instants = {
  questions: "2026-06-08T10:00:00.000Z",
  closing: "2026-06-15T10:00:00.000Z",
  opening: "2026-06-16T08:00:00.000Z",
};

/** A consultation as its draft is written: minutes are Paris time. */
export function asked(changes: Partial<DraftConsultationInput> = {}): DraftConsultationInput {
  return {
    consultation: "",
    title: "Conception et réalisation du site",
    subject: "Un site et sa billetterie, sur le référentiel signé.",
    baseline: 1,
    questionsUntil: "2026-06-08T12:00",
    closesAt: "2026-06-15T12:00",
    opensAt: "2026-06-16T10:00",
    criteria: [
      { kind: "JUDGED", name: "Qualité de la méthode", detail: "Réponse aux exigences", weight: 60 },
      { kind: "PRICE", name: "Prix", detail: "", weight: 40 },
    ],
    documents: [],
    ...changes,
  };
}

/** An offer with this price and these words. */
export function offerOf(cents: number, text: string, changes: object = {}): object {
  return {
    price: { oneOffCents: cents, recurring: [], taxBasisPoints: 2000, reverseCharge: false },
    text,
    files: [],
    blind: "c".repeat(64),
    ...changes,
  };
}

/** Somebody asked for an offer, who has taken the candidacy up. */
export type Candidate = { readonly person: PersonId; readonly organisation: string; readonly email: string };

const Path = z.object({ path: z.string() });

/** A published consultation in a running project, and candidates who are in nobody's project. */
export class ConsultationStage {
  readonly project: MilestoneStage;
  readonly code: string;
  readonly id: string;

  private constructor(project: MilestoneStage, code: string, id: string) {
    this.project = project;
    this.code = code;
    this.id = id;
  }

  static async set(name: string): Promise<ConsultationStage> {
    process.env.DATABASE_URL ??= "postgresql://nobody@127.0.0.1:1/none";
    process.env.AVAL_SECRET ??= "a secret of the tests that is long enough";
    const project = await MilestoneStage.set(name);
    return ConsultationStage.publish(project);
  }

  /** Publishes one more consultation in the same project. */
  static async publish(
    project: MilestoneStage,
    changes: Partial<DraftConsultationInput> = {},
  ): Promise<ConsultationStage> {
    const { consultation: code = "" } = await project.must("owner", draftConsultation, asked(changes));
    await project.must("owner", publishConsultation, { consultation: code });
    const id = await project.one("SELECT id AS value FROM consultation WHERE code = $1", [code]);
    return new ConsultationStage(project, code, id);
  }

  close(): Promise<void> {
    return this.project.strike();
  }

  at(moment: string): void {
    this.project.door.moveTo(moment);
  }

  /** Asks an organisation for an offer; its person takes the candidacy up. */
  async candidate(organisation: string): Promise<Candidate> {
    const { door } = this.project;
    const person = await addPerson(door.db, `Contact ${organisation}`);
    const email = await emailOf(door, person);
    await this.project.must("owner", inviteCandidate, {
      consultation: this.code,
      organisation,
      name: `Contact ${organisation}`,
      email,
    });
    await mustAct(door, acceptCandidacy, person, { token: await this.tokenFor(email) });
    return { person, organisation, email };
  }

  /** The secret of the last candidacy mailed to an address. */
  async tokenFor(email: string): Promise<string> {
    const rows = await this.project.door.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT set_config('aval.outbox', 'on', true)`;
      return tx.delivery.findMany({ where: { email, template: "candidacy" }, orderBy: { id: "desc" } });
    });
    return Path.parse(rows[0]?.payload).path.replace("/candidacy/", "");
  }

  /** A candidate acts. */
  by(candidate: Candidate, command: Command, input: object): Promise<Result<Outcome, Problem>> {
    return act(this.project.door, command, candidate.person, { consultationId: this.id, ...input });
  }

  /** A candidate deposits an offer; answers its receipt. */
  async deposit(
    candidate: Candidate,
    cents: number,
    text: string,
    changes: object = {},
  ): Promise<Record<string, string>> {
    const answer = await this.by(candidate, depositOffer, offerOf(cents, text, changes));
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return told(answer.value);
  }

  /** The box is opened, with its witness. */
  async open(): Promise<void> {
    this.at(instants.opening);
    await this.project.must("amo", witnessConsultation, { consultation: this.code });
    await this.project.must("owner", openConsultation, { consultation: this.code });
  }

  /** Somebody says that they have no interest in who offers. */
  async clear(...who: readonly ("owner" | "signatory" | "amo" | "sponsor")[]): Promise<void> {
    const said = { consultation: this.code, conflict: false, text: "" };
    for (const one of who) await this.project.must(one, declareConsultationInterests, said);
  }

  /** The id of the offer of a candidate that stands. */
  async offerOf(candidate: Candidate): Promise<string> {
    return this.project.one(
      `SELECT o.id AS value FROM offer o JOIN consultation_candidate k ON k.id = o.candidate_id
       WHERE k.person_id = $1 AND k.consultation_id = $2 AND o.sealed IS NOT NULL`,
      [candidate.person, this.id],
    );
  }

  /** One sheet: the same points on the one judged criterion. */
  async score(
    who: "owner" | "signatory" | "amo" | "sponsor",
    candidate: Candidate,
    points: number,
    reason = `Motif de ${who} pour ${candidate.organisation}`,
  ): Promise<void> {
    const offerId = await this.offerOf(candidate);
    const scores = [{ criterion: 1, points, reason }];
    await this.project.must(who, scoreConsultation, { consultation: this.code, offerId, scores });
  }

  /** The client's signatory signs the award as it stands. */
  async award(candidate: Candidate, reasons = "La première du classement."): Promise<Result<Outcome, Problem>> {
    const said = { consultation: this.code, offerId: await this.offerOf(candidate), reasons };
    const { door } = this.project;
    const digest = await this.project.read("signatory", async (tx, scope) => {
      const draft = await draftAward({ tx, scope, now: door.clock.now() }, said);
      if (draft === null) throw new Error("There is no such offer to award");
      return recordDigest(draft.record);
    });
    return this.project.sign("signatory", awardConsultation, { ...said, digest });
  }

  /** The rows of a table that a person sees as the application's role, whichever project they have entered. */
  async rowsSeen(personId: PersonId, table: string, project?: string): Promise<number> {
    return transact(this.project.door.db, { personId, readOnly: true }, async (tx) => {
      if (project !== undefined) await tx.$queryRaw`SELECT aval_enter(${personId}::uuid, ${project})`;
      const rows = await tx.$queryRawUnsafe<{ count: bigint }[]>(`SELECT count(*) AS count FROM ${table}`);
      return Number(rows[0]?.count ?? -1n);
    });
  }

  /** An id that nothing has. */
  nothing(): string {
    return v7();
  }
}
