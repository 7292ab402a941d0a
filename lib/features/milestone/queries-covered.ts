import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { RequirementStatus } from "@/lib/domain/requirement";

const CoveredRow = z.object({
  id: z.string(),
  code: z.string(),
  status: RequirementStatus,
  version: z.int(),
  title: z.string(),
});

/** A requirement that a milestone covers; `version` is the one promised, or the present one while nothing is signed. */
export type CoveredRequirement = Readonly<z.infer<typeof CoveredRow>>;

/** The requirements that a milestone covers, by code. */
export async function loadCovered(
  tx: Tx,
  projectId: string,
  milestoneId: string,
): Promise<readonly CoveredRequirement[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT r.id, r.code, r.status, coalesce(c.version, r.version) AS version, coalesce(nullif(v.title, ''), left(v.statement, 200)) AS title
    FROM milestone_requirement c
    JOIN requirement r ON r.project_id = c.project_id AND r.id = c.requirement_id
    JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id AND v.version = coalesce(c.version, r.version)
    WHERE c.project_id = ${projectId}::uuid AND c.milestone_id = ${milestoneId}::uuid ORDER BY r.code`;
  return z.array(CoveredRow).parse(rows);
}
