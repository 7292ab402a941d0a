import { Prisma } from "@/lib/db/generated/client";
import type { Instant } from "@/lib/kernel/instant";

/**
 * What advice and risks wait for: the client's answer (or that it reads information), the opinion that a party was asked
 * for, the look at a risk by the side of its owner from a week before its day.
 */
export function adviceMatters(now: Instant): Prisma.Sql {
  return Prisma.sql`
  SELECT a.project_id, 'advice-answer' AS kind, CASE a.kind WHEN 'INFORMATION' THEN 'advice.acknowledge' ELSE 'advice.follow' END AS command,
    y.id AS party_id, a.code AS subject, a.object AS title, 1 AS amount, a.due_on AS due_on
  FROM advice a JOIN party y ON y.project_id = a.project_id AND y.side = 'CLIENT' AND y.removed_at IS NULL
  WHERE a.status = 'ISSUED' OR (a.status = 'ACKNOWLEDGED' AND a.kind <> 'INFORMATION')
  UNION ALL
  SELECT o.project_id, 'opinion-give', 'advice.issue', o.party_id, o.code, o.question, 1, o.needed_by
  FROM opinion_request o WHERE o.status = 'OPEN' AND o.party_id IS NOT NULL
  UNION ALL
  SELECT k.project_id, 'risk-review', 'risk.review', m.party_id, k.code, k.event, 1, k.review_on
  FROM risk k JOIN member m ON m.project_id = k.project_id AND m.id = k.owner_id
  WHERE k.status IN ('IDENTIFIED', 'ASSESSED', 'TREATED') AND k.review_on <= (${now}::timestamptz + interval '7 days')::date`;
}
