import { Prisma } from "@/lib/db/generated/client";
import type { Instant } from "@/lib/kernel/instant";

/**
 * Open matters of consultations: questions to answer, offers to open; then, for each who judges, their own interests to
 * declare and their own sheets; at last the choice to sign. Whoever may not see a consultation sees none of it
 * (`aval_consulting`), and sheets show to who is cleared alone.
 */
export function choiceMatters(now: Instant): Prisma.Sql {
  return Prisma.sql`
    SELECT c.project_id, 'consultation-answer' AS kind, 'consultation.answer' AS command, y.id AS party_id, c.code AS subject, c.title AS title, count(*)::int AS amount, NULL::date AS due_on
    FROM consultation c JOIN consultation_question q ON q.project_id = c.project_id AND q.consultation_id = c.id AND q.answer IS NULL
    JOIN party y ON y.project_id = c.project_id AND y.side = 'CLIENT' AND y.removed_at IS NULL
    WHERE c.status = 'PUBLISHED' GROUP BY c.project_id, y.id, c.code, c.title
    UNION ALL
    SELECT c.project_id, 'consultation-open', 'consultation.open', y.id, c.code, c.title, 1, NULL
    FROM consultation c JOIN party y ON y.project_id = c.project_id AND y.side = 'CLIENT' AND y.removed_at IS NULL
    WHERE c.status = 'PUBLISHED' AND c.opens_at <= ${now}::timestamptz
    UNION ALL
    SELECT c.project_id, CASE WHEN d.declared THEN 'consultation-score' ELSE 'consultation-declare' END,
      CASE WHEN d.declared THEN 'consultation.score' ELSE 'consultation.declare-interests' END, me.party_id, c.code, c.title, 1, NULL
    FROM consultation c JOIN me ON me.project_id = c.project_id
    CROSS JOIN LATERAL (SELECT count(*) > 0 AS declared, coalesce(bool_or(i.conflict), false) AS conflict FROM interest_declaration i
      WHERE i.project_id = c.project_id AND i.consultation_id = c.id AND i.member_id = me.id) d
    WHERE c.status = 'OPENED' AND NOT d.conflict AND (NOT d.declared OR EXISTS (
      SELECT 1 FROM opened_offer o JOIN consultation_criterion k ON k.project_id = o.project_id AND k.consultation_id = o.consultation_id AND k.kind = 'JUDGED'
      WHERE o.project_id = c.project_id AND o.consultation_id = c.id AND o.intact AND NOT EXISTS (
        SELECT 1 FROM offer_score s WHERE s.project_id = o.project_id AND s.offer_id = o.offer_id AND s.member_id = me.id AND s.criterion = k.number)))
    UNION ALL
    SELECT c.project_id, 'consultation-award', 'consultation.award', y.id, c.code, c.title, 1, NULL
    FROM consultation c JOIN party y ON y.project_id = c.project_id AND y.side = 'CLIENT' AND y.removed_at IS NULL
    WHERE c.status = 'OPENED' AND EXISTS (SELECT 1 FROM opened_offer o WHERE o.project_id = c.project_id AND o.consultation_id = c.id AND o.intact)
      AND NOT EXISTS (SELECT 1 FROM opened_offer o JOIN consultation_criterion k ON k.project_id = o.project_id AND k.consultation_id = o.consultation_id AND k.kind = 'JUDGED'
        WHERE o.project_id = c.project_id AND o.consultation_id = c.id AND o.intact AND (
          SELECT count(*) FROM offer_score s WHERE s.project_id = o.project_id AND s.offer_id = o.offer_id AND s.criterion = k.number) < 2)`;
}
