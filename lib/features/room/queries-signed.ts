import { Prisma } from "@/lib/db/generated/client";

/**
 * What was signed on the matter of an adopted decision `d` that takes effect by signature, as this reader may see it: the
 * record, and whether it is the last one (a change that is approved still wants its order). NULL while nothing is.
 */
export const signedOf = Prisma.sql`
  CASE WHEN d.status = 'ADOPTED' AND d.effect = 'SIGNATURE' THEN (
    SELECT jsonb_build_object('record', x.record, 'complete', x.complete) FROM (
      SELECT s.code AS record, true AS complete, x.decided_at AS at FROM decision x JOIN signed_document s ON s.project_id = x.project_id AND s.id = x.document_id
      WHERE d.subject_kind = 'MILESTONE' AND x.project_id = d.project_id AND x.milestone_id = d.subject_id AND x.decided_at >= d.decided_at
      UNION ALL SELECT s.code, true, x.settled_at FROM reservation x JOIN signed_document s ON s.project_id = x.project_id AND s.id = x.document_id
      WHERE d.subject_kind = 'RESERVATION' AND x.project_id = d.project_id AND x.id = d.subject_id AND x.settled_at IS NOT NULL
      UNION ALL SELECT s.code, true, x.contracted_at FROM amendment x JOIN signed_document s ON s.project_id = x.project_id AND s.id = x.document_id
      WHERE d.subject_kind IN ('CHANGE_REQUEST', 'AMENDMENT') AND x.project_id = d.project_id AND d.subject_id IN (x.id, x.change_request_id) AND x.contracted_at IS NOT NULL
      UNION ALL SELECT s.code, false, x.decided_at FROM change_request x JOIN signed_document s ON s.project_id = x.project_id AND s.id = x.document_id
      WHERE d.subject_kind = 'CHANGE_REQUEST' AND x.project_id = d.project_id AND x.id = d.subject_id
      UNION ALL SELECT s.code, true, x.ended_at FROM consultation x JOIN signed_document s ON s.project_id = x.project_id AND s.id = x.document_id
      WHERE d.subject_kind = 'CONSULTATION' AND x.project_id = d.project_id AND x.id = d.subject_id
      UNION ALL SELECT s.code, true, s.created_at FROM advice_answer x JOIN signed_document s ON s.project_id = x.project_id AND s.id = x.document_id
      WHERE d.subject_kind = 'ADVICE' AND x.project_id = d.project_id AND x.advice_id = d.subject_id
      UNION ALL SELECT s.code, true, x.ended_at FROM dispute x JOIN signed_document s ON s.project_id = x.project_id AND s.id = x.document_id
      WHERE d.subject_kind = 'DISPUTE' AND x.project_id = d.project_id AND x.id = d.subject_id
    ) AS x ORDER BY x.complete DESC, x.at DESC LIMIT 1) END`;
