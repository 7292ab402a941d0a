import { Client } from "pg";
import { z } from "zod";
import { enterProject, type ProjectScope } from "@/lib/auth/scope";
import type { Command } from "@/lib/commands/define-command";
import { transact } from "@/lib/db/transact";
import type { Role } from "@/lib/domain/party";
import { presets } from "@/lib/domain/preset";
import { draftCharter } from "@/lib/features/charter/commands/draft-charter";
import { proposeCharter } from "@/lib/features/charter/commands/propose-charter";
import { signCharter } from "@/lib/features/charter/commands/sign-charter";
import { listCharterVersions } from "@/lib/features/charter/queries";
import { acceptInvitation } from "@/lib/features/invitation/commands/accept-invitation";
import { inviteMember } from "@/lib/features/invitation/commands/invite-member";
import { addParty } from "@/lib/features/party/commands/add-party";
import { createProject } from "@/lib/features/project/commands/create-project";
import { PersonId } from "@/lib/kernel/ids";
import { act, addPerson, mustAct, prove, type TestDoor } from "@/tests/support/act";
import { commitClient } from "@/tests/support/commitment-stage";

/** A project with everybody in it, by the acts that really make one. */
export const Cast = z
  .object({
    code: z.string(),
    owner: PersonId,
    signatory: PersonId,
    substitute: PersonId,
    sponsor: PersonId,
    manager: PersonId,
    agencySignatory: PersonId,
    amo: PersonId,
    clientParty: z.string(),
    agencyParty: z.string(),
    amoParty: z.string(),
  })
  .readonly();
export type Cast = z.infer<typeof Cast>;

/** An organisation of this name. */
export function organisation(name: string): {
  name: string;
  legalForm: string;
  registrationNumber: string;
  city: string;
} {
  return { name, legalForm: "SAS", registrationNumber: "", city: "Vère" };
}

/** What is needed to found a project as its client. */
export const founding = {
  name: "Refonte du site et de la billetterie",
  objective: "Vendre en ligne",
  currency: "EUR",
  timeZone: "Europe/Paris",
  calendar: "FR",
  side: "CLIENT",
  organisation: organisation("Musées de Haute-Vère"),
  initialPriceCents: 186_000_00,
};

const Text = z.record(z.string(), z.string());

/** The texts that a command answered. */
export function told(outcome: { readonly result: unknown }): Record<string, string> {
  return Text.parse(outcome.result);
}

/** The scope of a member now. */
export async function scopeOf(door: TestDoor, personId: PersonId, code: string): Promise<ProjectScope> {
  const scope = await transact(door.db, { personId, readOnly: true }, (tx) => enterProject(tx, personId, code));
  if (scope === null) throw new Error("Not a member");
  return scope;
}

/** The address of a person. */
export async function emailOf(door: TestDoor, personId: PersonId): Promise<string> {
  return (await door.db.person.findUniqueOrThrow({ where: { id: personId } })).email ?? "";
}

