import { readFileSync } from "node:fs";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { hashPassword } from "@/lib/auth/password";
import { addPerson, openDoor, type TestDoor } from "@/tests/support/act";
import { Api, giveToken } from "@/tests/support/api";
import { type Fact, Machine, type Person } from "@/tests/support/api-machine";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";

const password = "lanterne verger cuivre brouette";
const Lines = z.array(z.looseObject({ id: z.string().optional(), code: z.string(), version: z.int().optional() }));
const Parties = z.array(z.looseObject({ partyId: z.string(), side: z.string() }));
const Criteria = z.array(z.looseObject({ id: z.string(), code: z.string() }));
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

describe("the main job, by a machine that knows only openapi.json, the tokens and the passwords", () => {
  let database: TestDatabase;
  let door: TestDoor;
  const people = new Map<Part, Person>();
  const emails = new Map<Part, string>();
  let code = "";
  let milestone = "";
  let reservation = "";

  beforeAll(async () => {
    database = await cloneDatabase("api main job");
    door = openDoor(database.appUrl);
    const api = new Api(door, database.appUrl);
    const machine = await Machine.at("http://localhost", (request) => api.send(request));
    const passwordHash = await hashPassword(password);
    for (const part of parts()) {
      const personId = await addPerson(door.db, part);
      await door.db.credential.create({ data: { personId, passwordHash, setAt: new Date(door.clock.now()) } });
      const person = await door.db.person.findUniqueOrThrow({ where: { id: personId } });
      emails.set(part, person.email ?? "");
      people.set(part, machine.as(await giveToken(door, personId), password));
    }
  });
  afterAll(async () => {
    await door.db.$disconnect();
    await database.drop();
  });

  function parts(): readonly Part[] {
    return ["owner", "signatory", "substitute", "sponsor", "manager", "agencySignatory", "amo"];
  }

  function as(part: Part): Person {
    const person = people.get(part);
    if (person === undefined) throw new Error(`Nobody is ${part}`);
    return person;
  }

  /** The secret of the last invitation, as its mail carries it. */
  async function mailedToken(part: Part): Promise<string> {
    return door.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT set_config('aval.outbox', 'on', true)`;
      const mail = await tx.delivery.findFirstOrThrow({
        where: { email: emails.get(part) ?? "", template: "invitation" },
        orderBy: { createdAt: "desc" },
      });
      return z.object({ path: z.string() }).parse(mail.payload).path.replace("/invitation/", "");
    });
  }

  it("founds a project, brings the parties in, and invites everybody", async () => {
    const organisation = { name: "Musées", legalForm: "", registrationNumber: "", city: "Limoges" };
    const frame = { currency: "EUR", timeZone: "Europe/Paris", calendar: "FR", language: "fr", side: "CLIENT" };
    const price = { initialPriceCents: 184_000_00 };
    const founding = { name: "Site par l’API", objective: "", organisation, ...frame, ...price };
    code = String((await as("owner").act("project_create", "", founding)).code);
    for (const [side, name] of [
      ["AGENCY", "Corbel"],
      ["AMO", "Vauquelin"],
    ])
      await as("owner").act("party_add", code, { side, organisation: { ...organisation, name } });
    const { items } = await as("owner").read("listParties", { code });
    for (const part of parts().slice(1)) {
      const [side, role] = cast[part];
      const partyId = Parties.parse(items).find((party) => party.side === side)?.partyId;
      const inviter = part === "agencySignatory" ? "manager" : "owner";
      const invitation = {
        partyId,
        name: part,
        email: emails.get(part),
        roles: [role],
        substitute: part === "substitute",
      };
      await as(inviter).act("member_invite", code, invitation);
      const joined = await as(part).act("invitation_accept", "", { token: await mailedToken(part) });
      expect(joined.project).toBe(code);
    }
  });

  it("has the charter signed by all sides", async () => {
    const start = await as("owner").read("getCharterDraft", { code });
    const { preset, parameters } = start;
    const drafted = await as("owner").act("charter_draft", code, { preset, parameters, initialPriceCents: 184_000_00 });
    const version = Number(drafted.version);
    await as("owner").act("charter_propose", code, { version });
    for (const part of ["signatory", "agencySignatory", "amo"] as const)
      await as(part).sign("charter_sign", code, { version });
    expect(await as("owner").read("getProject", { code })).toMatchObject({ status: "ACTIVE" });
  });

  it("takes the requirements in from a sheet, agrees on them, and signs the baseline", async () => {
    const sheet = readFileSync("tests/data/exigences-accessibilite.csv", "utf8");
    const guessed = await readSheet(sheet);
    const mapping = z.looseObject({ priority: z.looseObject({}) }).parse(guessed.mapping);
    const translations = ["A", "AA", "AAA"].map((value) => ({ value, means: "MUST" }));
    const priority = { ...mapping.priority, translations };
    const verificationMethod = { from: "constant", value: "TEST" };
    const read = await readSheet(sheet, { ...mapping, priority, verificationMethod });
    expect(read.problems).toEqual([]);
    await as("owner").act("requirement_import", code, read.input);
    const list = async (): Promise<z.infer<typeof Lines>> =>
      Lines.parse((await as("owner").read("listRequirements", { code, limit: "100" })).items);
    const codes = (await list()).map((one) => one.code);
    await as("owner").act("requirement_propose", code, { codes });
    await as("amo").act("requirement_review", code, { codes });
    for (const part of ["owner", "manager"] as const)
      await as(part).act("requirement_agree", code, {
        read: (await list()).map((one) => ({ code: one.code, version: one.version })),
      });
    const signed = await as("signatory").sign("baseline_sign", code, { exclusions: "aucune" });
    expect(signed).toMatchObject({ baseline: "1" });
    const { body } = await as("owner").call("requirement_revise", {
      values: { code },
      headers: { "Idempotency-Key": v7() },
      body: await revision(),
    });
    expect(body).toMatchObject({ code: "refused", refusals: [{ article: { code: "CD-04" } }] });
  });

  async function readSheet(sheet: string, mapping?: unknown): Promise<Fact> {
    const form = new FormData();
    form.set("file", new Blob([sheet]), "exigences.csv");
    if (mapping !== undefined) form.set("mapping", JSON.stringify(mapping));
    return (await as("owner").call("readRequirementSheet", { values: { code }, body: form })).body;
  }

  async function revision(): Promise<unknown> {
    const { content, version, chapter } = await as("owner").read("getRequirement", { code, requirement: "EX-001" });
    const text = z.looseObject({ criteria: z.array(z.looseObject({ id: z.string() })) }).parse(content);
    const criteria = text.criteria.map(({ id: _id, ...criterion }) => criterion);
    return { ...text, criteria, code: "EX-001", version, chapter, statement: "Autre chose.", reason: "essai" };
  }

  it("defines a milestone, signs it on both sides, starts it and submits it with its evidence", async () => {
    const parties = Parties.parse((await as("owner").read("listParties", { code })).items);
    const lines = Lines.parse((await as("owner").read("listRequirements", { code })).items);
    const defined = await as("manager").act("milestone_define", code, {
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
    milestone = String(defined.milestone);
    for (const part of ["signatory", "agencySignatory"] as const)
      await as(part).sign("milestone_agree", code, { milestone });
    await as("manager").act("milestone_start", code, { milestone, lateness: "" });
    const form = new FormData();
    form.set("file", new Blob(["Tout passe.\n"]), "recette.txt");
    const { fileId } = await as("agencySignatory").act("evidence_upload", code, form);
    const link = (kind: string): unknown => ({ kind, name: kind, fileId: null, url: "https://forge.example/x" });
    const evidence = [
      { kind: "TEST_REPORT", name: "recette.txt", fileId, url: null },
      link("RELEASE_NOTES"),
      link("READINESS_RECORD"),
    ];
    const draft = { version: "1.0", environment: "recette", message: "", declaredIssues: "", declaredBlocking: 0 };
    await as("agencySignatory").sign("milestone_submit", code, { milestone, ...draft, evidence, answers: [] });
  });

  it("verifies it, lists a reservation, and accepts it with that reservation", async () => {
    await as("owner").act("milestone_verify", code, { milestone });
    const criteria = Criteria.parse((await as("owner").read("getMilestone", { code, milestone })).criteria);
    for (const [place, { id: criterionId }] of criteria.entries()) {
      const passed = place > 0;
      await as("owner").act("criterion_verify", code, { milestone, criterionId, passed, note: passed ? "" : "absent" });
    }
    const wrong = {
      severity: "MINOR",
      statement: "Un pictogramme est muet",
      steps: "Ouvrir la billetterie",
      dueOn: "",
    };
    const link = { kind: "criterion", id: criteria[0]?.id };
    reservation = String((await as("owner").act("reservation_raise", code, { milestone, ...wrong, link })).reservation);
    const said = { milestone, comment: "", reasons: [], reductionCents: null };
    await as("signatory").sign("milestone_accept_with_reservations", code, said);
  });

  it("has the reservation mended, lifted and confirmed", async () => {
    await as("manager").act("reservation_submit_fix", code, { reservation, version: "1.0.1", message: "" });
    await as("signatory").sign("reservation_lift", code, { reservation, comment: "" });
    await as("agencySignatory").sign("reservation_confirm_lifting", code, { reservation });
    const { status, reservations } = await as("owner").read("getMilestone", { code, milestone });
    expect({ status, reservations }).toMatchObject({ status: "ACCEPTED", reservations: [{ status: "LIFTED" }] });
  });

  it("is refused to go back, with the article, and takes the way out: a change request", async () => {
    const said = { milestone, comment: "", reasons: [], reductionCents: null };
    const { body } = await as("signatory").call("milestone_adjourn_to_sign", { values: { code }, body: said });
    expect(body.refusals).toContainEqual(
      expect.objectContaining({
        code: "wrong-status",
        article: expect.objectContaining({ code: "CR-11" }),
        ways: expect.arrayContaining([expect.objectContaining({ code: "open-change-request" })]),
      }),
    );
    await expect(as("signatory").sign("milestone_adjourn", code, said)).rejects.toThrow("answered 409");
    const opened = await as("owner").act("change_request_open", code, {
      changeRequest: "",
      type: "EVOLUTION",
      title: "Un vingt-troisième gabarit",
      description: "Pour les expositions.",
      reason: "Demande du conservateur.",
      origin: `milestone:${milestone}`,
    });
    const submitted = await as("owner").act("change_request_submit", code, { changeRequest: opened.changeRequest });
    expect(submitted.changeRequest).toBe("FDE-001");
  });

  it("left a ledger whose every entry holds", async () => {
    const { items } = await as("amo").read("listLedger", { code, limit: "100" });
    const entries = z.array(z.looseObject({ intact: z.boolean() })).parse(items);
    expect(entries.length).toBeGreaterThan(40);
    expect(entries.every((entry) => entry.intact)).toBe(true);
  });
});
