import { Prisma } from "@/lib/db/generated/client";

const drafts = Prisma.sql`(ARRAY(SELECT id FROM draft))`;

/**
 * A definition has all that is needed to be signed (domain.md 9.1), as `missingFrom` says it. The parts of all drafts are
 * looked up at once, by the drafts there are: not one by one, and not for every milestone.
 */
const complete = Prisma.sql`
  (m.dated AND m.id IN (SELECT d.milestone_id FROM deliverable d WHERE d.milestone_id = ANY ${drafts})
  AND (m.id IN (SELECT q.milestone_id FROM milestone_requirement q WHERE q.milestone_id = ANY ${drafts})
       OR m.id IN (SELECT k.milestone_id FROM milestone_criterion k WHERE k.milestone_id = ANY ${drafts}))
  AND (m.no_client_input OR m.id IN (SELECT n.milestone_id FROM client_input n WHERE n.milestone_id = ANY ${drafts})))`;

const client = Prisma.sql`JOIN party y ON y.project_id = m.project_id AND y.side = 'CLIENT' AND y.removed_at IS NULL`;

const lastSubmission = Prisma.sql`
  JOIN LATERAL (SELECT s.* FROM submission s WHERE s.project_id = m.project_id AND s.milestone_id = m.id ORDER BY s.number DESC LIMIT 1) s ON true`;

const unverified = Prisma.sql`
  EXISTS (SELECT 1 FROM milestone_criterion k WHERE k.project_id = m.project_id AND k.milestone_id = m.id AND NOT EXISTS (
    SELECT 1 FROM verification_result v WHERE v.project_id = k.project_id AND v.submission_id = s.id AND v.criterion_id = k.id))`;

/** Open matters of milestones: their definition, their work, their verification and their decision. */
export const milestoneMatters = Prisma.sql`
  (WITH draft AS MATERIALIZED (
    SELECT m.project_id, m.id, m.version, m.code, m.title, m.agency_party_id, m.no_client_input,
      m.title <> '' AND m.period_amount > 0 AND m.starts_on IS NOT NULL AND m.due_on >= m.starts_on AS dated
    FROM milestone m WHERE m.status = 'DRAFT' AND m.project_id = ANY (ARRAY(SELECT p.id FROM project p WHERE p.status = 'ACTIVE')))
  SELECT m.project_id, CASE WHEN m.whole THEN 'milestone-agree' ELSE 'milestone-complete' END AS kind,
    CASE WHEN m.whole THEN 'milestone.agree' ELSE 'milestone.revise' END AS command, y.id AS party_id, m.code AS subject, m.title AS title, 1 AS amount, NULL::date AS due_on
  FROM (SELECT m.*, ${complete} AS whole FROM draft m OFFSET 0) m
  JOIN party y ON y.project_id = m.project_id AND y.removed_at IS NULL AND (y.side = 'CLIENT' OR (m.whole AND y.id = m.agency_party_id))
  WHERE NOT (m.whole AND (m.id, m.version, y.id) IN (
    SELECT d.subject_id, d.version, g.party_id FROM signed_document d JOIN signature g ON g.project_id = d.project_id AND g.document_id = d.id
    WHERE d.kind = 'MILESTONE_DEFINITION' AND d.subject_id = ANY ${drafts})))
  UNION ALL
  SELECT m.project_id, 'milestone-start', 'milestone.start', m.agency_party_id, m.code, m.title, 1, m.starts_on
  FROM milestone m WHERE m.status = 'READY_TO_START' AND EXISTS (SELECT 1 FROM baseline b WHERE b.project_id = m.project_id)
  UNION ALL
  SELECT m.project_id, 'milestone-submit', 'milestone.submit', m.agency_party_id, m.code, m.title, 1, coalesce((SELECT g.due_on FROM milestone_date g
    WHERE g.project_id = m.project_id AND g.milestone_id = m.id AND g.agreed_at IS NOT NULL ORDER BY g.number DESC LIMIT 1), m.due_on)
  FROM milestone m WHERE m.status = 'IN_PROGRESS'
  UNION ALL
  SELECT m.project_id, 'milestone-resubmit', 'milestone.submit', m.agency_party_id, m.code, m.title, 1, d.term_on
  FROM milestone m
  JOIN LATERAL (SELECT d.* FROM decision d WHERE d.project_id = m.project_id AND d.milestone_id = m.id ORDER BY d.version DESC LIMIT 1) d ON true
  WHERE m.status = 'ADJOURNED' AND NOT EXISTS (SELECT 1 FROM resubmission_refusal f WHERE f.project_id = d.project_id AND f.decision_id = d.id)
  UNION ALL
  SELECT m.project_id, 'milestone-verify', 'milestone.verify', y.id, m.code, m.title, 1, s.due_on
  FROM milestone m ${client} ${lastSubmission} WHERE m.status = 'SUBMITTED'
  UNION ALL
  SELECT m.project_id, 'criteria-verify', 'criterion.verify', y.id, m.code, m.title, 1, s.due_on
  FROM milestone m ${client} ${lastSubmission} WHERE m.status = 'UNDER_VERIFICATION' AND ${unverified}
  UNION ALL
  SELECT m.project_id, 'milestone-decide', 'milestone.accept', y.id, m.code, m.title, 1, s.due_on
  FROM milestone m ${client} ${lastSubmission} WHERE m.status = 'UNDER_VERIFICATION' AND NOT ${unverified}
  UNION ALL
  SELECT m.project_id, 'milestone-decide', 'milestone.accept', y.id, m.code, m.title, 1, d.decision_due_on
  FROM milestone m ${client}
  JOIN LATERAL (SELECT d.* FROM decision d WHERE d.project_id = m.project_id AND d.milestone_id = m.id ORDER BY d.version DESC LIMIT 1) d ON true
  WHERE m.status IN ('SERVICE_OBSERVATION', 'ADJOURNED') AND (m.status = 'SERVICE_OBSERVATION'
     OR EXISTS (SELECT 1 FROM resubmission_refusal f WHERE f.project_id = d.project_id AND f.decision_id = d.id))
  UNION ALL
  SELECT m.project_id, 'milestone-cancel', 'milestone.cancel', y.id, m.code, m.title, 1, NULL
  FROM milestone m ${client}
  JOIN LATERAL (SELECT c.* FROM milestone_cancellation c WHERE c.project_id = m.project_id AND c.milestone_id = m.id ORDER BY c.version DESC LIMIT 1) c ON true
  WHERE m.status IN ('READY_TO_START', 'IN_PROGRESS')
    AND NOT EXISTS (SELECT 1 FROM signature g WHERE g.project_id = c.project_id AND g.document_id = c.document_id AND g.party_id = y.id)`;

