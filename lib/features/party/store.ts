import type { Tx } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import { Side } from "@/lib/domain/party";
import type { AddPartyInput } from "@/lib/features/party/schema";
import type { Instant } from "@/lib/kernel/instant";

/** A party as it stands, with the ordinals that its side has used. */
export type PartyRow = {
  readonly id: string;
  readonly side: Side;
  readonly name: string;
  readonly ordinal: number;
  readonly removed: boolean;
};

/** Every party the project has had, once the acts before are done. */
export async function loadPartiesForUpdate(tx: Tx, projectId: string): Promise<readonly PartyRow[]> {
  await lockProject(tx, projectId);
  const rows = await tx.party.findMany({ where: { projectId } });
  return rows.map((row) => ({
    id: row.id,
    side: Side.parse(row.side),
    name: row.name,
    ordinal: row.ordinal,
    removed: row.removedAt !== null,
  }));
}

/** Saves a party and its organisation. */
export async function saveParty(
  tx: Tx,
  party: AddPartyInput & {
    projectId: string;
    id: string;
    organisationId: string;
    ordinal: number;
    createdBy: string;
    now: Instant;
  },
): Promise<void> {
  const createdAt = new Date(party.now);
  const { projectId, id, side, organisation, organisationId, ordinal, createdBy } = party;
  await tx.organisation.create({ data: { ...organisation, id: organisationId, createdBy, createdAt } });
  await tx.party.create({ data: { projectId, id, side, organisationId, name: organisation.name, ordinal, createdAt } });
}

/** Ends a party: its people and their roles with it, and the invitations nobody took up. Answers who they were. */
export async function endParty(
  tx: Tx,
  ended: { projectId: string; partyId: string; now: Instant },
): Promise<{ readonly members: readonly string[]; readonly invitations: readonly string[] }> {
  const { projectId, partyId } = ended;
  const at = new Date(ended.now);
  const members = await tx.member.findMany({
    where: { projectId, partyId, endedAt: null },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const invitations = await tx.invitation.findMany({
    where: { projectId, partyId, acceptedAt: null, revokedAt: null },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const ids = members.map((member) => member.id);
  await tx.memberRole.updateMany({ where: { projectId, memberId: { in: ids }, endedAt: null }, data: { endedAt: at } });
  await tx.member.updateMany({ where: { projectId, id: { in: ids } }, data: { endedAt: at } });
  await tx.invitation.updateMany({
    where: { projectId, partyId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: at },
  });
  await tx.party.updateMany({ where: { projectId, id: partyId }, data: { removedAt: at } });
  return { members: ids, invitations: invitations.map((invitation) => invitation.id) };
}
