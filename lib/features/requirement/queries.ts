import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { Side } from "@/lib/domain/party";
import { qualityHints } from "@/lib/domain/quality";
import { lockedRequirementStatuses, RequirementStatus } from "@/lib/domain/requirement";
import { Flexibility, Priority, RequirementKind } from "@/lib/domain/requirement-content";
import { lacking } from "@/lib/features/requirement/queries-lack";
import { largestSelection } from "@/lib/features/requirement/schema";
import type { RequirementFilter } from "@/lib/features/requirement/schema-filter";
import type { RequirementFigures, RequirementList, RequirementRow } from "@/lib/features/requirement/view";

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
  openQuestions: z.int(),
  agreements: z.array(Side),
  measured: z.boolean(),
});

const Counted = z.object({
  total: z.int(),
  matching: z.array(z.object({ code: z.string(), version: z.int() })).nullable(),
});

/** A page of the requirements that match, by chapter and position, from a code onwards or backwards. */
export async function listRequirements(
  tx: Tx,
  scope: ProjectScope,
  filter: RequirementFilter,
  size: number,
): Promise<RequirementList> {
  const { projectId } = scope;
  const matching = matches(projectId, filter);
  const backwards = filter.before !== null;
  const from = filter.before ?? filter.after;
  const [listed, counted] = await Promise.all([
    tx.$queryRaw<unknown[]>`
      SELECT r.code, r.version, v.title, v.statement, r.chapter, r.kind, r.priority,
        r.criteria_count AS "criteriaCount", r.status, r.change_pending AS "changePending",
        (SELECT min(c.flexibility) FROM acceptance_criterion c WHERE c.project_id = r.project_id AND c.requirement_id = r.id AND c.version = r.version) AS flexibility,
        (SELECT count(*)::int FROM question q WHERE q.project_id = r.project_id AND q.subject_id = r.id AND q.status = 'OPEN') AS "openQuestions",
        (SELECT coalesce(array_agg(a.side ORDER BY a.side), '{}') FROM requirement_agreement a
          WHERE a.project_id = r.project_id AND a.requirement_id = r.id AND a.version = r.version) AS agreements,
        (SELECT coalesce(bool_or(c.target ~ '[0-9]'), false) FROM acceptance_criterion c
          WHERE c.project_id = r.project_id AND c.requirement_id = r.id AND c.version = r.version) AS measured
      FROM requirement r
      JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id AND v.version = r.version
      WHERE ${matching} ${from === null ? Prisma.empty : beyond(projectId, from, backwards)}
      ORDER BY ${backwards ? Prisma.sql`r.chapter DESC, r.position DESC, r.id DESC` : Prisma.sql`r.chapter, r.position, r.id`}
      LIMIT ${Prisma.raw(String(size + 1))}`,
    tx.$queryRaw<unknown[]>`
      WITH counted AS (SELECT count(*)::int AS total FROM requirement r WHERE ${matching})
      SELECT n.total, CASE WHEN n.total <= ${largestSelection} THEN (
        SELECT coalesce(jsonb_agg(jsonb_build_object('code', r.code, 'version', r.version) ORDER BY r.chapter, r.position, r.id), '[]')
        FROM requirement r WHERE ${matching}) END AS matching
      FROM counted n`,
  ]);
  const rows = z
    .array(Row)
    .parse(listed)
    .map((row) => withHints(row, scope));
  const { total, matching: texts } = Counted.parse(counted[0]);
  const more = rows.length > size;
  const page = backwards ? rows.slice(0, size).reverse() : rows.slice(0, size);
  return {
    rows: page,
    total,
    previous: (backwards ? more : filter.after !== null) ? (page[0]?.code ?? null) : null,
    next: backwards || more ? (page.at(-1)?.code ?? null) : null,
    matching: texts,
  };
}

/** A row with the first remarks on its wording, while it can still be written. */
function withHints({ measured, ...row }: z.infer<typeof Row>, { language }: ProjectScope): RequirementRow {
  const open = !lockedRequirementStatuses.includes(row.status);
  return { ...row, hints: open ? qualityHints(row.statement, { usual: language, measured }) : [] };
}

/** The conditions of a filter. */
export function matches(
  projectId: string,
  { q, status, kind, priority, chapter, lack }: RequirementFilter,
): Prisma.Sql {
  const conditions = [
    Prisma.sql`r.project_id = ${projectId}::uuid`,
    ...(status === null ? [] : [Prisma.sql`r.status = ${status}`]),
    ...(kind === null ? [] : [Prisma.sql`r.kind = ${kind}`]),
    ...(priority === null ? [] : [Prisma.sql`r.priority = ${priority}`]),
    ...(chapter === null ? [] : [Prisma.sql`r.chapter = ${chapter}`]),
    ...(lack === null ? [] : [lacking(lack)]),
    ...(q === "" ? [] : [Prisma.sql`r.id IN (SELECT aval_find_requirements(${q}))`]),
  ];
  return Prisma.join(conditions, " AND ");
}

/** What comes after a requirement, or before it, in the order of the list. */
export function beyond(projectId: string, code: string, backwards: boolean): Prisma.Sql {
  const sign = backwards ? Prisma.sql`<` : Prisma.sql`>`;
  return Prisma.sql`AND (r.chapter, r.position, r.id) ${sign}
    (SELECT k.chapter, k.position, k.id FROM requirement k WHERE k.project_id = ${projectId}::uuid AND k.code = ${code})`;
}

/** The whole set in figures: by status, by chapter, and the tabs beside it. */
export async function getRequirementFigures(tx: Tx, { projectId }: ProjectScope): Promise<RequirementFigures> {
  const [counted, beside] = await Promise.all([
    tx.$queryRaw<unknown[]>`
      SELECT status, chapter, count(*)::int AS count FROM requirement WHERE project_id = ${projectId}::uuid
      GROUP BY status, chapter ORDER BY chapter`,
    tx.$queryRaw<unknown[]>`
      SELECT (SELECT count(*)::int FROM baseline WHERE project_id = ${projectId}::uuid) AS baselines,
        (SELECT count(*)::int FROM question WHERE project_id = ${projectId}::uuid AND status = 'OPEN') AS "openQuestions"`,
  ]);
  const byStatus = new Map<RequirementStatus, number>();
  const byChapter = new Map<string, number>();
  for (const { status, chapter, count } of z.array(FigureRow).parse(counted)) {
    byStatus.set(status, (byStatus.get(status) ?? 0) + count);
    byChapter.set(chapter, (byChapter.get(chapter) ?? 0) + count);
  }
  return {
    total: [...byStatus.values()].reduce((sum, count) => sum + count, 0),
    byStatus: Object.fromEntries(byStatus),
    chapters: [...byChapter].slice(0, mostChapters).map(([chapter, count]) => ({ chapter, count })),
    ...BesideRow.parse(beside[0]),
  };
}

/** Chapters that the filter offers: beyond these, one searches. */
const mostChapters = 100;
const FigureRow = z.object({ status: RequirementStatus, chapter: z.string(), count: z.int() });
const BesideRow = z.object({ baselines: z.int(), openQuestions: z.int() });
