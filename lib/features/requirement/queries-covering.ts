import { Prisma } from "@/lib/db/generated/client";

/**
 * The deliverables that cover a requirement `r`, as JSON: those of the milestones that deliver it and stand. A milestone that was
 * given up, rejected or replaced covers nothing any more.
 */
export function coveringDeliverables(most: number): Prisma.Sql {
  return Prisma.sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('name', x.title, 'milestone', x.code) ORDER BY x.number, x.position), '[]')
    FROM (SELECT d.title, d.position, m.code, m.number FROM milestone_requirement l
      JOIN milestone m ON m.project_id = l.project_id AND m.id = l.milestone_id AND m.status NOT IN ('CANCELLED', 'REJECTED', 'SUPERSEDED')
      JOIN deliverable d ON d.project_id = m.project_id AND d.milestone_id = m.id
      WHERE l.project_id = r.project_id AND l.requirement_id = r.id ORDER BY m.number, d.position LIMIT ${most}) x)`;
}
