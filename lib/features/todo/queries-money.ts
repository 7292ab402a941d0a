import { Prisma } from "@/lib/db/generated/client";
import type { Instant } from "@/lib/kernel/instant";

/** Open matters of money: what the client has to pay, penalties on which the agency may observe, and those that wait for a decision. */
export function moneyMatters(now: Instant): Prisma.Sql {
  return Prisma.sql`
    SELECT i.project_id, 'invoice-pay' AS kind, 'payment.record' AS command, y.id AS party_id, i.code AS subject, i.number AS title, 1 AS amount, i.due_on
    FROM invoice i JOIN party y ON y.project_id = i.project_id AND y.side = 'CLIENT' AND y.removed_at IS NULL
    WHERE i.kind = 'INVOICE' AND i.net_cents + i.tax_cents
      > coalesce((SELECT sum(c.net_cents + c.tax_cents) FROM invoice c WHERE c.project_id = i.project_id AND c.credited_id = i.id), 0)
      + coalesce((SELECT sum(v.cents) FROM payment v WHERE v.project_id = i.project_id AND v.invoice_id = i.id), 0)
    UNION ALL
    SELECT e.project_id, 'penalty-answer', 'penalty.answer', e.party_id, e.code, m.code, 1, e.ends_on
    FROM penalty e JOIN milestone m ON m.project_id = e.project_id AND m.id = e.milestone_id
    WHERE e.status = 'ANNOUNCED' AND e.answered_at IS NULL AND e.ends_before > ${now}::timestamptz
    UNION ALL
    SELECT e.project_id, 'penalty-decide', 'penalty.apply', y.id, e.code, m.code, 1, NULL
    FROM penalty e JOIN milestone m ON m.project_id = e.project_id AND m.id = e.milestone_id
    JOIN party y ON y.project_id = e.project_id AND y.side = 'CLIENT' AND y.removed_at IS NULL
    WHERE e.status = 'ANNOUNCED' AND e.ends_before <= ${now}::timestamptz`;
}
