import type { Tx } from "@/lib/db/client";
import type { Event } from "@/lib/domain/event";
import type { Role } from "@/lib/domain/party";
import type { Instant } from "@/lib/kernel/instant";

/** Ends a power at this instant; one that has not begun never does. */
export async function endPower(tx: Tx, ended: { projectId: string; id: string; now: Instant }): Promise<void> {
  const { projectId, id, now } = ended;
  await tx.delegation.updateMany({ where: { projectId, id, revokedAt: null }, data: { revokedAt: new Date(now) } });
  await tx.$executeRaw`
    UPDATE delegation_act SET valid_until = least(valid_until, greatest(valid_from, ${now}::timestamptz))
    WHERE project_id = ${projectId}::uuid AND delegation_id = ${id}::uuid`;
}

/**
 * Ends for good the powers of people who leave, lent by them or to them (`kept` is null), or those that they lent in a
 * role which they no longer have. Answers what the ledger is told: a power does not come back with the role.
 */
export async function endPowersOf(
  tx: Tx,
  ended: { projectId: string; memberIds: readonly string[]; kept: readonly Role[] | null; now: Instant },
): Promise<readonly Event[]> {
  const { projectId, kept, now } = ended;
  const memberIds = [...ended.memberIds];
  const lent = { grantorMemberId: { in: memberIds } };
  const theirs =
    kept === null ? { OR: [lent, { granteeMemberId: { in: memberIds } }] } : { ...lent, role: { notIn: [...kept] } };
  const powers = await tx.delegation.findMany({
    where: { projectId, revokedAt: null, validUntil: { gt: new Date(now) }, ...theirs },
    select: { id: true, code: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of powers) await endPower(tx, { projectId, id, now });
  return powers.map(
    ({ id, code }): Event => ({ type: "DelegationRevoked", payload: { delegationId: id, delegation: code } }),
  );
}
