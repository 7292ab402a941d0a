import { Prisma } from "@/lib/db/generated/client";
import type { Instant } from "@/lib/kernel/instant";

/**
 * Open matters of change requests up to their decision: the AMO qualifies or gives its opinion, each concerned agency
 * assesses and prices, the client decides, settles, or regularises what began in an emergency.
 */
export function changeMatters(now: Instant): Prisma.Sql {
  return Prisma.sql`
  SELECT f.project_id, 'change-qualify' AS kind, 'change-request.qualify' AS command, y.id AS party_id, f.code AS subject, f.title AS title, 1 AS amount, f.opinion_due_on AS due_on
  FROM change_request f JOIN party y ON y.project_id = f.project_id AND y.side = 'AMO' AND y.removed_at IS NULL
  WHERE f.status IN ('SUBMITTED', 'DISPUTED') AND (f.status = 'SUBMITTED' OR (f.opinion_given_at IS NULL AND f.opinion_due_before > ${now}::timestamptz))
  UNION ALL
  SELECT f.project_id, 'change-quote', 'change-request.quote', a.party_id, f.code, f.title, 1, coalesce(f.regularise_due_on, f.assessment_due_on)
  FROM change_request f JOIN change_assessment a ON a.project_id = f.project_id AND a.change_request_id = f.id
  WHERE f.status IN ('IMPACT_ASSESSMENT', 'EMERGENCY_APPROVED') AND NOT EXISTS (
    SELECT 1 FROM aval_change_offers(f.project_id, f.id) o WHERE o.party_id = a.party_id AND o.valid_before > ${now}::timestamptz)
  UNION ALL
  SELECT f.project_id, CASE f.status WHEN 'DISPUTED' THEN 'change-settle' WHEN 'EMERGENCY_APPROVED' THEN 'change-regularise' ELSE 'change-decide' END,
    CASE f.status WHEN 'DISPUTED' THEN 'change-request.settle' WHEN 'EMERGENCY_APPROVED' THEN 'change-request.approve' ELSE 'change-request.decide' END,
    y.id, f.code, f.title, 1, CASE f.status WHEN 'DISPUTED' THEN NULL WHEN 'EMERGENCY_APPROVED' THEN f.regularise_due_on ELSE f.decision_due_on END
  FROM change_request f JOIN party y ON y.project_id = f.project_id AND y.side = 'CLIENT' AND y.removed_at IS NULL
  WHERE f.status IN ('QUALIFIED', 'QUOTED', 'UNDER_DECISION', 'DISPUTED', 'EMERGENCY_APPROVED') AND CASE f.status
    WHEN 'DISPUTED' THEN f.opinion_given_at IS NOT NULL OR f.opinion_due_before <= ${now}::timestamptz
    WHEN 'EMERGENCY_APPROVED' THEN NOT EXISTS (SELECT 1 FROM change_assessment a WHERE a.project_id = f.project_id AND a.change_request_id = f.id
      AND NOT EXISTS (SELECT 1 FROM aval_change_offers(f.project_id, f.id) o WHERE o.party_id = a.party_id))
    ELSE true END`;
}
