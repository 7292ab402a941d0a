import { z } from "zod";
import { hashPassword } from "@/lib/auth/password";
import { PersonId } from "@/lib/kernel/ids";
import { type CastKey, cast } from "@/scripts/demo/cast";
import { openDoor, type TestDoor } from "@/tests/support/act";
import { Machine, type Person } from "@/tests/support/api-machine";
import type { App } from "@/tests/support/app-server";
import { giveToken } from "@/tests/support/give-token";
import { newestMail } from "@/tests/support/mail";
import { password } from "@/tests/support/people";

/** Who plays: people of the demo, so that a browser becomes one of them in one press. */
const players = ["ines", "helene", "paul", "claire", "romain", "sophie", "judith"] as const;
export type Player = (typeof players)[number];

/** The company: everybody by the API, with a token and a password. */
export type Company = {
  readonly app: App;
  readonly as: (player: Player) => Person;
  readonly close: () => Promise<void>;
};

/** How somebody of the demo is called, and where they stand. */
export function who(player: CastKey): (typeof cast)[number] {
  const found = cast.find(({ key }) => key === player);
  if (found === undefined) throw new Error(`Nobody is ${player}`);
  return found;
}

/** Gives the people of the demo what they lack to play by themselves: a password to sign with, a token to set the stage. */
export async function gather(app: App): Promise<Company> {
  const door = openDoor(app.database.appUrl, 2);
  door.moveTo(new Date().toISOString());
  const machine = await Machine.at(app.url, (request) => fetch(request));
  const passwordHash = await hashPassword(password);
  const people = new Map<Player, Person>();
  for (const player of players) {
    const personId = await accountOf(door, who(player).email);
    const credential = { personId, passwordHash, setAt: new Date(door.clock.now()) };
    await door.db.credential.createMany({ data: [credential], skipDuplicates: true });
    people.set(player, machine.as(await giveToken(door, personId), password));
  }
  const as = (player: Player): Person => {
    const person = people.get(player);
    if (person === undefined) throw new Error(`Nobody is ${player}`);
    return person;
  };
  return { app, as, close: () => door.db.$disconnect() };
}

async function accountOf({ db }: TestDoor, email: string): Promise<PersonId> {
  return PersonId.parse((await db.person.findFirstOrThrow({ where: { email } })).id);
}

const Member = z.looseObject({ memberId: z.string(), name: z.string() });
const Parties = z.array(z.looseObject({ partyId: z.string(), side: z.string(), members: z.array(Member) }));
const Lines = z.array(z.looseObject({ id: z.string(), code: z.string(), version: z.int() }));

/** What a charter says otherwise than the model of a private contract. */
export type Otherwise = Readonly<Record<string, unknown>>;

const organisations = {
  CLIENT: { name: "Musées de Haute-Vère", legalForm: "EPCC", registrationNumber: "", city: "Vère" },
  AGENCY: { name: "Atelier Corbel", legalForm: "SAS", registrationNumber: "", city: "Lyon" },
  AMO: { name: "Cabinet Vauquelin", legalForm: "SARL", registrationNumber: "", city: "Grenoble" },
} as const;

/** Founds a project with its three parties, everybody in it; answers its code. */
export async function found({ app, as }: Company, name: string): Promise<string> {
  const frame = { currency: "EUR", timeZone: "Europe/Paris", calendar: "FR", language: "fr", side: "CLIENT" };
  const founding = { name, objective: "", organisation: organisations.CLIENT, ...frame, initialPriceCents: 186_000_00 };
  const code = String((await as("ines").act("project_create", "", founding)).code);
  for (const side of ["AGENCY", "AMO"] as const)
    await as("ines").act("party_add", code, { side, organisation: organisations[side] });
  const sides = { client: "CLIENT", agency: "AGENCY", amo: "AMO", studio: "" } as const;
  const parties = Parties.parse((await as("ines").read("listParties", { code })).items);
  for (const player of players.slice(1)) {
    const { name: called, email, roles, substitute, party } = who(player);
    const partyId = parties.find((one) => one.side === sides[party])?.partyId;
    const inviter = player === "sophie" ? "romain" : "ines";
    await as(inviter).act("member_invite", code, { partyId, name: called, email, roles, substitute });
    const mail = await newestMail(app.database.ownerUrl, "invitation", email);
    const { path } = z.object({ path: z.string() }).parse(mail.payload);
    await as(player).act("invitation_accept", "", { token: path.replace("/invitation/", "") });
  }
  return code;
}

