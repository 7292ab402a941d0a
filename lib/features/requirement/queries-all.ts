import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { hashed } from "@/lib/db/hashed";
import { Side } from "@/lib/domain/party";
import { RequirementStatus } from "@/lib/domain/requirement";
import { AcceptanceCriterion, RequirementContent } from "@/lib/domain/requirement-content";
import type { FullRequirement } from "@/lib/features/requirement/queries-content";

const Row = z.object({
  id: z.string(),
  code: z.string(),
  status: RequirementStatus,
  chapter: z.string(),
  position: z.int(),
  changePending: z.boolean(),
  externalReference: z.string().nullable(),
  version: z.int(),
  baselinedVersion: z.int().nullable(),
  digest: z.string(),
  openBlockingQuestions: z.array(z.string()),
  agreements: z.array(Side),
  text: RequirementContent.omit({ criteria: true }),
});

/**
 * All requirements of a project, as `readRequirements` reads some: every table is read once from end to end and put
 * together here, since what is looked up row by row for one is slow for ten thousand.
 */
export async function readAllRequirements(tx: Tx, projectId: string): Promise<readonly FullRequirement[]> {
  const [rows, criteria] = await hashed(tx, () => Promise.all([readTexts(tx, projectId), readCriteria(tx, projectId)]));
  return rows.map(({ text, ...row }) => ({ ...row, content: { ...text, criteria: criteria.get(row.id) ?? [] } }));
}

async function readTexts(tx: Tx, projectId: string): Promise<readonly z.infer<typeof Row>[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT r.id, r.code, r.status, r.chapter, r.position, r.change_pending AS "changePending", r.external_reference AS "externalReference",
      r.version, r.baselined_version AS "baselinedVersion", v.digest,
      jsonb_build_object('title', v.title, 'statement', v.statement, 'kind', v.kind, 'priority', v.priority, 'source', v.source,
        'rationale', v.rationale, 'verificationMethod', v.verification_method) AS text,
      coalesce(q.codes, '{}') AS "openBlockingQuestions", coalesce(a.sides, '{}') AS agreements
    FROM requirement r
    JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id AND v.version = r.version
    LEFT JOIN (SELECT subject_id, array_agg(code ORDER BY number) AS codes FROM question
      WHERE project_id = ${projectId}::uuid AND status = 'OPEN' AND blocking GROUP BY subject_id) q ON q.subject_id = r.id
    LEFT JOIN (SELECT requirement_id, version, array_agg(side ORDER BY side) AS sides FROM requirement_agreement
      WHERE project_id = ${projectId}::uuid GROUP BY requirement_id, version) a ON a.requirement_id = r.id AND a.version = r.version
    WHERE r.project_id = ${projectId}::uuid
    ORDER BY r.position, r.id`;
  return z.array(Row).parse(rows);
}

const Criteria = z.object({ id: z.string(), criteria: z.array(AcceptanceCriterion) });

/** The criteria of the present versions, by the id of their requirement. */
async function readCriteria(
  tx: Tx,
  projectId: string,
): Promise<ReadonlyMap<string, z.infer<typeof Criteria>["criteria"]>> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT c.requirement_id AS id, jsonb_agg(jsonb_build_object('id', c.id, 'reference', c.reference, 'measure', c.measure, 'target', c.target,
      'method', c.method, 'given', c.given, 'when', c.when_text, 'outcome', c.outcome, 'flexibility', c.flexibility) ORDER BY c.position) AS criteria
    FROM acceptance_criterion c
    JOIN requirement r ON r.project_id = c.project_id AND r.id = c.requirement_id AND r.version = c.version
    WHERE c.project_id = ${projectId}::uuid GROUP BY c.requirement_id`;
  return new Map(
    z
      .array(Criteria)
      .parse(rows)
      .map(({ id, criteria }) => [id, criteria]),
  );
}
