import { Prisma } from "@/lib/db/generated/client";

/** What an amendment left to confirm, one line for each milestone: its deliverables wait for their agency, the rest for the client. */
export const suspectMatters = Prisma.sql`
  SELECT m.project_id, 'suspect-confirm' AS kind, 'suspect.confirm' AS command, y.id AS party_id, m.code AS subject, m.title AS title, count(*)::int AS amount, NULL::date AS due_on
  FROM suspect s
  JOIN milestone m ON m.project_id = s.project_id AND m.id = s.milestone_id AND m.status NOT IN ('REJECTED', 'CANCELLED', 'SUPERSEDED')
  JOIN party y ON y.project_id = s.project_id AND y.removed_at IS NULL
    AND CASE WHEN s.kind = 'DELIVERABLE' THEN y.id = m.agency_party_id ELSE y.side = 'CLIENT' END
  WHERE s.confirmed_at IS NULL GROUP BY m.project_id, y.id, m.code, m.title`;
