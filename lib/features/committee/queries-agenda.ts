import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { PointSubject } from "@/lib/domain/agenda";
import { RISK_THRESHOLD } from "@/lib/domain/risk";
import { type AgendaMatter, matterReasons } from "@/lib/features/committee/view";
import type { Instant } from "@/lib/kernel/instant";

const Row = z.object({
  why: z.enum(matterReasons),
  kind: PointSubject,
  code: z.string(),
  title: z.string(),
  dueOn: z.iso.date().nullable(),
});

/** How far ahead a period that ends is worth a word: calendar days. */
const AHEAD_DAYS = 14;

/**
 * What an agenda proposes by itself, as this reader may see it: warnings without an answer, changes that wait for a decision,
 * disputes that stand at the committee, commitments broken twice, risks above the threshold, actions that are not done,
 * periods that are over without their act or end within a fortnight. What is a point of a meeting still to come is not
 * proposed again, and what only the client may know is never.
 */
export async function listAgendaMatters(tx: Tx, projectId: string, now: Instant): Promise<readonly AgendaMatter[]> {
  const until = new Date(Date.parse(now) + AHEAD_DAYS * 86_400_000);
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT DISTINCT ON (s.rank, s.due, s.kind, s.code) s.why, s.kind, s.code, s.title, s.due::text AS "dueOn" FROM (
      SELECT 1 AS rank, 'WARNING_UNANSWERED' AS why, 'ADVICE' AS kind, a.id, a.code, a.object AS title, a.due_on AS due FROM advice a
      WHERE a.project_id = ${projectId}::uuid AND a.kind = 'WARNING' AND a.status IN ('ISSUED', 'ACKNOWLEDGED') AND NOT a.client_only
      UNION ALL SELECT 2, 'CHANGE_TO_DECIDE', 'CHANGE_REQUEST', c.id, c.code, c.title, NULL FROM change_request c
      WHERE c.project_id = ${projectId}::uuid AND c.status IN ('QUOTED', 'UNDER_DECISION')
      UNION ALL SELECT 3, 'DISPUTE_HERE', 'DISPUTE', d.id, d.code, d.title, NULL FROM dispute d
      WHERE d.project_id = ${projectId}::uuid AND d.status = 'L3_COPIL'
      UNION ALL SELECT 4, 'COMMITMENTS_BROKEN', 'COMMITMENT', c.id, c.code, c.title, c.broken_on FROM availability_commitment c
      WHERE c.project_id = ${projectId}::uuid AND c.committee_item_id IS NOT NULL AND c.status = 'BROKEN'
      UNION ALL SELECT 5, 'RISK_HIGH', 'RISK', r.id, r.code, r.event, r.review_on FROM risk r
      WHERE r.project_id = ${projectId}::uuid AND r.ended_at IS NULL AND r.score >= ${RISK_THRESHOLD}
      UNION ALL SELECT 6, 'ACTION_OPEN', 'ACTION_ITEM', t.id, t.code, t.title, t.due_on FROM action_item t
      WHERE t.project_id = ${projectId}::uuid AND t.status IN ('OPEN', 'IN_PROGRESS')
      UNION ALL SELECT 7, 'PERIOD_OVER', k.matter_kind, k.matter_id, k.matter_code, '', k.due_on FROM clock k
      WHERE k.project_id = ${projectId}::uuid AND k.state = 'RUNNING' AND k.due_before <= ${now}::timestamptz
      UNION ALL SELECT 8, 'PERIOD_ENDS', k.matter_kind, k.matter_id, k.matter_code, '', k.due_on FROM clock k
      WHERE k.project_id = ${projectId}::uuid AND k.state = 'RUNNING' AND k.due_before > ${now}::timestamptz AND k.due_before <= ${until}
    ) s
    WHERE s.kind IN ('MILESTONE', 'RESERVATION', 'QUESTION', 'COMMITMENT', 'CHANGE_REQUEST', 'DISPUTE', 'ADVICE', 'RISK', 'ACTION_ITEM')
      AND (s.rank < 7 OR s.kind NOT IN ('ADVICE', 'RISK', 'ACTION_ITEM'))
      AND NOT EXISTS (SELECT 1 FROM agenda_point p JOIN meeting g ON g.project_id = p.project_id AND g.id = p.meeting_id
        WHERE p.project_id = ${projectId}::uuid AND p.subject_id = s.id AND p.status <> 'WITHDRAWN' AND g.status IN ('PLANNED', 'CONVENED', 'OPEN'))
    ORDER BY s.rank, s.due, s.kind, s.code LIMIT 40`;
  const read = rows.map((row) => Row.parse(row));
  // One matter is proposed once, for its weightiest reason.
  return read.filter(
    (one, index) => read.findIndex(({ kind, code }) => kind === one.kind && code === one.code) === index,
  );
}
