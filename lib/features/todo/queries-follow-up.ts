import { Prisma } from "@/lib/db/generated/client";
import type { Instant } from "@/lib/kernel/instant";

/** The party that keeps minutes: the AMO, or the client where there is none. */
const keeper = Prisma.sql`
  JOIN LATERAL (SELECT y.id FROM party y WHERE y.project_id = k.project_id AND y.side IN ('AMO', 'CLIENT') AND y.removed_at IS NULL
    ORDER BY y.side = 'CLIENT' LIMIT 1) y ON true`;

/** Whether somebody has said what they think of the version that is read. */
const said = (member: Prisma.Sql): Prisma.Sql => Prisma.sql`EXISTS (SELECT 1 FROM minutes_agreement a
  WHERE a.project_id = k.project_id AND a.minutes_id = k.id AND a.version = k.version AND a.member_id = ${member})`;

/** A correction that was asked for waits for its answer. */
const asked = Prisma.sql`EXISTS (SELECT 1 FROM minutes_correction c WHERE c.project_id = k.project_id AND c.minutes_id = k.id AND c.status = 'OPEN')`;

/**
 * What waits after a meeting: an action by its owner, then by the party that gave it; minutes by who keeps them, by each who
 * received them, and by who presides once everybody has answered, or has had the time to.
 */
export function followUpMatters(now: Instant): Prisma.Sql {
  return Prisma.sql`
  SELECT t.project_id, 'action-do' AS kind, 'action-item.finish' AS command, m.party_id AS party_id, t.code AS subject, t.title AS title, 1 AS amount, t.due_on AS due_on
  FROM action_item t JOIN member m ON m.project_id = t.project_id AND m.id = t.owner_id WHERE t.status IN ('OPEN', 'IN_PROGRESS')
  UNION ALL
  SELECT t.project_id, 'action-verify', 'action-item.verify', m.party_id, t.code, t.title, 1, NULL::date
  FROM action_item t JOIN member m ON m.project_id = t.project_id AND m.id = t.opened_by WHERE t.status = 'DONE'
  UNION ALL
  SELECT k.project_id, 'minutes-circulate', 'minutes.circulate', y.id, g.code, b.title, 1, CASE k.status WHEN 'DRAFT' THEN k.circulation_due END
  FROM minutes k JOIN meeting g ON g.project_id = k.project_id AND g.id = k.meeting_id
  JOIN committee_body b ON b.project_id = g.project_id AND b.id = g.body_id ${keeper}
  WHERE k.status = 'DRAFT' OR (k.status = 'CORRECTION_REQUESTED' AND NOT ${asked})
  UNION ALL
  SELECT k.project_id, 'minutes-correct', 'minutes.answer-correction', y.id, g.code, b.title,
    (SELECT count(*)::int FROM minutes_correction c WHERE c.project_id = k.project_id AND c.minutes_id = k.id AND c.status = 'OPEN'), NULL
  FROM minutes k JOIN meeting g ON g.project_id = k.project_id AND g.id = k.meeting_id
  JOIN committee_body b ON b.project_id = g.project_id AND b.id = g.body_id ${keeper} WHERE k.status = 'CORRECTION_REQUESTED' AND ${asked}
  UNION ALL
  SELECT k.project_id, 'minutes-read', 'minutes.agree', me.party_id, g.code, b.title, 1, k.approval_due
  FROM minutes k JOIN meeting g ON g.project_id = k.project_id AND g.id = k.meeting_id
  JOIN committee_body b ON b.project_id = g.project_id AND b.id = g.body_id
  JOIN me ON me.project_id = k.project_id
  JOIN minutes_receipt r ON r.project_id = k.project_id AND r.minutes_id = k.id AND r.version = k.version AND r.member_id = me.id
  WHERE k.status = 'CIRCULATED' AND NOT ${said(Prisma.sql`me.id`)}
  UNION ALL
  SELECT k.project_id, 'minutes-approve', 'minutes.approve', me.party_id, g.code, b.title, 1, k.approval_due
  FROM minutes k JOIN meeting g ON g.project_id = k.project_id AND g.id = k.meeting_id
  JOIN committee_body b ON b.project_id = g.project_id AND b.id = g.body_id
  JOIN me ON me.project_id = k.project_id
  JOIN committee_seat s ON s.project_id = g.project_id AND s.body_id = g.body_id AND s.member_id = me.id AND s.unseated_at IS NULL AND s.voice = 'PRESIDES'
  WHERE k.status = 'CIRCULATED' AND (k.approval_before <= ${now}::timestamptz OR NOT EXISTS (SELECT 1 FROM minutes_receipt r
    JOIN member w ON w.project_id = r.project_id AND w.id = r.member_id AND w.ended_at IS NULL
    WHERE r.project_id = k.project_id AND r.minutes_id = k.id AND r.version = k.version AND r.member_id <> me.id AND NOT ${said(Prisma.sql`r.member_id`)}))`;
}

/**
 * An action is done by who owns it, or by anybody of their party once they have left; and verified by anybody of the party
 * that gave it but who owns or did it.
 */
export const followUpMine = Prisma.sql`
  (a.kind NOT IN ('action-do', 'action-verify') OR (a.kind = 'action-do') = EXISTS (SELECT 1 FROM action_item t JOIN me ON me.project_id = t.project_id
    AND (me.id = t.owner_id OR (a.kind = 'action-verify' AND me.id = t.done_by)) WHERE t.project_id = a.project_id AND t.code = a.subject)
   OR (a.kind = 'action-do' AND EXISTS (SELECT 1 FROM action_item t JOIN member o ON o.project_id = t.project_id AND o.id = t.owner_id AND o.ended_at IS NOT NULL
     JOIN me ON me.project_id = t.project_id AND me.party_id = o.party_id WHERE t.project_id = a.project_id AND t.code = a.subject)))`;
