import type { Tx } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import { Role, Side } from "@/lib/domain/party";
import type { Instant } from "@/lib/kernel/instant";

/** A member with their live roles, and the roles that others of the same party hold. */
export type MemberRow = {
  readonly id: string;
  readonly party: { readonly id: string; readonly side: Side };
  readonly roles: readonly Role[];
  readonly heldByOthers: readonly Role[];
};

/** A member, once the acts before are done; `null` when there is none, or no more. */
export async function loadMemberForUpdate(tx: Tx, projectId: string, memberId: string): Promise<MemberRow | null> {
  await lockProject(tx, projectId);
  const member = await tx.member.findFirst({ where: { projectId, id: memberId, endedAt: null } });
  if (member === null) return null;
  const party = await tx.member.findMany({
    where: { projectId, partyId: member.partyId, endedAt: null },
    select: { id: true },
  });
  const rows = await tx.memberRole.findMany({
    where: { projectId, memberId: { in: party.map((one) => one.id) }, endedAt: null },
    orderBy: { id: "asc" },
  });
  const rolesOf = (own: boolean): Role[] =>
    rows.filter((row) => (row.memberId === memberId) === own).map((row) => Role.parse(row.role));
  return {
    id: memberId,
    party: { id: member.partyId, side: Side.parse(member.side) },
    roles: rolesOf(true),
    heldByOthers: rolesOf(false),
  };
}

/** Ends the roles of a member: those not kept, or whose substitution changes. */
export async function endRoles(tx: Tx, ended: { projectId: string; memberId: string; now: Instant }): Promise<void> {
  await tx.memberRole.updateMany({
    where: { projectId: ended.projectId, memberId: ended.memberId, endedAt: null },
    data: { endedAt: new Date(ended.now) },
  });
}

/** Gives roles to a member. */
export async function saveRoles(
  tx: Tx,
  given: {
    projectId: string;
    memberId: string;
    side: Side;
    roles: readonly { id: string; role: Role; substitute: boolean }[];
    now: Instant;
  },
): Promise<void> {
  const { roles, now, ...data } = given;
  await tx.memberRole.createMany({ data: roles.map((role) => ({ ...data, ...role, grantedAt: new Date(now) })) });
}

/** Ends a membership. What the person signed stays. */
export async function endMember(tx: Tx, ended: { projectId: string; memberId: string; now: Instant }): Promise<void> {
  await endRoles(tx, ended);
  await tx.member.updateMany({
    where: { projectId: ended.projectId, id: ended.memberId },
    data: { endedAt: new Date(ended.now) },
  });
}