/** Open matters around a decision: hearings, price reductions and reservations. `now` closes a hearing. */
export function decisionMatters(now: string): Prisma.Sql {
  return Prisma.sql`
  SELECT m.project_id, 'hearing-answer' AS kind, 'hearing.answer' AS command, m.agency_party_id AS party_id, m.code AS subject, m.title AS title, 1 AS amount, h.ends_on AS due_on
  FROM hearing h
  JOIN submission s ON s.project_id = h.project_id AND s.id = h.submission_id
  JOIN milestone m ON m.project_id = s.project_id AND m.id = s.milestone_id
  WHERE h.answered_at IS NULL AND h.ends_before > ${now}::timestamptz AND m.status IN ('SUBMITTED', 'UNDER_VERIFICATION', 'SERVICE_OBSERVATION', 'ADJOURNED')
  UNION ALL
  SELECT m.project_id, 'price-reduction-accept', 'milestone.accept-price-reduction', m.agency_party_id, m.code, m.title, 1, NULL
  FROM decision d JOIN milestone m ON m.project_id = d.project_id AND m.id = d.milestone_id
  WHERE d.kind = 'REDUCE_PRICE' AND NOT EXISTS (SELECT 1 FROM price_reduction_acceptance a WHERE a.project_id = d.project_id AND a.decision_id = d.id)
  UNION ALL
  SELECT r.project_id, 'reservation-fix', 'reservation.submit-fix', m.agency_party_id, r.code, left(r.statement, 120), 1, r.due_on
  FROM reservation r JOIN milestone m ON m.project_id = r.project_id AND m.id = r.milestone_id
  WHERE r.status = 'OPEN' AND m.status IN ('ACCEPTED_WITH_RESERVATIONS', 'ADJOURNED', 'ACCEPTED_WITH_PRICE_REDUCTION')
  UNION ALL
  SELECT r.project_id, 'reservation-lift', 'reservation.lift', y.id, r.code, left(r.statement, 120), 1, r.fix_answer_due_on
  FROM reservation r JOIN party y ON y.project_id = r.project_id AND y.side = 'CLIENT' AND y.removed_at IS NULL
  WHERE r.status = 'FIX_SUBMITTED'
  UNION ALL
  SELECT r.project_id, 'reservation-contested', 'reservation.waive', y.id, r.code, left(r.statement, 120), 1, NULL
  FROM reservation r JOIN party y ON y.project_id = r.project_id AND y.side = 'CLIENT' AND y.removed_at IS NULL
  WHERE r.status = 'CONTESTED'
  UNION ALL
  SELECT r.project_id, 'reservation-confirm', 'reservation.confirm-lifting', m.agency_party_id, r.code, left(r.statement, 120), 1, NULL
  FROM reservation r JOIN milestone m ON m.project_id = r.project_id AND m.id = r.milestone_id
  WHERE r.status = 'LIFTED' AND r.lifting_confirmed_at IS NULL`;
}
