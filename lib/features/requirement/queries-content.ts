import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { Side } from "@/lib/domain/party";
import { RequirementStatus } from "@/lib/domain/requirement";
import { RequirementContent } from "@/lib/domain/requirement-content";

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
  content: RequirementContent,
  openBlockingQuestions: z.array(z.string()),
  agreements: z.array(Side),
});

/** A requirement with its present text, and all that the rules ask of it. */
export type FullRequirement = z.infer<typeof Row>;

/** Which requirements: by code, by status, or all of the project's. */
export type Which = { readonly codes: readonly string[] } | { readonly statuses: readonly RequirementStatus[] } | "all";

/** Requirements with their present text and criteria, in the order of their position. Reads only. */
export async function readRequirements(tx: Tx, projectId: string, which: Which): Promise<readonly FullRequirement[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT r.id, r.code, r.status, r.chapter, r.position, r.change_pending AS "changePending", r.external_reference AS "externalReference",
      r.version, r.baselined_version AS "baselinedVersion", v.digest,
      jsonb_build_object('title', v.title, 'statement', v.statement, 'kind', v.kind, 'priority', v.priority, 'source', v.source,
        'rationale', v.rationale, 'verificationMethod', v.verification_method, 'criteria', (
          SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'reference', c.reference, 'measure', c.measure, 'target', c.target,
            'method', c.method, 'given', c.given, 'when', c.when_text, 'outcome', c.outcome, 'flexibility', c.flexibility) ORDER BY c.position), '[]')
          FROM acceptance_criterion c WHERE c.project_id = v.project_id AND c.requirement_id = v.requirement_id AND c.version = v.version)) AS content,
      (SELECT coalesce(array_agg(q.code ORDER BY q.number), '{}') FROM question q
        WHERE q.project_id = r.project_id AND q.subject_id = r.id AND q.status = 'OPEN' AND q.blocking) AS "openBlockingQuestions",
      (SELECT coalesce(array_agg(a.side ORDER BY a.side), '{}') FROM requirement_agreement a
        WHERE a.project_id = r.project_id AND a.requirement_id = r.id AND a.version = r.version) AS agreements
    FROM requirement r
    JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id AND v.version = r.version
    WHERE r.project_id = ${projectId}::uuid AND ${condition(which)}
    ORDER BY r.position, r.id`;
  return z.array(Row).parse(rows);
}

function condition(which: Which): Prisma.Sql {
  if (which === "all") return Prisma.sql`true`;
  if ("codes" in which) return Prisma.sql`r.code = ANY (${[...which.codes]})`;
  return Prisma.sql`r.status = ANY (${[...which.statuses]})`;
}
