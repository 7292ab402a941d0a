import type { Tx } from "@/lib/db/client";
import type { AgreedCause } from "@/lib/domain/clock-act";
import { lockClock, lockMatter, lockWaitingClocks } from "@/lib/features/clock/queries";
import { type ClockAccount, listClockAccounts } from "@/lib/features/clock/queries-view";
import type { Instant } from "@/lib/kernel/instant";

/** Holds a clock, its matter first, and reads it as the acts on it ask; `null` when it is not of this project. */
export async function loadClockForUpdate(
  tx: Tx,
  projectId: string,
  id: string,
  now: Instant,
): Promise<ClockAccount | null> {
  await lockMatter(tx, projectId, id);
  if ((await lockClock(tx, projectId, id)) === null) return null;
  const [clock] = await listClockAccounts(tx, projectId, { ids: [id] }, now);
  return clock ?? null;
}

/** The same clock with the suspension that it is in, to be let run again. */
export async function loadSuspension(
  tx: Tx,
  projectId: string,
  clock: ClockAccount,
  now: Instant,
): Promise<Awaited<ReturnType<typeof lockWaitingClocks>>[number] | null> {
  if (clock.milestoneId === null) return null;
  const waiting = await lockWaitingClocks(
    tx,
    projectId,
    { milestoneId: clock.milestoneId },
    { kinds: [clock.kind], now },
  );
  return waiting.find((one) => one.id === clock.id) ?? null;
}

/** A suspension as one side proposes it. */
export type Proposal = {
  readonly projectId: string;
  readonly id: string;
  readonly clockId: string;
  readonly cause: AgreedCause;
  readonly reason: string;
  readonly partyId: string;
  readonly proposedBy: string;
  readonly now: Instant;
};

/** Puts a suspension to the other side. */
export async function saveProposal(tx: Tx, proposal: Proposal): Promise<void> {
  const { projectId, id, clockId, cause, reason, partyId, proposedBy, now } = proposal;
  await tx.clockSuspension.create({
    data: { projectId, id, clockId, cause, reason, partyId, proposedBy, proposedAt: new Date(now) },
  });
}

/** Agrees to the suspension that waits for an answer. */
export async function saveAgreement(
  tx: Tx,
  agreed: { readonly projectId: string; readonly clockId: string; readonly by: string; readonly now: Instant },
): Promise<void> {
  const { projectId, clockId, by, now } = agreed;
  await tx.clockSuspension.updateMany({
    where: { projectId, clockId, agreedAt: null, withdrawnAt: null },
    data: { agreedBy: by, agreedAt: new Date(now) },
  });
}

/** Takes back the suspension that waits for an answer. */
export async function saveWithdrawal(
  tx: Tx,
  withdrawn: { readonly projectId: string; readonly clockId: string; readonly by: string; readonly now: Instant },
): Promise<void> {
  const { projectId, clockId, by, now } = withdrawn;
  await tx.clockSuspension.updateMany({
    where: { projectId, clockId, agreedAt: null, withdrawnAt: null },
    data: { withdrawnBy: by, withdrawnAt: new Date(now) },
  });
}
