import type { Tx } from "@/lib/db/client";
import type { Due, Period } from "@/lib/domain/deadline";
import type { KnownFile } from "@/lib/features/milestone/queries-submission-record";
import type { SubmissionDraftInput } from "@/lib/features/milestone/schema";
import type { Instant } from "@/lib/kernel/instant";

type Row = {
  readonly projectId: string;
  readonly id: string;
  readonly milestoneId: string;
  readonly number: number;
  readonly draft: SubmissionDraftInput;
  readonly files: readonly KnownFile[];
  readonly documentId: string;
  readonly submittedBy: string;
  readonly now: Instant;
  readonly due: Due;
  readonly period: Period;
  /** The version of the project's calendar in which the term was counted. */
  readonly calendarVersion: number;
  readonly newId: () => string;
};

/** Saves a submission whole: its evidence, its answers, and the term that it opens. */
export async function saveSubmission(tx: Tx, row: Row): Promise<void> {
  const { projectId, id, draft, files, due, period } = row;
  await tx.submission.createMany({
    data: [
      {
        projectId,
        id,
        milestoneId: row.milestoneId,
        number: row.number,
        versionLabel: draft.version,
        environment: draft.environment,
        message: draft.message,
        declaredIssues: draft.declaredIssues,
        documentId: row.documentId,
        submittedBy: row.submittedBy,
        submittedAt: new Date(row.now),
        dueOn: new Date(due.on),
        dueBefore: new Date(due.before),
        periodAmount: period.amount,
        periodUnit: period.unit,
        calendarVersion: String(row.calendarVersion),
      },
    ],
  });
  await tx.evidence.createMany({
    data: draft.evidence.map(({ kind, name, fileId, url }, index) => ({
      projectId,
      submissionId: id,
      id: row.newId(),
      position: index + 1,
      kind,
      name,
      fileId,
      url,
      sha256: files.find((file) => file.id === fileId)?.sha256 ?? null,
    })),
  });
  await tx.submissionAnswer.createMany({
    data: draft.answers
      .filter((answer) => answer.text !== "")
      .map(({ reasonId, text }) => ({ projectId, submissionId: id, reasonId, text })),
  });
}
