import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { ReadItem } from "@/lib/domain/baseline-set";
import { Side } from "@/lib/domain/party";
import { RequirementStatus } from "@/lib/domain/requirement";
import { Flexibility, Priority, RequirementKind } from "@/lib/domain/requirement-content";
import { largestSelection } from "@/lib/features/requirement/schema";
import type { RequirementFilter } from "@/lib/features/requirement/schema-filter";
import type { RequirementFigures, RequirementList } from "@/lib/features/requirement/view";

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
  const rows = z.array(Row).parse(
    await tx.$queryRaw<unknown[]>`
      SELECT r.code, r.version, v.title, v.statement, r.chapter, r.kind, r.priority, r.criteria_count AS "criteriaCount", r.status,
        r.change_pending AS "changePending",
        (SELECT min(c.flexibility) FROM acceptance_criterion c WHERE c.project_id = r.project_id AND c.requirement_id = r.id AND c.version = r.version) AS flexibility,
        (SELECT count(*)::int FROM question q WHERE q.project_id = r.project_id AND q.subject_id = r.id AND q.status = 'OPEN') AS "openQuestions",
        (SELECT coalesce(array_agg(a.side ORDER BY a.side), '{}') FROM requirement_agreement a
          WHERE a.project_id = r.project_id AND a.requirement_id = r.id AND a.version = r.version) AS agreements
      FROM requirement r
      JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id AND v.version = r.version
      WHERE ${matching} ${from === null ? Prisma.empty : beyond(projectId, from, backwards)}
      ORDER BY ${backwards ? Prisma.sql`r.chapter DESC, r.position DESC, r.id DESC` : Prisma.sql`r.chapter, r.position, r.id`}
      LIMIT ${size + 1}`,
  );
  const more = rows.length > size;
  const page = backwards ? rows.slice(0, size).reverse() : rows.slice(0, size);
  const counted = await tx.$queryRaw<
    { total: number }[]
  >`SELECT count(*)::int AS total FROM requirement r WHERE ${matching}`;
  const total = counted[0]?.total ?? 0;
  return {
    rows: page,
    total,
    previous: (backwards ? more : filter.after !== null) ? (page[0]?.code ?? null) : null,
    next: backwards || more ? (page.at(-1)?.code ?? null) : null,
    matching: total > largestSelection ? null : await textsOf(tx, matching),
  };
}

function matches(projectId: string, { q, status, kind, priority, chapter }: RequirementFilter): Prisma.Sql {
  const conditions = [
    Prisma.sql`r.project_id = ${projectId}::uuid`,
    ...(status === null ? [] : [Prisma.sql`r.status = ${status}`]),
    ...(kind === null ? [] : [Prisma.sql`r.kind = ${kind}`]),
    ...(priority === null ? [] : [Prisma.sql`r.priority = ${priority}`]),
    ...(chapter === null ? [] : [Prisma.sql`r.chapter = ${chapter}`]),
    ...(q === "" ? [] : [Prisma.sql`r.id IN (SELECT aval_find_requirements(${q}))`]),
  ];
  return Prisma.join(conditions, " AND ");
}

function beyond(projectId: string, code: string, backwards: boolean): Prisma.Sql {
  const sign = backwards ? Prisma.sql`<` : Prisma.sql`>`;
  return Prisma.sql`AND (r.chapter, r.position, r.id) ${sign}
    (SELECT k.chapter, k.position, k.id FROM requirement k WHERE k.project_id = ${projectId}::uuid AND k.code = ${code})`;
}

async function textsOf(tx: Tx, matching: Prisma.Sql): Promise<readonly ReadItem[]> {
  return tx.$queryRaw<ReadItem[]>`
    SELECT r.code, r.version FROM requirement r WHERE ${matching} ORDER BY r.chapter, r.position, r.id`;
}

/** The whole set in figures: by status, by chapter, and the tabs beside it. */
export async function getRequirementFigures(tx: Tx, { projectId }: ProjectScope): Promise<RequirementFigures> {
  const byStatus = await tx.requirement.groupBy({ by: ["status"], where: { projectId }, _count: true });
  const chapters = await tx.requirement.groupBy({
    by: ["chapter"],
    where: { projectId },
    _count: true,
    orderBy: { chapter: "asc" },
    take: 100,
  });
  const counts = byStatus.map((row) => [RequirementStatus.parse(row.status), row._count] as const);
  return {
    total: counts.reduce((sum, [, count]) => sum + count, 0),
    byStatus: Object.fromEntries(counts),
    chapters: chapters.map((row) => ({ chapter: row.chapter, count: row._count })),
    baselines: await tx.baseline.count({ where: { projectId } }),
    openQuestions: await tx.question.count({ where: { projectId, status: "OPEN" } }),
  };
}
