import { deepEqual, equal, ok, partialDeepStrictEqual, rejects } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { v7 } from "uuid";
import { z } from "zod";
import { hashPassword } from "@/lib/auth/password";
import { addPerson, type TestDoor } from "@/tests/support/act";
import type { Fact, Machine, Person } from "@/tests/support/api-machine";
import { answerTime } from "@/tests/support/commitment-input";
import { giveToken } from "@/tests/support/give-token";

const password = "lanterne verger cuivre brouette";
const Lines = z.array(z.looseObject({ id: z.string().optional(), code: z.string(), version: z.int().optional() }));
const Parties = z.array(z.looseObject({ partyId: z.string(), side: z.string() }));
const Criteria = z.array(z.looseObject({ id: z.string(), code: z.string() }));
const Coded = z.looseObject({ code: z.string() });
const Refusals = z.array(Coded.extend({ article: Coded, ways: z.array(Coded) }));
const cast = {
  owner: ["CLIENT", "CLIENT_OWNER"],
  signatory: ["CLIENT", "CLIENT_SIGNATORY"],
  substitute: ["CLIENT", "CLIENT_SIGNATORY"],
  sponsor: ["CLIENT", "CLIENT_SPONSOR"],
  manager: ["AGENCY", "AGENCY_MANAGER"],
  agencySignatory: ["AGENCY", "AGENCY_SIGNATORY"],
  amo: ["AMO", "AMO"],
} as const;
type Part = keyof typeof cast;
const parts: readonly Part[] = ["owner", "signatory", "substitute", "sponsor", "manager", "agencySignatory", "amo"];

type Stage = {
  readonly people: ReadonlyMap<Part, Person>;
  readonly emails: ReadonlyMap<Part, string>;
  /** The secret of the invitation that was mailed to this part. */
  readonly mailedToken: (part: Part) => Promise<string>;
};

/** The main job, played through the description of the API by people who have a token and a password. */
export class ApiMainJob {
  readonly #stage: Stage;
  #code = "";
  #milestone = "";
  #reservation = "";

  private constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Gives everybody an account, a token and a password; what follows knows nothing else of them. */
  static async cast(
    door: TestDoor,
    machine: Machine,
    mailedTo: (email: string) => Promise<string>,
  ): Promise<ApiMainJob> {
    const people = new Map<Part, Person>();
    const emails = new Map<Part, string>();
    const passwordHash = await hashPassword(password);
    for (const part of parts) {
      const personId = await addPerson(door.db, part);
      await door.db.credential.create({ data: { personId, passwordHash, setAt: new Date(door.clock.now()) } });
      const person = await door.db.person.findUniqueOrThrow({ where: { id: personId } });
      emails.set(part, person.email ?? "");
      people.set(part, machine.as(await giveToken(door, personId), password));
    }
    return new ApiMainJob({ people, emails, mailedToken: (part) => mailedTo(emails.get(part) ?? "") });
  }

  private as(part: Part): Person {
    const person = this.#stage.people.get(part);
    if (person === undefined) throw new Error(`Nobody is ${part}`);
    return person;
  }

