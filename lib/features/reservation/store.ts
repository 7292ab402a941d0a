import type { Tx } from "@/lib/db/client";
import type { MilestoneStatus } from "@/lib/domain/milestone";
import type { ReservationActName, ReservationStatus, Severity } from "@/lib/domain/reservation";
import type { Instant } from "@/lib/kernel/instant";

/** The wording of a reservation. */
export type ReservationWords = {
  readonly severity: Severity;
  readonly statement: string;
  readonly steps: string;
  readonly dueOn: string;
  readonly criterionId: string | null;
  readonly requirementId: string | null;
  readonly digest: string;
};
type Of = { readonly projectId: string; readonly id: string };

/** Finds the milestone of a reservation, so that its row can be locked first: all acts on a milestone queue there. */
export async function milestoneOf(tx: Tx, projectId: string, reservation: string): Promise<string | null> {
  const row = await tx.reservation.findUnique({
    where: { projectId_code: { projectId, code: reservation } },
    select: { milestoneId: true },
  });
  if (row === null) return null;
  const milestone = await tx.milestone.findUniqueOrThrow({
    where: { projectId_id: { projectId, id: row.milestoneId } },
    select: { code: true },
  });
  return milestone.code;
}

/** Saves a new reservation. */
export async function saveReservation(
  tx: Tx,
  row: Of &
    ReservationWords & {
      readonly milestoneId: string;
      readonly submissionId: string;
      readonly code: string;
      readonly raisedBy: string;
      readonly now: Instant;
    },
): Promise<void> {
  const { now, dueOn, ...data } = row;
  await tx.reservation.createMany({
    data: [{ ...data, status: "OPEN", dueOn: new Date(dueOn), raisedAt: new Date(now) }],
  });
}

/** Writes another wording of a reservation, while the list is open. */
export async function rewordReservation(tx: Tx, row: Of & ReservationWords): Promise<void> {
  const { projectId, id, dueOn, ...data } = row;
  await tx.reservation.update({
    where: { projectId_id: { projectId, id } },
    data: { ...data, dueOn: new Date(dueOn) },
  });
}

type Move = Of & {
  readonly from: ReservationStatus;
  readonly to: ReservationStatus;
  readonly fixVersion?: string | null;
  readonly fixAnswerDueOn?: string | null;
  readonly documentId?: string;
  readonly settledAt?: Instant;
};

/** Moves a reservation from the status that the rule saw. */
export async function moveReservation(
  tx: Tx,
  { projectId, id, from, to, fixAnswerDueOn, settledAt, ...more }: Move,
): Promise<void> {
  const due =
    fixAnswerDueOn === undefined ? {} : { fixAnswerDueOn: fixAnswerDueOn === null ? null : new Date(fixAnswerDueOn) };
  const settled = settledAt === undefined ? {} : { settledAt: new Date(settledAt) };
  const { count } = await tx.reservation.updateMany({
    where: { projectId, id, status: from },
    data: { status: to, ...more, ...due, ...settled },
  });
  if (count !== 1) throw new Error(`The reservation was no longer ${from}`);
}

/** Notes the agency's signature of a lifting. */
export async function confirmReservation(
  tx: Tx,
  { projectId, id, now }: Of & { readonly now: Instant },
): Promise<void> {
  await tx.reservation.update({
    where: { projectId_id: { projectId, id } },
    data: { liftingConfirmedAt: new Date(now) },
  });
}

/** Adds a step to the history of a reservation. */
export async function saveStep(
  tx: Tx,
  row: Of & {
    readonly reservationId: string;
    readonly act: "raise" | ReservationActName;
    readonly text: string;
    readonly versionLabel?: string;
    readonly memberId: string;
    readonly partyId: string;
    readonly documentId?: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { now, versionLabel = "", ...data } = row;
  await tx.reservationStep.createMany({ data: [{ ...data, versionLabel, happenedAt: new Date(now) }] });
}

/** Moves a milestone whose last reservation is settled. */
export async function settleMilestone(
  tx: Tx,
  move: Of & { readonly from: MilestoneStatus; readonly to: MilestoneStatus },
): Promise<void> {
  const { projectId, id, from, to } = move;
  const { count } = await tx.milestone.updateMany({ where: { projectId, id, status: from }, data: { status: to } });
  if (count !== 1) throw new Error(`The milestone was no longer ${from}`);
}
