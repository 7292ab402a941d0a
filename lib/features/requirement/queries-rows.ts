import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { Side } from "@/lib/domain/party";
import { qualityHints } from "@/lib/domain/quality";
import { lockedRequirementStatuses, RequirementStatus } from "@/lib/domain/requirement";
import { Flexibility, Priority, RequirementKind } from "@/lib/domain/requirement-content";
import { beyond, matches, orderOf } from "@/lib/features/requirement/queries-match";
import type { RequirementFilter } from "@/lib/features/requirement/schema-filter";
import type { RequirementRow, RequirementRows } from "@/lib/features/requirement/view";

const Row = z.object({
  code: z.string(),
  version: z.int(),
  title: z.string(),
  statement: z.string(),
  chapter: z.string(),
  kind: RequirementKind,
  priority: Priority.nullable(),
  flexibility: Flexibility.nullable(),
  criteriaCount: z.int(),
  status: RequirementStatus,
  changePending: z.boolean(),
  changedAt: z.date(),
  openQuestions: z.int(),
  agreements: z.array(Side),
  measured: z.boolean(),
});

/** Rows of the list that match, in the order that is asked, from a code onwards or backwards. One statement. */
export async function listRows(
  tx: Tx,
  scope: ProjectScope,
  filter: RequirementFilter,
  size: number,
): Promise<RequirementRows> {
  const { projectId } = scope;
  const { sort } = filter;
  const backwards = filter.before !== null;
  const from = filter.before ?? filter.after;
  const listed = await tx.$queryRaw<unknown[]>`
    SELECT r.code, r.version, v.title, v.statement, r.chapter, r.kind, r.priority, r.changed_at AS "changedAt",
      r.criteria_count AS "criteriaCount", r.status, r.change_pending AS "changePending",
      (SELECT min(c.flexibility) FROM acceptance_criterion c WHERE c.project_id = r.project_id AND c.requirement_id = r.id AND c.version = r.version) AS flexibility,
      (SELECT count(*)::int FROM question q WHERE q.project_id = r.project_id AND q.subject_id = r.id AND q.status = 'OPEN') AS "openQuestions",
      (SELECT coalesce(array_agg(a.side ORDER BY a.side), '{}') FROM requirement_agreement a
        WHERE a.project_id = r.project_id AND a.requirement_id = r.id AND a.version = r.version) AS agreements,
      (SELECT coalesce(bool_or(c.target ~ '[0-9]'), false) FROM acceptance_criterion c
        WHERE c.project_id = r.project_id AND c.requirement_id = r.id AND c.version = r.version) AS measured
    FROM requirement r
    JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id AND v.version = r.version
    WHERE ${matches(scope, filter)} ${from === null ? Prisma.empty : beyond(projectId, from, sort, backwards)}
    ORDER BY ${orderOf(sort, backwards)}
    LIMIT ${Prisma.raw(String(size + 1))}`;
  const rows = z.array(Row).parse(listed);
  const more = rows.length > size;
  const kept = rows.slice(0, size).map((row) => rowOf(row, scope));
  const page = backwards ? kept.reverse() : kept;
  return {
    rows: page,
    previous: (backwards ? more : filter.after !== null) ? (page[0]?.code ?? null) : null,
    next: backwards || more ? (page.at(-1)?.code ?? null) : null,
  };
}

/** A row with the first remarks on its wording, while it can still be written; and as much of its statement as it shows. */
function rowOf(
  { measured, changedAt, statement, ...row }: z.infer<typeof Row>,
  { language }: ProjectScope,
): RequirementRow {
  const open = !lockedRequirementStatuses.includes(row.status);
  return {
    ...row,
    statement: beginning(statement),
    changedAt: changedAt.toISOString(),
    hints: open ? qualityHints(statement, { usual: language, measured }) : [],
  };
}

/** As much of a statement as two lines of the list hold: what is not shown is not sent. */
function beginning(statement: string): string {
  const most = 200;
  return statement.length <= most ? statement : `${statement.slice(0, most - 1).trimEnd()}…`;
}
