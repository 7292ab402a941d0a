import { Prisma } from "@/lib/db/generated/client";

/**
 * What disputes wait for, as far as the reader sees them: the position of a party at the present level, the signature of
 * the other under a settlement, an answer to mediation, a mediator on whom both agree. What is said in a mediation waits
 * nowhere here.
 */
export const disputeMatters = Prisma.sql`
  SELECT d.project_id, 'dispute-answer' AS kind, 'dispute.state-position' AS command, y.id AS party_id, d.code AS subject, d.title, 1 AS amount, d.level_due_on AS due_on
  FROM dispute d JOIN party y ON y.project_id = d.project_id AND y.id IN (d.claimant_party_id, d.respondent_party_id)
  WHERE d.level_due_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dispute_position p
    WHERE p.project_id = d.project_id AND p.dispute_id = d.id AND p.level = d.status AND p.party_id = y.id)
  UNION ALL
  SELECT d.project_id, 'settlement-sign', 'dispute.sign-settlement', y.id, d.code, d.title, 1, p.valid_until
  FROM dispute_proposal p JOIN dispute d ON d.project_id = p.project_id AND d.id = p.dispute_id AND d.ended_at IS NULL
  JOIN signed_document s ON s.project_id = p.project_id AND s.kind = 'SETTLEMENT' AND s.subject_id = d.id AND s.version = p.ordinal
  JOIN party y ON y.project_id = d.project_id AND y.id IN (d.claimant_party_id, d.respondent_party_id)
  WHERE p.state = 'STANDING' AND NOT EXISTS (SELECT 1 FROM signature g WHERE g.project_id = s.project_id AND g.document_id = s.id AND g.party_id = y.id)
  UNION ALL
  SELECT d.project_id, CASE d.status WHEN 'MEDIATION_PROPOSED' THEN 'mediation-answer' ELSE 'mediator-choose' END,
    CASE d.status WHEN 'MEDIATION_PROPOSED' THEN 'mediation.answer' ELSE 'mediation.name-mediator' END, y.id, d.code, d.title, 1,
    (SELECT min(c.due_on) FROM clock c WHERE c.project_id = d.project_id AND c.matter_kind = 'DISPUTE' AND c.matter_id = d.id AND c.state = 'RUNNING')
  FROM mediation x JOIN dispute d ON d.project_id = x.project_id AND d.id = x.dispute_id
  JOIN party y ON y.project_id = d.project_id AND y.id IN (d.claimant_party_id, d.respondent_party_id)
  WHERE x.ended_at IS NULL AND ((d.status = 'MEDIATION_PROPOSED' AND y.id <> x.proposed_by_party_id)
    OR (d.status = 'MEDIATION_AGREED' AND y.id IS DISTINCT FROM x.named_by_party_id))`;
