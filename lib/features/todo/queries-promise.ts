import { Prisma } from "@/lib/db/generated/client";
import type { Instant } from "@/lib/kernel/instant";

/** The parties to which a commitment is owed: the client's to the agencies, everybody else's to the client. */
const receiver = Prisma.sql`
  JOIN party y ON y.project_id = c.project_id AND y.removed_at IS NULL
    AND y.side = CASE WHEN c.side = 'CLIENT' THEN 'AGENCY' ELSE 'CLIENT' END`;

const owed = Prisma.sql`('COMMITTED', 'DUE', 'RESCHEDULED', 'SUBSTITUTED')`;

/**
 * Open matters of what the sides promised: commitments to be proposed (nothing starts without the client's), signed, kept
 * and received, other days and dates that wait for an answer. What lasts for months is there once its last days have come.
 */
export function promiseMatters(now: Instant): Prisma.Sql {
  return Prisma.sql`
  SELECT p.id AS project_id, 'commitment-propose' AS kind, 'commitment.propose' AS command, y.id AS party_id, '' AS subject, '' AS title, 1 AS amount, NULL::date AS due_on
  FROM project p JOIN party y ON y.project_id = p.id AND y.side = 'CLIENT' AND y.removed_at IS NULL
  WHERE p.status = 'SETUP' AND EXISTS (SELECT 1 FROM charter c WHERE c.project_id = p.id AND c.status = 'IN_FORCE')
    AND NOT EXISTS (SELECT 1 FROM availability_commitment c WHERE c.project_id = p.id AND c.side = 'CLIENT' AND c.status <> 'RELEASED')
  UNION ALL
  SELECT c.project_id, 'commitment-sign', 'commitment.sign', c.party_id, c.code, c.title, 1, NULL
  FROM availability_commitment c WHERE c.status = 'PROPOSED'
  UNION ALL
  SELECT c.project_id, 'commitment-keep', 'commitment.deliver', c.party_id, c.code, c.title, 1, c.term_on
  FROM availability_commitment c
  WHERE c.delivered_on IS NULL AND (c.status IN ('DUE', 'BROKEN') OR (c.status IN ${owed} AND c.starts_on IS NULL))
  UNION ALL
  SELECT c.project_id, 'commitment-confirm', 'commitment.confirm', y.id, c.code, c.title, 1,
    (c.contest_before AT TIME ZONE p.time_zone - interval '1 second')::date
  FROM availability_commitment c JOIN project p ON p.id = c.project_id ${receiver}
  WHERE c.delivered_on IS NOT NULL AND c.confirmed_at IS NULL AND c.status IN ('KEPT', 'KEPT_LATE', 'BROKEN')
    AND c.contest_before > ${now}::timestamptz
  UNION ALL
  SELECT c.project_id, 'commitment-day', 'commitment.answer-reschedule', y.id, c.code, c.title, 1, c.term_on
  FROM availability_commitment c ${receiver}
  WHERE c.offered_on IS NOT NULL AND c.offered_by = c.party_id AND c.status IN ${owed}
  UNION ALL
  SELECT c.project_id, 'commitment-day', 'commitment.answer-reschedule', c.party_id, c.code, c.title, 1, c.term_on
  FROM availability_commitment c
  WHERE c.offered_on IS NOT NULL AND c.offered_by <> c.party_id AND c.status IN ${owed}
  UNION ALL
  SELECT m.project_id, 'date-agree', 'milestone.agree-date', y.id, m.code, m.title, 1, NULL
  FROM milestone m
  JOIN LATERAL (SELECT g.side, g.agreed_at FROM milestone_date g WHERE g.project_id = m.project_id AND g.milestone_id = m.id
    ORDER BY g.number DESC LIMIT 1) g ON g.agreed_at IS NULL AND g.side IS NOT NULL
  JOIN party y ON y.project_id = m.project_id AND y.removed_at IS NULL
    AND (CASE WHEN g.side = 'AGENCY' THEN y.side = 'CLIENT' ELSE y.id = m.agency_party_id END)
  WHERE m.status IN ('READY_TO_START', 'IN_PROGRESS')`;
}
