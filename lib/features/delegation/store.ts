import type { Tx } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { DelegationDates } from "@/lib/domain/delegation";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** A power already written by a grantor. */
export type PowerRow = DelegationDates & {
  readonly id: string;
  readonly code: string;
  readonly grantorMemberId: string;
  readonly partyId: string;
  readonly acts: readonly string[];
};

/** Every power of the project, once the acts before are done. */
export async function loadPowersForUpdate(tx: Tx, projectId: string): Promise<readonly PowerRow[]> {
  await lockProject(tx, projectId);
  return loadPowers(tx, projectId);
}

/** Every power of the project as it stands. */
export async function loadPowers(tx: Tx, projectId: string): Promise<readonly PowerRow[]> {
  const rows = await tx.delegation.findMany({ where: { projectId } });
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    grantorMemberId: row.grantorMemberId,
    partyId: row.partyId,
    acts: row.acts,
    validFrom: instantOf(row.validFrom),
    validUntil: instantOf(row.validUntil),
    revokedAt: row.revokedAt === null ? null : instantOf(row.revokedAt),
  }));
}

/** Saves a power and the acts that it lends: the database refuses that one act be lent twice at the same time. */
export async function savePower(
  tx: Tx,
  power: {
    projectId: string;
    id: string;
    code: string;
    grantorMemberId: string;
    granteeMemberId: string;
    partyId: string;
    role: string;
    acts: readonly string[];
    maxAmountCents: number | null;
    validFrom: Instant;
    validUntil: Instant;
    documentId: string;
    now: Instant;
  },
): Promise<void> {
  const { now, acts, maxAmountCents, ...data } = power;
  const dates = { validFrom: new Date(power.validFrom), validUntil: new Date(power.validUntil) };
  await tx.delegation.create({
    data: { ...data, ...dates, acts: [...acts], maxAmountCents, grantedAt: new Date(now) },
  });
  const { projectId, id: delegationId, grantorMemberId } = power;
  // A power that begins today begins now: what was lent this morning and revoked at noon can be lent again.
  const validFrom = now > power.validFrom ? new Date(now) : dates.validFrom;
  await tx.delegationAct.createMany({
    data: acts.map((act) => ({ projectId, delegationId, act, grantorMemberId, ...dates, validFrom })),
  });
}
