import type { Tx } from "@/lib/db/client";
import type { Side } from "@/lib/domain/party";
import type { DelayState } from "@/lib/features/delay/queries";
import type { Instant } from "@/lib/kernel/instant";

/** Records that a client input is there. */
export async function saveDelivery(
  tx: Tx,
  delivery: {
    readonly projectId: string;
    readonly milestoneId: string;
    readonly inputId: string;
    readonly deliveredOn: string;
    readonly lateDays: number;
    readonly deliveredBy: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { now, deliveredOn, ...row } = delivery;
  await tx.clientInputDelivery.createMany({
    data: [{ ...row, deliveredOn: new Date(deliveredOn), deliveredAt: new Date(now) }],
  });
}

/** Who puts a date forward. */
type Proposer = { readonly partyId: string; readonly side: Side; readonly memberId: string };

/** Saves a proposed date; without a proposer it is the charter's own, and agreed at once. */
export async function saveDate(
  tx: Tx,
  state: Pick<DelayState, "id" | "rows" | "delay" | "computedDueOn">,
  date: {
    readonly projectId: string;
    readonly id: string;
    readonly wasDueOn: string;
    readonly dueOn: string;
    readonly by: Proposer | null;
    readonly now: Instant;
  },
): Promise<void> {
  const { projectId, id, wasDueOn, dueOn, by, now } = date;
  await tx.milestoneDate.createMany({
    data: [
      {
        projectId,
        id,
        milestoneId: state.id,
        number: (state.rows.at(-1)?.number ?? 0) + 1,
        partyId: by?.partyId ?? null,
        side: by?.side ?? null,
        wasDueOn: new Date(wasDueOn),
        dueOn: new Date(dueOn),
        computedDueOn: state.computedDueOn === null ? null : new Date(state.computedDueOn),
        clientDays: state.delay.client,
        agencyDays: state.delay.agency,
        proposedBy: by?.memberId ?? null,
        proposedAt: new Date(now),
        agreedAt: by === null ? new Date(now) : null,
        automatic: by === null,
      },
    ],
  });
}

/** Saves the agreement of the other side to the date that waits. */
export async function agreeDate(
  tx: Tx,
  date: {
    readonly projectId: string;
    readonly id: string;
    readonly memberId: string;
    readonly side: Side;
    readonly now: Instant;
  },
): Promise<void> {
  const { projectId, id, memberId, side, now } = date;
  const { count } = await tx.milestoneDate.updateMany({
    where: { projectId, id, agreedAt: null },
    data: { agreedBy: memberId, agreedSide: side, agreedAt: new Date(now) },
  });
  if (count !== 1) throw new Error("The proposed date was no longer waiting");
}
