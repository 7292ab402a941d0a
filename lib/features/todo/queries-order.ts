import { Prisma } from "@/lib/db/generated/client";

/**
 * Open matters of approved changes: the client writes the order, each side signs it, the agency begins the work, the
 * client verifies what was presented, and closes.
 */
export const orderMatters: Prisma.Sql = Prisma.sql`
  SELECT f.project_id, 'order-draft' AS kind, 'amendment.draft' AS command, y.id AS party_id, f.code AS subject, f.title AS title, 1 AS amount, NULL::date AS due_on
  FROM change_request f JOIN party y ON y.project_id = f.project_id AND y.side = 'CLIENT' AND y.removed_at IS NULL
  WHERE f.status = 'APPROVED' AND f.instrument <> 'DECISION'
    AND NOT EXISTS (SELECT 1 FROM amendment a WHERE a.project_id = f.project_id AND a.change_request_id = f.id AND a.status <> 'WITHDRAWN')
  UNION ALL
  SELECT f.project_id, 'order-sign', 'amendment.sign', y.id, f.code, a.code || ', ' || f.title, 1, NULL
  FROM amendment a JOIN change_request f ON f.project_id = a.project_id AND f.id = a.change_request_id
  JOIN party y ON y.project_id = a.project_id AND y.removed_at IS NULL AND (y.side = 'CLIENT' OR y.id = a.party_id)
  WHERE a.status IN ('DRAFT', 'SIGNING') AND f.status = 'APPROVED' AND (
    NOT EXISTS (SELECT 1 FROM signature s WHERE s.project_id = a.project_id AND s.document_id = a.document_id AND s.party_id = y.id AND s.role <> 'CLIENT_SPONSOR')
    OR (y.side = 'CLIENT' AND a.sponsor
      AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.project_id = a.project_id AND s.document_id = a.document_id AND s.role = 'CLIENT_SPONSOR')))
  UNION ALL
  SELECT f.project_id, 'change-begin', 'change-request.begin', o.party_id, f.code, f.title, 1, NULL
  FROM change_request f JOIN change_assessment o ON o.project_id = f.project_id AND o.change_request_id = f.id
  WHERE f.status = 'CONTRACTED'
  UNION ALL
  SELECT f.project_id, CASE f.status WHEN 'VERIFIED' THEN 'change-close' ELSE 'change-verify' END,
    CASE f.status WHEN 'VERIFIED' THEN 'change-request.close' ELSE 'change-request.verify' END, y.id, f.code, f.title, 1, NULL
  FROM change_request f JOIN party y ON y.project_id = f.project_id AND y.side = 'CLIENT' AND y.removed_at IS NULL
  WHERE f.status = 'VERIFIED' OR (f.status = 'IN_IMPLEMENTATION' AND NOT EXISTS (
    SELECT 1 FROM amendment a JOIN amendment_item i ON i.project_id = a.project_id AND i.amendment_id = a.id AND i.kind <> 'REMOVE'
    JOIN requirement r ON r.project_id = i.project_id AND r.id = i.requirement_id AND r.version = i.version AND r.status = 'BASELINED'
    WHERE a.project_id = f.project_id AND a.change_request_id = f.id AND a.status = 'CONTRACTED'))`;
