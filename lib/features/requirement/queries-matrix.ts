import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { ChangeRequestStatus } from "@/lib/domain/change-request";
import { countedStatuses } from "@/lib/domain/quality-score";
import { RequirementStatus } from "@/lib/domain/requirement";
import type { Gap } from "@/lib/domain/requirement-list";
import { ReservationStatus } from "@/lib/domain/reservation";
import { coveringDeliverables } from "@/lib/features/requirement/queries-covering";
import { beyond, matches } from "@/lib/features/requirement/queries-match";
import { ListShape } from "@/lib/features/requirement/schema-filter";
import type { MatrixFilter } from "@/lib/features/requirement/schema-matrix";
import type { TracePage } from "@/lib/features/requirement/view-matrix";

/** A line of the matrix, as machines read it too. */
export const TraceLine = z.strictObject({
  code: z.string(),
  title: z.string().describe("Its title, else the beginning of its statement."),
  chapter: z.string(),
  status: RequirementStatus,
  milestones: z.array(z.strictObject({ code: z.string(), title: z.string() })),
  deliverables: z
    .array(z.strictObject({ name: z.string(), milestone: z.string() }))
    .describe("What these milestones hand over: it is covered there."),
  criteria: z.int().describe("How many acceptance criteria it has."),
  reservations: z.array(z.strictObject({ code: z.string(), status: ReservationStatus })),
  changes: z.array(z.strictObject({ code: z.string(), status: ChangeRequestStatus })),
  tests: z
    .strictObject({ passed: z.int(), failed: z.int(), open: z.int() })
    .describe("Of its criteria that milestones check: the last result of each, or none yet."),
});

/** Most of each kind that a line names. */
const most = 12;

/** The last result of a criterion `c` that a milestone checks. */
const lastResult = Prisma.sql`SELECT x.passed FROM verification_result x
  WHERE x.project_id = c.project_id AND x.criterion_id = c.id ORDER BY x.verified_at DESC LIMIT 1`;

const gaps: Readonly<Record<Gap, Prisma.Sql>> = {
  MILESTONE: Prisma.sql`NOT EXISTS (SELECT 1 FROM milestone_requirement l WHERE l.project_id = r.project_id AND l.requirement_id = r.id)`,
  CRITERION: Prisma.sql`r.criteria_count = 0`,
  TEST: Prisma.sql`NOT EXISTS (SELECT 1 FROM milestone_criterion c JOIN LATERAL (${lastResult}) last ON last.passed
    WHERE c.project_id = r.project_id AND c.requirement_id = r.id)`,
  FAILED: Prisma.sql`EXISTS (SELECT 1 FROM milestone_criterion c JOIN LATERAL (${lastResult}) last ON NOT last.passed
    WHERE c.project_id = r.project_id AND c.requirement_id = r.id)`,
};

/** What the matrix is made of: requirements that count, under its filters. */
function kept(scope: ProjectScope, { q, chapter, within, gap }: MatrixFilter): Prisma.Sql {
  return Prisma.join(
    [
      matches(scope, ListShape.parse({ q, chapter, within })),
      Prisma.sql`r.status = ANY (${[...countedStatuses]})`,
      ...(gap === null ? [] : [gaps[gap]]),
    ],
    " AND ",
  );
}

/** Lines of the matrix in the order of the document, from a code onwards or backwards. One statement. */
export async function listTraceLines(
  tx: Tx,
  scope: ProjectScope,
  filter: MatrixFilter,
  size: number,
): Promise<Omit<TracePage, "total" | "rows"> & { readonly rows: z.infer<typeof TraceLine>[] }> {
  const backwards = filter.before !== null;
  const from = filter.before ?? filter.after;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT r.code, CASE WHEN v.title <> '' THEN v.title ELSE left(v.statement, 160) END AS title, r.chapter, r.status, r.criteria_count AS criteria,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', x.code, 'title', x.title) ORDER BY x.number), '[]')
        FROM (SELECT m.code, m.title, m.number FROM milestone_requirement l JOIN milestone m ON m.project_id = l.project_id AND m.id = l.milestone_id
          WHERE l.project_id = r.project_id AND l.requirement_id = r.id ORDER BY m.number LIMIT ${most}) x) AS milestones,
      ${coveringDeliverables(most)} AS deliverables,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', x.code, 'status', x.status) ORDER BY x.code), '[]')
        FROM (SELECT s.code, s.status FROM reservation s WHERE s.project_id = r.project_id AND s.requirement_id = r.id ORDER BY s.code LIMIT ${most}) x) AS reservations,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', x.code, 'status', x.status) ORDER BY x.code), '[]')
        FROM (SELECT f.code, f.status FROM change_request f WHERE f.project_id = r.project_id AND f.requirement_id = r.id ORDER BY f.code LIMIT ${most}) x) AS changes,
      (SELECT jsonb_build_object('passed', count(*) FILTER (WHERE last.passed), 'failed', count(*) FILTER (WHERE NOT last.passed),
          'open', count(*) FILTER (WHERE last.passed IS NULL))
        FROM milestone_criterion c LEFT JOIN LATERAL (${lastResult}) last ON true
        WHERE c.project_id = r.project_id AND c.requirement_id = r.id) AS tests
    FROM requirement r
    JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id AND v.version = r.version
    WHERE ${kept(scope, filter)} ${from === null ? Prisma.empty : beyond(scope.projectId, from, "CHAPTER", backwards)}
    ORDER BY ${backwards ? Prisma.sql`r.chapter DESC, r.position DESC, r.id DESC` : Prisma.sql`r.chapter, r.position, r.id`}
    LIMIT ${Prisma.raw(String(size + 1))}`;
  const found = z.array(TraceLine).parse(rows);
  const more = found.length > size;
  const page = backwards ? found.slice(0, size).reverse() : found.slice(0, size);
  return {
    rows: page,
    previous: (backwards ? more : filter.after !== null) ? (page[0]?.code ?? null) : null,
    next: backwards || more ? (page.at(-1)?.code ?? null) : null,
  };
}

const Counted = z.object({ total: z.int() });

/** A page of the matrix, with how many lines the filters keep. */
export async function getMatrix(tx: Tx, scope: ProjectScope, filter: MatrixFilter, size: number): Promise<TracePage> {
  const [page, counted] = await Promise.all([
    listTraceLines(tx, scope, filter, size),
    tx.$queryRaw<unknown[]>`SELECT count(*)::int AS total FROM requirement r WHERE ${kept(scope, filter)}`,
  ]);
  return { ...page, ...Counted.parse(counted[0]) };
}
