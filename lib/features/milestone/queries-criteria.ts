import { z } from "zod";
import type { Tx } from "@/lib/db/client";

/** What is checked on a milestone: its own criterion, or one of a requirement that it covers. */
const Row = z.object({
  id: z.string(),
  code: z.string(),
  statement: z.string(),
  requirementId: z.string().nullable(),
  requirementCode: z.string().nullable(),
  acceptanceCriterionId: z.string().nullable(),
  method: z.string().nullable(),
});
export type CriterionState = z.infer<typeof Row>;

type Where = { readonly projectId: string; readonly milestoneId: string; readonly agreed: boolean };

/**
 * The criteria of a milestone in their order. Before the agreement, those of the covered requirements are read from
 * their present version; from the agreement on, all of them are the milestone's, as promised.
 */
export async function loadCriteria(tx: Tx, where: Where): Promise<readonly CriterionState[]> {
  const [own, covered] = await Promise.all([
    tx.$queryRaw<unknown[]>`
      SELECT c.id, c.code, c.statement, c.requirement_id AS "requirementId", r.code AS "requirementCode",
        c.acceptance_criterion_id AS "acceptanceCriterionId", a.method
      FROM milestone_criterion c
      LEFT JOIN requirement r ON r.project_id = c.project_id AND r.id = c.requirement_id
      LEFT JOIN acceptance_criterion a ON a.project_id = c.project_id AND a.id = c.acceptance_criterion_id
      WHERE c.project_id = ${where.projectId}::uuid AND c.milestone_id = ${where.milestoneId}::uuid ORDER BY c.position`,
    where.agreed ? [] : coveredCriteria(tx, where),
  ]);
  return [...z.array(Row).parse(own), ...covered];
}

/** The criteria of the present versions of the covered requirements, coded EX-044.1, EX-044.2, … */
async function coveredCriteria(tx: Tx, where: Where): Promise<readonly CriterionState[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT a.id, r.code || '.' || a.position AS code,
      CASE WHEN a.measure <> '' THEN concat_ws(' : ', a.measure, nullif(a.target, ''))
           ELSE concat_ws(', ', nullif(a.given, ''), nullif(a.when_text, ''), a.outcome) END AS statement,
      r.id AS "requirementId", r.code AS "requirementCode", a.id AS "acceptanceCriterionId", a.method
    FROM milestone_requirement c
    JOIN requirement r ON r.project_id = c.project_id AND r.id = c.requirement_id
    JOIN acceptance_criterion a ON a.project_id = r.project_id AND a.requirement_id = r.id AND a.version = r.version
    WHERE c.project_id = ${where.projectId}::uuid AND c.milestone_id = ${where.milestoneId}::uuid
    ORDER BY r.code, a.position`;
  return z.array(Row).parse(rows);
}
