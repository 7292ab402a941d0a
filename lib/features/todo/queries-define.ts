import { Prisma } from "@/lib/db/generated/client";

/** Who wrote the present version: looked up for each requirement that waits, never the other way round (LIMIT keeps it apart). */
const writerOf = Prisma.sql`
  SELECT w.side FROM requirement_version v JOIN member w ON w.project_id = v.project_id AND w.id = v.written_by
  WHERE v.project_id = r.project_id AND v.requirement_id = r.id AND v.version = r.version LIMIT 1`;

/**
 * Open matters of the set-up and of the need. Every branch gives the same columns: the project, what is waited for, the
 * command that does it, the party that holds the ball, what it is about, how many, and the day by which.
 */
export const defineMatters = Prisma.sql`
  SELECT p.id AS project_id, 'charter-propose' AS kind, 'charter.propose' AS command, y.id AS party_id, '' AS subject, '' AS title, 1 AS amount, NULL::date AS due_on
  FROM project p JOIN party y ON y.project_id = p.id AND y.side = 'CLIENT' AND y.removed_at IS NULL
  WHERE p.status = 'SETUP' AND NOT EXISTS (SELECT 1 FROM charter c WHERE c.project_id = p.id AND c.status IN ('PROPOSED', 'IN_FORCE'))
  UNION ALL
  SELECT c.project_id, 'charter-sign', 'charter.sign', y.id, c.version::text, '', 1, NULL
  FROM charter c JOIN party y ON y.project_id = c.project_id AND y.removed_at IS NULL AND y.side <> 'MEDIATOR'
  WHERE c.status = 'PROPOSED'
    AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.project_id = c.project_id AND s.document_id = c.document_id AND s.party_id = y.id)
  UNION ALL
  SELECT r.project_id, 'requirement-review', 'requirement.review', y.id, CASE WHEN count(*) = 1 THEN min(r.code) ELSE '' END, '', count(*)::int, NULL
  FROM requirement r
  CROSS JOIN LATERAL (${writerOf}) w
  JOIN party y ON y.project_id = r.project_id AND y.removed_at IS NULL AND y.side = CASE WHEN w.side = 'AGENCY' THEN 'CLIENT' ELSE 'AGENCY' END
  WHERE r.status = 'PROPOSED' GROUP BY r.project_id, y.id
  UNION ALL
  SELECT r.project_id, 'requirement-agree', 'requirement.agree', y.id, CASE WHEN count(*) = 1 THEN min(r.code) ELSE '' END, '', count(*)::int, NULL
  FROM requirement r JOIN party y ON y.project_id = r.project_id AND y.removed_at IS NULL AND y.side IN ('CLIENT', 'AGENCY')
  WHERE r.status = 'UNDER_REVIEW' AND NOT EXISTS (
    SELECT 1 FROM requirement_agreement a WHERE a.project_id = r.project_id AND a.requirement_id = r.id AND a.version = r.version AND a.side = y.side)
  GROUP BY r.project_id, y.id
  UNION ALL
  SELECT q.project_id, 'question-answer', 'question.answer', y.id, q.code, q.subject_code, CASE WHEN q.blocking THEN 1 ELSE 0 END, NULL
  FROM question q JOIN party y ON y.project_id = q.project_id AND y.side = q.to_side AND y.removed_at IS NULL
  WHERE q.status = 'OPEN'
  UNION ALL
  SELECT r.project_id, 'baseline-sign', 'baseline.sign', y.id, '', '', count(*)::int, NULL
  FROM requirement r
  JOIN project p ON p.id = r.project_id AND p.status = 'ACTIVE'
  JOIN party y ON y.project_id = r.project_id AND y.side = 'CLIENT' AND y.removed_at IS NULL
  WHERE r.status = 'AGREED'
    AND NOT EXISTS (SELECT 1 FROM requirement o WHERE o.project_id = r.project_id AND o.status IN ('PROPOSED', 'UNDER_REVIEW'))
    AND NOT EXISTS (SELECT 1 FROM question q JOIN requirement o ON o.project_id = q.project_id AND o.id = q.requirement_id
                    WHERE q.project_id = r.project_id AND q.status = 'OPEN' AND q.blocking AND o.status = 'AGREED')
  GROUP BY r.project_id, y.id
  UNION ALL
  SELECT f.project_id, 'change-submit', 'change-request.submit', f.party_id, f.code, f.title, 1, NULL
  FROM change_request f WHERE f.status = 'DRAFT'`;
