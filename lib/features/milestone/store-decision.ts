import type { Tx } from "@/lib/db/client";
import type { Due } from "@/lib/domain/deadline";
import type { Decision } from "@/lib/domain/decision-condition";
import type { Instant } from "@/lib/kernel/instant";

type Row = {
  readonly projectId: string;
  readonly id: string;
  readonly milestoneId: string;
  readonly submissionId: string;
  readonly version: number;
  readonly kind: Decision;
  readonly documentId: string;
  readonly amountCents: number;
  readonly reductionCents: number | null;
  readonly comment: string;
  readonly decidedBy: string;
  readonly now: Instant;
  readonly warrantyEndsOn: string | null;
  readonly term: Due | null;
  readonly decisionDueOn: string | null;
  readonly reasons: readonly { readonly criterionId: string; readonly text: string }[];
  readonly newId: () => string;
};

/** Saves a decision and its reasons. A second final decision on the same milestone cannot be written (invariant 2). */
export async function saveDecision(tx: Tx, row: Row): Promise<void> {
  const {
    projectId,
    id,
    milestoneId,
    term,
    now,
    newId,
    reasons,
    amountCents,
    reductionCents,
    warrantyEndsOn,
    decisionDueOn,
    ...data
  } = row;
  const day = (on: string | null): Date | null => (on === null ? null : new Date(on));
  await tx.decision.createMany({
    data: [
      {
        ...data,
        projectId,
        id,
        milestoneId,
        amountCents: BigInt(amountCents),
        reductionCents: reductionCents === null ? null : BigInt(reductionCents),
        decidedAt: new Date(now),
        warrantyEndsOn: day(warrantyEndsOn),
        termOn: day(term?.on ?? null),
        termBefore: term === null ? null : new Date(term.before),
        decisionDueOn: day(decisionDueOn),
      },
    ],
  });
  await tx.decisionReason.createMany({
    data: reasons.map((reason) => ({ ...reason, projectId, milestoneId, decisionId: id, id: newId() })),
  });
}

/** The list is fixed by a signature: from now on each open reservation may be contested, until this instant. */
export async function fixReservations(
  tx: Tx,
  fixed: { projectId: string; milestoneId: string; contestBefore: Instant },
): Promise<void> {
  const { projectId, milestoneId, contestBefore } = fixed;
  await tx.reservation.updateMany({
    where: { projectId, milestoneId, status: { in: ["OPEN", "FIX_SUBMITTED", "CONTESTED"] }, contestBefore: null },
    data: { contestBefore: new Date(contestBefore) },
  });
}

/** Saves the agency's refusal to present again. */
export async function saveResubmissionRefusal(
  tx: Tx,
  row: { projectId: string; decisionId: string; reason: string; refusedBy: string; now: Instant },
): Promise<void> {
  const { now, ...data } = row;
  await tx.resubmissionRefusal.createMany({ data: [{ ...data, refusedAt: new Date(now) }] });
}

/** Saves the agency's written acceptance of a reduction. */
export async function saveReductionAcceptance(
  tx: Tx,
  row: { projectId: string; decisionId: string; documentId: string; comment: string; acceptedBy: string; now: Instant },
): Promise<void> {
  const { now, ...data } = row;
  await tx.priceReductionAcceptance.createMany({ data: [{ ...data, acceptedAt: new Date(now) }] });
}