  /** It founds a project, brings the parties in, and invites everybody. */
  async found(): Promise<void> {
    const organisation = { name: "Musées", legalForm: "", registrationNumber: "", city: "Limoges" };
    const frame = { currency: "EUR", timeZone: "Europe/Paris", calendar: "FR", language: "fr", side: "CLIENT" };
    const price = { initialPriceCents: 184_000_00 };
    const founding = { name: "Site par l’API", objective: "", organisation, ...frame, ...price };
    this.#code = String((await this.as("owner").act("project_create", "", founding)).code);
    for (const [side, name] of [
      ["AGENCY", "Corbel"],
      ["AMO", "Vauquelin"],
    ])
      await this.as("owner").act("party_add", this.#code, { side, organisation: { ...organisation, name } });
    const { items } = await this.as("owner").read("listParties", { code: this.#code });
    for (const part of parts.slice(1)) {
      const [side, role] = cast[part];
      const partyId = Parties.parse(items).find((party) => party.side === side)?.partyId;
      const inviter = part === "agencySignatory" ? "manager" : "owner";
      const invitation = {
        partyId,
        name: part,
        email: this.#stage.emails.get(part),
        roles: [role],
        substitute: part === "substitute",
      };
      await this.as(inviter).act("member_invite", this.#code, invitation);
      const joined = await this.as(part).act("invitation_accept", "", { token: await this.#stage.mailedToken(part) });
      equal(joined.project, this.#code);
    }
  }

  /** It has the charter signed by all sides. */
  async charter(): Promise<void> {
    const start = await this.as("owner").read("getCharterDraft", { code: this.#code });
    const { preset, parameters } = start;
    const drafted = await this.as("owner").act("charter_draft", this.#code, {
      preset,
      parameters,
      initialPriceCents: 184_000_00,
    });
    const version = Number(drafted.version);
    await this.as("owner").act("charter_propose", this.#code, { version });
    for (const part of ["signatory", "agencySignatory", "amo"] as const)
      await this.as(part).sign("charter_sign", this.#code, { version });
    equal((await this.as("owner").read("getProject", { code: this.#code })).status, "SETUP");
    await this.commit();
    equal((await this.as("owner").read("getProject", { code: this.#code })).status, "ACTIVE");
  }

  /** It has the client sign what it makes available, which starts the project. */
  private async commit(): Promise<void> {
    const { you } = await this.as("owner").read("getProject", { code: this.#code });
    const { partyId, memberId } = z.looseObject({ partyId: z.string(), memberId: z.string() }).parse(you);
    const { commitment } = await this.as("owner").act("commitment_propose", this.#code, {
      ...answerTime,
      partyId,
      memberId,
      startsOn: "2026-06-01",
      dueOn: "2027-06-15",
    });
    await this.as("signatory").sign("commitment_sign", this.#code, { commitment });
  }

  /** It takes the requirements in from a sheet, agrees on them, and signs the baseline. */
  async define(): Promise<void> {
    const sheet = readFileSync("tests/data/exigences-accessibilite.csv", "utf8");
    const guessed = await this.readSheet(sheet);
    const mapping = z.looseObject({ priority: z.looseObject({}) }).parse(guessed.mapping);
    const translations = ["A", "AA", "AAA"].map((value) => ({ value, means: "MUST" }));
    const priority = { ...mapping.priority, translations };
    const verificationMethod = { from: "constant", value: "TEST" };
    const read = await this.readSheet(sheet, { ...mapping, priority, verificationMethod });
    deepEqual(read.problems, []);
    await this.as("owner").act("requirement_import", this.#code, read.input);
    const list = async (): Promise<z.infer<typeof Lines>> =>
      Lines.parse((await this.as("owner").read("listRequirements", { code: this.#code, limit: "100" })).items);
    const codes = (await list()).map((one) => one.code);
    await this.as("owner").act("requirement_propose", this.#code, { codes });
    await this.as("amo").act("requirement_review", this.#code, { codes });
    for (const part of ["owner", "manager"] as const)
      await this.as(part).act("requirement_agree", this.#code, {
        read: (await list()).map((one) => ({ code: one.code, version: one.version })),
      });
    const signed = await this.as("signatory").sign("baseline_sign", this.#code, { exclusions: "aucune" });
    equal(signed.baseline, "1");
    const { body } = await this.as("owner").call("requirement_revise", {
      values: { code: this.#code },
      headers: { "Idempotency-Key": v7() },
      body: await this.revision(),
    });
    partialDeepStrictEqual(body, { code: "refused", refusals: [{ article: { code: "CD-04" } }] });
  }

  private async readSheet(sheet: string, mapping?: unknown): Promise<Fact> {
    const form = new FormData();
    form.set("file", new Blob([sheet]), "exigences.csv");
    if (mapping !== undefined) form.set("mapping", JSON.stringify(mapping));
    return (await this.as("owner").call("readRequirementSheet", { values: { code: this.#code }, body: form })).body;
  }

  private async revision(): Promise<unknown> {
    const { content, version, chapter } = await this.as("owner").read("getRequirement", {
      code: this.#code,
      requirement: "EX-001",
    });
    const text = z.looseObject({ criteria: z.array(z.looseObject({ id: z.string() })) }).parse(content);
    const criteria = text.criteria.map(({ id: _id, ...criterion }) => criterion);
    return { ...text, criteria, code: "EX-001", version, chapter, statement: "Autre chose.", reason: "essai" };
  }

  /** It defines a milestone, signs it on both sides, starts it and submits it with its evidence. */
  async deliver(): Promise<void> {
    const parties = Parties.parse((await this.as("owner").read("listParties", { code: this.#code })).items);
    const lines = Lines.parse((await this.as("owner").read("listRequirements", { code: this.#code })).items);
    const defined = await this.as("manager").act("milestone_define", this.#code, {
      title: "Gabarits",
      purpose: "",
      deliverables: [{ title: "22 gabarits", description: "" }],
      requirementIds: lines.slice(0, 1).map((one) => one.id),
      criteria: [{ id: v7(), statement: "La documentation est complète" }].map(({ statement }) => ({ statement })),
      verificationPeriod: { amount: 15, unit: "CALENDAR_DAYS" },
      startsOn: "2026-06-01",
      dueOn: "2026-07-31",
      paymentShare: 1000,
      amountCents: 18_400_00,
      clientInputs: [],
      noClientInput: true,
      twoStage: false,
      agencyPartyId: parties.find((party) => party.side === "AGENCY")?.partyId,
    });
    this.#milestone = String(defined.milestone);
    for (const part of ["signatory", "agencySignatory"] as const)
      await this.as(part).sign("milestone_agree", this.#code, { milestone: this.#milestone });
    await this.as("manager").act("milestone_start", this.#code, { milestone: this.#milestone, lateness: "" });
    const form = new FormData();
    form.set("file", new Blob(["Tout passe.\n"]), "recette.txt");
    const { fileId } = await this.as("agencySignatory").act("evidence_upload", this.#code, form);
    const link = (kind: string): unknown => ({ kind, name: kind, fileId: null, url: "https://forge.example/x" });
    const evidence = [
      { kind: "TEST_REPORT", name: "recette.txt", fileId, url: null },
      link("RELEASE_NOTES"),
      link("READINESS_RECORD"),
    ];
    const draft = { version: "1.0", environment: "recette", message: "", declaredIssues: "", declaredBlocking: 0 };
    await this.as("agencySignatory").sign("milestone_submit", this.#code, {
      milestone: this.#milestone,
      ...draft,
      evidence,
      answers: [],
    });
  }

  /** It verifies it, lists a reservation, and accepts it with that reservation. */
  async accept(): Promise<void> {
    await this.as("owner").act("milestone_verify", this.#code, { milestone: this.#milestone });
    const criteria = Criteria.parse(
      (await this.as("owner").read("getMilestone", { code: this.#code, milestone: this.#milestone })).criteria,
    );
    for (const [place, { id: criterionId }] of criteria.entries()) {
      const passed = place > 0;
      await this.as("owner").act("criterion_verify", this.#code, {
        milestone: this.#milestone,
        criterionId,
        passed,
        note: passed ? "" : "absent",
      });
    }
    const wrong = {
      severity: "MINOR",
      statement: "Un pictogramme est muet",
      steps: "Ouvrir la billetterie",
      dueOn: "",
    };
    const link = { kind: "criterion", id: criteria[0]?.id };
    this.#reservation = String(
      (await this.as("owner").act("reservation_raise", this.#code, { milestone: this.#milestone, ...wrong, link }))
        .reservation,
    );
    const said = { milestone: this.#milestone, comment: "", reasons: [], reductionCents: null };
    await this.as("signatory").sign("milestone_accept_with_reservations", this.#code, said);
  }

  /** It has the reservation mended, lifted and confirmed. */
  async mend(): Promise<void> {
    await this.as("manager").act("reservation_submit_fix", this.#code, {
      reservation: this.#reservation,
      version: "1.0.1",
      message: "",
    });
    await this.as("signatory").sign("reservation_lift", this.#code, { reservation: this.#reservation, comment: "" });
    await this.as("agencySignatory").sign("reservation_confirm_lifting", this.#code, {
      reservation: this.#reservation,
    });
    const { status, reservations } = await this.as("owner").read("getMilestone", {
      code: this.#code,
      milestone: this.#milestone,
    });
    partialDeepStrictEqual({ status, reservations }, { status: "ACCEPTED", reservations: [{ status: "LIFTED" }] });
  }

  /** It is refused to go back, with the article, and takes the way out: a change request. */
  async change(): Promise<void> {
    const said = { milestone: this.#milestone, comment: "", reasons: [], reductionCents: null };
    const { body } = await this.as("signatory").call("milestone_adjourn_to_sign", {
      values: { code: this.#code },
      body: said,
    });
    const refusal = Refusals.parse(body.refusals).find((one) => one.code === "wrong-status");
    equal(refusal?.article.code, "CR-11");
    ok(refusal.ways.some((way) => way.code === "open-change-request"));
    await rejects(this.as("signatory").sign("milestone_adjourn", this.#code, said), /answered 409/);
    const opened = await this.as("owner").act("change_request_open", this.#code, {
      changeRequest: "",
      type: "EVOLUTION",
      title: "Un vingt-troisième gabarit",
      description: "Pour les expositions.",
      reason: "Demande du conservateur.",
      origin: `milestone:${this.#milestone}`,
    });
    const submitted = await this.as("owner").act("change_request_submit", this.#code, {
      changeRequest: opened.changeRequest,
    });
    equal(submitted.changeRequest, "FDE-001");
  }

  /** It left a ledger whose every entry holds. */
  async check(): Promise<void> {
    const { items } = await this.as("amo").read("listLedger", { code: this.#code, limit: "100" });
    const entries = z.array(z.looseObject({ intact: z.boolean() })).parse(items);
    ok(entries.length > 40);
    ok(entries.every((entry) => entry.intact));
  }
}
