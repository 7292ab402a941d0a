import type { Tx } from "@/lib/db/client";
import type { Due } from "@/lib/domain/deadline";
import type { Instant } from "@/lib/kernel/instant";

type Result = {
  readonly projectId: string;
  readonly submissionId: string;
  readonly milestoneId: string;
  readonly criterionId: string;
  readonly passed: boolean;
  readonly note: string;
  readonly verifiedBy: string;
  readonly now: Instant;
};

/** Writes the result of one criterion, the first or another. */
export async function saveResult(tx: Tx, { now, ...row }: Result): Promise<void> {
  const { projectId, submissionId, criterionId, passed, note, verifiedBy } = row;
  const verifiedAt = new Date(now);
  await tx.verificationResult.upsert({
    where: { projectId_submissionId_criterionId: { projectId, submissionId, criterionId } },
    create: { ...row, verifiedAt },
    update: { passed, note, verifiedBy, verifiedAt },
  });
}

/** Saves the invitation to observe, once for a submission. */
export async function saveHearing(
  tx: Tx,
  row: {
    projectId: string;
    id: string;
    submissionId: string;
    intended: string;
    reasons: string;
    openedBy: string;
    now: Instant;
    ends: Due;
  },
): Promise<void> {
  const { now, ends, ...data } = row;
  await tx.hearing.createMany({
    data: [{ ...data, openedAt: new Date(now), endsOn: new Date(ends.on), endsBefore: new Date(ends.before) }],
  });
}

/** Saves the agency's observations. */
export async function answerHearing(
  tx: Tx,
  row: { projectId: string; id: string; answer: string; answeredBy: string; now: Instant },
): Promise<void> {
  const { projectId, id, answer, answeredBy, now } = row;
  await tx.hearing.update({
    where: { projectId_id: { projectId, id } },
    data: { answer, answeredBy, answeredAt: new Date(now) },
  });
}
