import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { Side } from "@/lib/domain/party";
import { RequirementStatus } from "@/lib/domain/requirement";
import { Flexibility, Priority, RequirementKind } from "@/lib/domain/requirement-content";
import { beyond, matches, orderOf } from "@/lib/features/requirement/queries-match";
import type { ListShape } from "@/lib/features/requirement/schema-filter";

/** A requirement in a list that machines read: lean, with its id and its code. */
export const RequirementLine = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  version: z.int(),
  title: z.string().describe("Its title, else the beginning of its statement."),
  chapter: z.string(),
  externalReference: z.string().nullable(),
  kind: RequirementKind,
  priority: Priority.nullable(),
  flexibility: Flexibility.nullable().describe("The strictest of its criteria."),
  criteria: z.int().describe("How many acceptance criteria it has."),
  status: RequirementStatus,
  changePending: z.boolean(),
  openQuestions: z.int(),
  agreements: z.array(Side).describe("The sides that agree with this version."),
});
export type RequirementLine = z.infer<typeof RequirementLine>;

const Lines = z.array(RequirementLine);

/** A page of the requirements that match, in the order that is asked, after a code. One round trip. */
export async function listRequirementLines(
  tx: Tx,
  scope: ProjectScope,
  filter: ListShape & { readonly after: string | null },
  size: number,
): Promise<{ readonly items: RequirementLine[]; readonly next: string | null }> {
  const after = filter.after === null ? Prisma.empty : beyond(scope.projectId, filter.after, filter.sort, false);
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT r.id, r.code, r.version, CASE WHEN v.title <> '' THEN v.title ELSE left(v.statement, 160) END AS title, r.chapter,
      r.external_reference AS "externalReference", r.kind, r.priority, r.criteria_count AS criteria, r.status, r.change_pending AS "changePending",
      (SELECT min(c.flexibility) FROM acceptance_criterion c WHERE c.project_id = r.project_id AND c.requirement_id = r.id AND c.version = r.version) AS flexibility,
      (SELECT count(*)::int FROM question q WHERE q.project_id = r.project_id AND q.subject_id = r.id AND q.status = 'OPEN') AS "openQuestions",
      (SELECT coalesce(array_agg(a.side ORDER BY a.side), '{}') FROM requirement_agreement a
        WHERE a.project_id = r.project_id AND a.requirement_id = r.id AND a.version = r.version) AS agreements
    FROM requirement r
    JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id AND v.version = r.version
    WHERE ${matches(scope, filter)} ${after}
    ORDER BY ${orderOf(filter.sort, false)} LIMIT ${size + 1}`;
  const items = Lines.parse(rows.slice(0, size));
  return { items, next: rows.length > size ? (items.at(-1)?.code ?? null) : null };
}
