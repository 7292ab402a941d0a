import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { RequirementStatus } from "@/lib/domain/requirement";
import { matches, orderOf } from "@/lib/features/requirement/queries-match";
import { listRows } from "@/lib/features/requirement/queries-rows";
import { largestSelection } from "@/lib/features/requirement/schema";
import type { RequirementFilter } from "@/lib/features/requirement/schema-filter";
import type { RequirementFigures, RequirementList } from "@/lib/features/requirement/view";

const Counted = z.object({
  total: z.int(),
  stamp: z.int().nullable(),
  matching: z.array(z.object({ code: z.string(), version: z.int() })).nullable(),
});

/** A page of the requirements that match, in the order that is asked, from a code onwards or backwards; and how many there are. */
export async function listRequirements(
  tx: Tx,
  scope: ProjectScope,
  filter: RequirementFilter,
  size: number,
): Promise<RequirementList> {
  const matching = matches(scope, filter);
  const order = orderOf(filter.sort, false);
  const [page, counted] = await Promise.all([
    listRows(tx, scope, filter, size),
    tx.$queryRaw<unknown[]>`
      WITH counted AS (SELECT count(*)::int AS total FROM requirement r WHERE ${matching})
      SELECT n.total, (SELECT h.seq::int FROM ledger_head h WHERE h.project_id = ${scope.projectId}::uuid) AS stamp,
        CASE WHEN n.total <= ${largestSelection} THEN (
        SELECT coalesce(jsonb_agg(jsonb_build_object('code', r.code, 'version', r.version) ORDER BY ${order}), '[]')
        FROM requirement r WHERE ${matching}) END AS matching
      FROM counted n`,
  ]);
  const { total, stamp, matching: texts } = Counted.parse(counted[0]);
  return { ...page, total, stamp: stamp ?? 0, matching: texts };
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

/** Chapters that the tree shows: beyond these, one searches. */
const mostChapters = 400;
const FigureRow = z.object({ status: RequirementStatus, chapter: z.string(), count: z.int() });
const BesideRow = z.object({ baselines: z.int(), openQuestions: z.int() });
