import type { Tx } from "@/lib/db/client";
import type { Role, Side } from "@/lib/domain/party";
import type { CreateProjectInput, OrganisationInput } from "@/lib/features/project/schema";
import type { Instant } from "@/lib/kernel/instant";
import type { Locale } from "@/lib/text/locale";

/** Names the project of the rest of the transaction: row-level security lets its founder write the first rows. */
export async function enterFounded(tx: Tx, projectId: string): Promise<void> {
  await tx.$queryRaw`SELECT set_config('aval.project_id', ${projectId}, true)`;
}

/** Saves an organisation as entered by a person. */
export async function saveOrganisation(
  tx: Tx,
  organisation: OrganisationInput & { id: string; createdBy: string; now: Instant },
): Promise<void> {
  const { now, ...data } = organisation;
  await tx.organisation.create({ data: { ...data, createdAt: new Date(now) } });
}

/** Saves a new project in set-up. */
export async function saveProject(
  tx: Tx,
  project: Pick<CreateProjectInput, "name" | "objective" | "currency" | "timeZone" | "calendar"> & {
    id: string;
    code: string;
    language: Locale;
    initialPriceCents: number | null;
    createdBy: string;
    now: Instant;
  },
): Promise<void> {
  const { now, ...data } = project;
  await tx.project.create({ data: { ...data, status: "SETUP", createdAt: new Date(now) } });
}

/** Saves a party; its ordinal among the parties of its side draws its texture. */
export async function saveParty(
  tx: Tx,
  party: {
    projectId: string;
    id: string;
    side: Side;
    organisationId: string;
    name: string;
    ordinal: number;
    now: Instant;
  },
): Promise<void> {
  const { now, ...data } = party;
  await tx.party.create({ data: { ...data, createdAt: new Date(now) } });
}

/** Saves a member with the roles they start in. The roles must be of the party's side: the database refuses others. */
export async function saveMember(
  tx: Tx,
  member: {
    projectId: string;
    id: string;
    partyId: string;
    side: Side;
    personId: string;
    roles: readonly { id: string; role: Role; substitute: boolean }[];
    now: Instant;
  },
): Promise<void> {
  const { roles, now, ...data } = member;
  await tx.member.create({ data: { ...data, createdAt: new Date(now) } });
  await tx.memberRole.createMany({
    data: roles.map((role) => ({
      ...role,
      projectId: member.projectId,
      memberId: member.id,
      side: member.side,
      grantedAt: new Date(now),
    })),
  });
}

/** Saves another name and objective. */
export async function saveName(
  tx: Tx,
  projectId: string,
  words: { readonly name: string; readonly objective: string },
): Promise<void> {
  await tx.project.updateMany({ where: { id: projectId }, data: words });
}