/** The secret of the last invitation mailed to an address: what its addressee reads. */
export async function tokenFor(door: TestDoor, email: string): Promise<string> {
  const rows = await door.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('aval.outbox', 'on', true)`;
    return tx.delivery.findMany({ where: { email, template: "invitation" }, orderBy: { id: "desc" } });
  });
  const path = z.object({ path: z.string() }).parse(rows[0]?.payload).path;
  return path.replace("/invitation/", "");
}

/** Invites a person and has them join. */
export async function join(
  door: TestDoor,
  by: PersonId,
  code: string,
  partyId: string,
  personId: PersonId,
  roles: readonly Role[],
  substitute = false,
): Promise<void> {
  const email = await emailOf(door, personId);
  await mustAct(door, inviteMember, by, { partyId, name: "Une personne", email, roles, substitute }, { project: code });
  await mustAct(door, acceptInvitation, personId, { token: await tokenFor(door, email) });
}

/** A project in set-up in which every post is filled: client owner, signatory, substitute and sponsor, an agency with two people, the AMO. */
export async function castProject(door: TestDoor): Promise<Cast> {
  const names = [
    "Inès Belkacem",
    "Hélène Marchetti",
    "Claire Hennequin",
    "Sophie Lantier",
    "Romain Delorme",
    "Paul Corbel",
    "Judith Amsellem",
  ];
  const people: PersonId[] = [];
  for (const name of names) people.push(await addPerson(door.db, name));
  const [owner, signatory, substitute, sponsor, manager, agencySignatory, amo] = people;
  if (
    owner === undefined ||
    signatory === undefined ||
    substitute === undefined ||
    sponsor === undefined ||
    manager === undefined ||
    agencySignatory === undefined ||
    amo === undefined
  )
    throw new Error("No cast");
  const code = told(await mustAct(door, createProject, owner, founding)).code ?? "";
  const at = { project: code };
  const clientParty = (await scopeOf(door, owner, code)).partyId;
  const agencyParty =
    told(await mustAct(door, addParty, owner, { side: "AGENCY", organisation: organisation("Atelier Corbel") }, at))
      .party ?? "";
  const amoParty =
    told(await mustAct(door, addParty, owner, { side: "AMO", organisation: organisation("Cabinet Vauquelin") }, at))
      .party ?? "";
  await join(door, owner, code, clientParty, signatory, ["CLIENT_SIGNATORY"]);
  await join(door, owner, code, clientParty, substitute, ["CLIENT_SIGNATORY"], true);
  await join(door, owner, code, clientParty, sponsor, ["CLIENT_SPONSOR"]);
  await join(door, owner, code, agencyParty, manager, ["AGENCY_MANAGER"]);
  await join(door, manager, code, agencyParty, agencySignatory, ["AGENCY_SIGNATORY"]);
  await join(door, owner, code, amoParty, amo, ["AMO"]);
  return {
    code,
    owner,
    signatory,
    substitute,
    sponsor,
    manager,
    agencySignatory,
    amo,
    clientParty,
    agencyParty,
    amoParty,
  };
}

/** The parameters that a charter starts from. */
export const privateCharter = { preset: "PRIVATE", parameters: presets.PRIVATE, initialPriceCents: 186_000_00 };

/** Drafts and proposes a charter; answers its version and digest. */
export async function proposed(
  door: TestDoor,
  cast: Cast,
  charter: unknown = privateCharter,
): Promise<{ readonly version: number; readonly digest: string }> {
  const at = { project: cast.code };
  const version = Number(told(await mustAct(door, draftCharter, cast.owner, charter, at)).version);
  await mustAct(door, proposeCharter, cast.owner, { version }, at);
  const scope = await scopeOf(door, cast.owner, cast.code);
  const versions = await transact(door.db, { personId: cast.owner, readOnly: true }, async (tx) => {
    await enterProject(tx, cast.owner, cast.code);
    return listCharterVersions(tx, scope.projectId);
  });
  return { version, digest: versions.find((one) => one.version === version)?.digest ?? "" };
}

/** Signs as a person, with a fresh proof of identity bound to the digest of the input. */
export async function sign(
  door: TestDoor,
  command: Command,
  personId: PersonId,
  input: { readonly digest: string },
  project: string,
): ReturnType<typeof act> {
  const proofId = await prove(door, personId, input.digest);
  return act(door, command, personId, input, { project, proofId });
}

/** Has every party sign a proposed charter: the last one brings it into force. */
export async function signByAll(
  door: TestDoor,
  cast: Cast,
  charter: { readonly version: number; readonly digest: string },
): Promise<void> {
  for (const person of [cast.signatory, cast.agencySignatory, cast.amo]) {
    const answer = await sign(door, signCharter, person, charter, cast.code);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  }
}

/** A running project: everybody is in it, its charter is signed by all, its client has signed what it makes available. */
export async function activeProject(door: TestDoor, charter: unknown = privateCharter): Promise<Cast> {
  const cast = await castProject(door);
  await signByAll(door, cast, await proposed(door, cast, charter));
  await commitClient({ door, project: cast.code }, cast);
  return cast;
}

/** How many rows each table of the project holds, ledger included: what a refused act must leave as it was. */
export async function countRows(url: string): Promise<Record<string, number>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT IN ('identity_proof', '_prisma_migrations')",
    );
    const counts: Record<string, number> = {};
    for (const { name } of rows) {
      const found = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${client.escapeIdentifier(name)}`);
      counts[name] = Number(found.rows[0]?.n ?? 0);
    }
    return counts;
  } finally {
    await client.end();
  }
}
