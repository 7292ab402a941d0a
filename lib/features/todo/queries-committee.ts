import { Prisma } from "@/lib/db/generated/client";
import type { Instant } from "@/lib/kernel/instant";

/** How long before the last day to convene a meeting is worth a line: a series is planned for months. */
const soon = Prisma.sql`interval '14 days'`;

/** Who convenes and moves meetings: the AMO (MR-02), or the client where there is none. The client may, beside its AMO. */
const convener = Prisma.sql`
  JOIN LATERAL (SELECT c.id FROM party c WHERE c.project_id = g.project_id AND c.side IN ('AMO', 'CLIENT') AND c.removed_at IS NULL
    ORDER BY c.side = 'CLIENT' LIMIT 1) y ON true`;

/**
 * What committees wait for: an agenda to fix; a meeting to convene, or one that was not held to move or cancel, by whoever
 * convenes; one's own answer to a convocation; documents for what one's own party wants decided. What is private preparation waits nowhere here.
 */
export function committeeMatters(now: Instant): Prisma.Sql {
  return Prisma.sql`
  SELECT g.project_id, 'meeting-convene' AS kind, 'meeting.convene' AS command, y.id AS party_id, g.code AS subject, b.title AS title, 1 AS amount, g.convocation_due AS due_on
  FROM meeting g JOIN committee_body b ON b.project_id = g.project_id AND b.id = g.body_id
  ${convener} WHERE g.status = 'PLANNED' AND g.starts_at > ${now}::timestamptz AND g.convocation_before <= ${now}::timestamptz + ${soon}
    AND EXISTS (SELECT 1 FROM agenda_point p WHERE p.project_id = g.project_id AND p.meeting_id = g.id AND p.status = 'FIXED')
  UNION ALL
  SELECT g.project_id, 'meeting-move', 'meeting.reschedule', y.id, g.code, b.title, 1, NULL::date
  FROM meeting g JOIN committee_body b ON b.project_id = g.project_id AND b.id = g.body_id
  ${convener} WHERE b.dissolved_at IS NULL AND g.starts_at < ${now}::timestamptz AND g.status IN ('PLANNED', 'CONVENED')
    AND (g.status = 'PLANNED' OR (left(g.starts_local, 10)::date + 1)::timestamp AT TIME ZONE g.time_zone <= ${now}::timestamptz)
  UNION ALL
  SELECT g.project_id, 'agenda-fix', 'agenda.fix', y.id, g.code, b.title, 1, g.convocation_due
  FROM meeting g JOIN committee_body b ON b.project_id = g.project_id AND b.id = g.body_id
  JOIN party y ON y.project_id = g.project_id AND y.side = 'CLIENT' AND y.removed_at IS NULL
  WHERE g.status = 'PLANNED' AND g.starts_at > ${now}::timestamptz AND g.convocation_before <= ${now}::timestamptz + ${soon}
    AND NOT EXISTS (SELECT 1 FROM agenda_point p WHERE p.project_id = g.project_id AND p.meeting_id = g.id AND p.status = 'FIXED')
  UNION ALL
  SELECT g.project_id, 'meeting-answer', 'meeting.answer', me.party_id, g.code, b.title, 1, left(g.starts_local, 10)::date
  FROM meeting g JOIN committee_body b ON b.project_id = g.project_id AND b.id = g.body_id
  JOIN me ON me.project_id = g.project_id
  JOIN committee_seat s ON s.project_id = g.project_id AND s.body_id = g.body_id AND s.member_id = me.id AND s.unseated_at IS NULL
  WHERE g.status = 'CONVENED' AND g.starts_at > ${now}::timestamptz AND NOT EXISTS (SELECT 1 FROM meeting_answer a
    WHERE a.project_id = g.project_id AND a.meeting_id = g.id AND a.member_id = me.id AND a.sequence >= g.sequence)
  UNION ALL
  SELECT g.project_id, 'agenda-documents', 'agenda.attach', m.party_id, g.code, min(p.title), count(*)::int, g.documents_due
  FROM meeting g JOIN agenda_point p ON p.project_id = g.project_id AND p.meeting_id = g.id AND p.status = 'FIXED' AND p.ask = 'DECIDE'
  JOIN member m ON m.project_id = p.project_id AND m.id = p.proposed_by
  WHERE g.status = 'CONVENED' AND g.documents_before > ${now}::timestamptz AND NOT EXISTS (SELECT 1 FROM agenda_point_document d
    WHERE d.project_id = p.project_id AND d.point_id = p.id)
  GROUP BY g.project_id, m.party_id, g.code, g.documents_due`;
}
