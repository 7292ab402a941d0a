import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { EvidenceKind } from "@/lib/domain/submission";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** A piece of evidence as it was handed over. */
export type EvidenceState = {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly name: string;
  readonly fileId: string | null;
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly url: string | null;
};

/** What the client found on one criterion. */
export type ResultState = {
  readonly criterionId: string;
  readonly passed: boolean;
  readonly note: string;
  readonly at: Instant;
};

/** The hearing of a submission. */
export type HearingState = {
  readonly id: string;
  readonly intended: string;
  readonly reasons: string;
  readonly openedAt: Instant;
  readonly endsOn: string;
  readonly endsBefore: Instant;
  readonly answer: string | null;
  readonly answeredAt: Instant | null;
};

/** A submission with its evidence, its results and its hearing. */
export type SubmissionState = {
  readonly id: string;
  readonly number: number;
  readonly versionLabel: string;
  readonly environment: string;
  readonly message: string;
  readonly declaredIssues: string;
  readonly document: { readonly id: string; readonly code: string; readonly digest: string };
  readonly submittedAt: Instant;
  readonly dueOn: string;
  readonly dueBefore: Instant;
  readonly evidence: readonly EvidenceState[];
  readonly answers: readonly { readonly reasonId: string; readonly text: string }[];
  readonly results: readonly ResultState[];
  readonly hearing: HearingState | null;
};

const EvidenceRow = z.object({
  id: z.string(),
  submissionId: z.string(),
  kind: EvidenceKind,
  name: z.string(),
  fileId: z.string().nullable(),
  sha256: z.string().nullable(),
  bytes: z.bigint().nullable(),
  url: z.string().nullable(),
});

/** The submissions of a milestone, the first one first. */
export async function loadSubmissions(
  tx: Tx,
  projectId: string,
  milestoneId: string,
): Promise<readonly SubmissionState[]> {
  const rows = await tx.submission.findMany({ where: { projectId, milestoneId }, orderBy: { number: "asc" } });
  if (rows.length === 0) return [];
  const where = { projectId, submissionId: { in: rows.map((row) => row.id) } };
  const [evidence, answers, results, hearings, documents] = await Promise.all([
    tx.$queryRaw<unknown[]>`
      SELECT e.id, e.submission_id AS "submissionId", e.kind, e.name, e.file_id AS "fileId", e.sha256, f.bytes, e.url
      FROM evidence e JOIN submission s ON s.project_id = e.project_id AND s.id = e.submission_id
      LEFT JOIN stored_file f ON f.project_id = e.project_id AND f.id = e.file_id
      WHERE s.project_id = ${projectId}::uuid AND s.milestone_id = ${milestoneId}::uuid ORDER BY e.position`,
    tx.submissionAnswer.findMany({ where }),
    tx.verificationResult.findMany({ where }),
    tx.hearing.findMany({ where }),
    tx.signedDocument.findMany({
      where: { projectId, id: { in: rows.map((row) => row.documentId) } },
      select: { id: true, code: true, digest: true },
    }),
  ]);
  const pieces = z.array(EvidenceRow).parse(evidence);
  return rows.map((row): SubmissionState => {
    const hearing = hearings.find((one) => one.submissionId === row.id);
    return {
      id: row.id,
      number: row.number,
      versionLabel: row.versionLabel,
      environment: row.environment,
      message: row.message,
      declaredIssues: row.declaredIssues,
      document: documents.find((one) => one.id === row.documentId) ?? { id: row.documentId, code: "", digest: "" },
      submittedAt: instantOf(row.submittedAt),
      dueOn: row.dueOn.toISOString().slice(0, 10),
      dueBefore: instantOf(row.dueBefore),
      evidence: pieces
        .filter((one) => one.submissionId === row.id)
        .map(({ submissionId, bytes, ...one }) => ({ ...one, bytes: Number(bytes ?? 0) || null })),
      answers: answers.filter((one) => one.submissionId === row.id).map(({ reasonId, text }) => ({ reasonId, text })),
      results: results
        .filter((one) => one.submissionId === row.id)
        .map(({ criterionId, passed, note, verifiedAt }) => ({ criterionId, passed, note, at: instantOf(verifiedAt) })),
      hearing:
        hearing === undefined
          ? null
          : {
              id: hearing.id,
              intended: hearing.intended,
              reasons: hearing.reasons,
              openedAt: instantOf(hearing.openedAt),
              endsOn: hearing.endsOn.toISOString().slice(0, 10),
              endsBefore: instantOf(hearing.endsBefore),
              answer: hearing.answer,
              answeredAt: hearing.answeredAt === null ? null : instantOf(hearing.answeredAt),
            },
    };
  });
}