/** Has the charter signed by everybody: the model of a private contract, but for what is said otherwise. */
export async function charter({ as }: Company, code: string, otherwise: Otherwise): Promise<void> {
  const { preset, parameters } = await as("ines").read("getCharterDraft", { code });
  const chosen = { ...z.looseObject({}).parse(parameters), ...otherwise };
  const drafted = { preset, parameters: chosen, initialPriceCents: 186_000_00 };
  const { version } = await as("ines").act("charter_draft", code, drafted);
  await as("ines").act("charter_propose", code, { version: Number(version) });
  for (const player of ["helene", "sophie", "judith"] as const)
    await as(player).sign("charter_sign", code, { version: Number(version) });
}

const need = {
  title: "",
  statement: "Le site doit offrir un lien d’évitement.",
  kind: "QUALITY",
  priority: "MUST",
  source: "atelier",
  rationale: "",
  verificationMethod: "TEST",
  chapter: "Accessibilité",
  criteria: [
    {
      reference: "",
      measure: "Un lien",
      target: "",
      method: "TEST",
      given: "",
      when: "",
      outcome: "",
      flexibility: "F0",
    },
  ],
};

/** Has one requirement written, agreed and frozen, without which no milestone starts. */
export async function specify({ as }: Company, code: string): Promise<void> {
  await as("ines").act("requirement_draft", code, need);
  const codes = ["EX-001"];
  await as("ines").act("requirement_propose", code, { codes });
  await as("judith").act("requirement_review", code, { codes });
  for (const player of ["ines", "romain"] as const)
    await as(player).act("requirement_agree", code, { read: [{ code: "EX-001", version: 1 }] });
  await as("helene").sign("baseline_sign", code, { exclusions: "aucune" });
}

/** What a milestone is about, when it is due, and what the client supplies for it. */
export type PromisedMilestone = {
  readonly title: string;
  readonly startsOn: string;
  readonly dueOn: string;
  readonly clientInputs: readonly { readonly title: string; readonly dueOn: string; readonly critical: boolean }[];
};

/** Has a milestone defined, signed by both sides and started; answers its number. */
export async function promise({ as }: Company, code: string, about: PromisedMilestone): Promise<string> {
  const parties = Parties.parse((await as("ines").read("listParties", { code })).items);
  const lines = Lines.parse((await as("ines").read("listRequirements", { code })).items);
  const { milestone } = await as("ines").act("milestone_define", code, {
    ...about,
    purpose: "",
    deliverables: [{ title: "22 gabarits", description: "" }],
    requirementIds: lines.map(({ id }) => id),
    criteria: [{ statement: "La documentation est complète" }],
    verificationPeriod: { amount: 15, unit: "CALENDAR_DAYS" },
    paymentShare: 1_000,
    amountCents: 18_600_00,
    noClientInput: about.clientInputs.length === 0,
    twoStage: false,
    agencyPartyId: parties.find((party) => party.side === "AGENCY")?.partyId,
  });
  for (const player of ["helene", "sophie"] as const) await as(player).sign("milestone_agree", code, { milestone });
  await as("romain").act("milestone_start", code, { milestone, lateness: "" });
  return String(milestone);
}

/** The agency hands a milestone over, with its evidence. */
export async function submit({ as }: Company, code: string, milestone: string): Promise<void> {
  const evidence = ["TEST_REPORT", "RELEASE_NOTES", "READINESS_RECORD"].map((kind) => ({
    ...{ kind, name: kind, fileId: null, url: "https://forge.example/x" },
  }));
  const draft = { version: "1.0", environment: "recette", message: "", declaredIssues: "", declaredBlocking: 0 };
  await as("sophie").sign("milestone_submit", code, { milestone, ...draft, evidence, answers: [] });
}

/** What somebody is to make available, beside who they are. */
export type Offered = {
  readonly kind: string;
  readonly title: string;
  readonly quantity: number | null;
  readonly startsOn: string | null;
  readonly dueOn: string;
};

/** Has somebody committed, by the API: proposed by them, signed by who signs for their party. Answers its number. */
export async function commit(
  { as }: Company,
  code: string,
  { by, signatory, ...offered }: Offered & { readonly by: Player; readonly signatory: Player },
): Promise<string> {
  const { name, roles } = who(by);
  const parties = Parties.parse((await as(by).read("listParties", { code })).items);
  const party = parties.find(({ members }) => members.some((one) => one.name === name));
  const memberId = party?.members.find((one) => one.name === name)?.memberId;
  const terms = { memberId, role: roles[0], substituteMemberId: null, critical: false, milestones: [] };
  const said = { ...offered, ...terms, partyId: party?.partyId };
  const { commitment } = await as(by).act("commitment_propose", code, said);
  await as(signatory).sign("commitment_sign", code, { commitment });
  return String(commitment);
}
