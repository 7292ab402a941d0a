import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { ReservationStatus, Severity } from "@/lib/domain/reservation";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const moment = z.date().nullable();
const Row = z.object({
  id: z.string(),
  code: z.string(),
  milestoneId: z.string(),
  submissionId: z.string(),
  severity: Severity,
  status: ReservationStatus,
  statement: z.string(),
  steps: z.string(),
  dueOn: z.string(),
  criterionId: z.string().nullable(),
  requirementId: z.string().nullable(),
  linkedTo: z.string().nullable(),
  covers: z.array(z.string()),
  digest: z.string(),
  raisedAt: z.date(),
  contestBefore: moment,
  fixVersion: z.string().nullable(),
  documentId: z.string().nullable(),
  record: z.string().nullable(),
  recordDigest: z.string().nullable(),
  settledAt: moment,
  liftingConfirmedAt: moment,
});
type Raw = z.infer<typeof Row>;

/** A reservation as it stands. Its due day is that of its clock once it runs: extended where more time was granted. `linkedTo` is the code of what is not met, `covers` the criteria that this amounts to. */
export type ReservationState = Omit<Raw, "raisedAt" | "contestBefore" | "settledAt" | "liftingConfirmedAt"> & {
  readonly raisedAt: Instant;
  readonly contestBefore: Instant | null;
  readonly settledAt: Instant | null;
  readonly liftingConfirmedAt: Instant | null;
};

/** The reservations of a milestone, or of the whole project, by number. */
export async function loadReservations(
  tx: Tx,
  projectId: string,
  milestoneId: string | null,
): Promise<readonly ReservationState[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT r.id, r.code, r.milestone_id AS "milestoneId", r.submission_id AS "submissionId", r.severity, r.status, r.statement, r.steps,
      to_char(coalesce((SELECT k.due_on FROM clock k WHERE k.project_id = r.project_id AND k.matter_id = r.id AND k.kind = 'RESERVATION_LIFTING'
        ORDER BY k.started_at DESC, k.id DESC LIMIT 1), r.due_on), 'YYYY-MM-DD') AS "dueOn", r.criterion_id AS "criterionId", r.requirement_id AS "requirementId",
      coalesce(c.code, q.code) AS "linkedTo",
      CASE WHEN c.code IS NOT NULL THEN ARRAY[c.code] ELSE coalesce((
        SELECT array_agg(k.code ORDER BY k.position) FROM milestone_criterion k
        WHERE k.project_id = r.project_id AND k.milestone_id = r.milestone_id AND k.requirement_id = r.requirement_id), '{}') END AS covers,
      r.digest, r.raised_at AS "raisedAt", r.contest_before AS "contestBefore", r.fix_version AS "fixVersion",
      r.document_id AS "documentId", d.code AS record, d.digest AS "recordDigest", r.settled_at AS "settledAt",
      r.lifting_confirmed_at AS "liftingConfirmedAt"
    FROM reservation r
    LEFT JOIN milestone_criterion c ON c.project_id = r.project_id AND c.id = r.criterion_id
    LEFT JOIN requirement q ON q.project_id = r.project_id AND q.id = r.requirement_id
    LEFT JOIN signed_document d ON d.project_id = r.project_id AND d.id = r.document_id
    WHERE r.project_id = ${projectId}::uuid AND (${milestoneId}::uuid IS NULL OR r.milestone_id = ${milestoneId}::uuid)
    ORDER BY r.raised_at, r.code`;
  return z.array(Row).parse(rows).map(stateOf);
}

function stateOf({ raisedAt, contestBefore, settledAt, liftingConfirmedAt, ...row }: Raw): ReservationState {
  const at = (date: Date | null): Instant | null => (date === null ? null : instantOf(date));
  return {
    ...row,
    raisedAt: instantOf(raisedAt),
    contestBefore: at(contestBefore),
    settledAt: at(settledAt),
    liftingConfirmedAt: at(liftingConfirmedAt),
  };
}
