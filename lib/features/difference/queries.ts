import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { DifferenceKind } from "@/lib/domain/difference";
import { RequirementContent } from "@/lib/domain/requirement-content";
import { DifferenceKind as Kind } from "@/lib/features/difference/schema";
import type { BaselineDifference, ComparedBaseline, SetName, VersionDifference } from "@/lib/features/difference/view";

/** How many of those that differ are told on a page. */
const pageSize = 25;

/** The text of one version, criteria included; nothing when there is none. */
function content(projectId: string, requirement: Prisma.Sql, version: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT jsonb_build_object('title', v.title, 'statement', v.statement, 'kind', v.kind, 'priority', v.priority, 'source', v.source,
      'rationale', v.rationale, 'verificationMethod', v.verification_method, 'criteria', (
        SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'reference', c.reference, 'measure', c.measure, 'target', c.target,
          'method', c.method, 'given', c.given, 'when', c.when_text, 'outcome', c.outcome, 'flexibility', c.flexibility) ORDER BY c.position), '[]')
        FROM acceptance_criterion c WHERE c.project_id = v.project_id AND c.requirement_id = v.requirement_id AND c.version = v.version))
    FROM requirement_version v WHERE v.project_id = ${projectId}::uuid AND v.requirement_id = ${requirement} AND v.version = ${version})`;
}

const End = z.object({
  /** `null`: what is in force now. */
  id: z.uuid().nullable(),
  number: z.int().nullable(),
  count: z.int(),
  record: z.string().nullable(),
  signedAt: z.date().nullable(),
  exclusions: z.string(),
});
type End = z.infer<typeof End>;

const Counts = z.object({ added: z.int(), removed: z.int(), changed: z.int(), same: z.int() });

const Item = z.object({
  code: z.string(),
  kind: Kind,
  before: z.int().nullable(),
  after: z.int().nullable(),
  contentBefore: RequirementContent.nullable(),
  contentAfter: RequirementContent.nullable(),
});

/** What a set holds: the versions of a signed one, or those that are in force now, by a baseline or by an amendment. */
function held(projectId: string, { id }: End): Prisma.Sql {
  return id === null
    ? Prisma.sql`SELECT id AS requirement_id, baselined_version AS version FROM requirement
        WHERE project_id = ${projectId}::uuid AND status IN ('BASELINED', 'IMPLEMENTED', 'VERIFIED', 'ACCEPTED')`
    : Prisma.sql`SELECT requirement_id, version FROM baseline_item WHERE project_id = ${projectId}::uuid AND baseline_id = ${id}::uuid`;
}

/** The two sets side by side: each requirement of either, with the version that each holds. */
function sideBySide(projectId: string, from: End, to: End): Prisma.Sql {
  return Prisma.sql`
    held AS (
      SELECT coalesce(b.requirement_id, a.requirement_id) AS id, b.version AS before, a.version AS after
      FROM (${held(projectId, from)}) b FULL JOIN (${held(projectId, to)}) a ON a.requirement_id = b.requirement_id)`;
}

/** What is asked of two sets: by their names, one kind of difference or all, after which number of a requirement. */
export type AskedComparison = {
  readonly from: SetName;
  readonly to: SetName;
  readonly kind?: DifferenceKind | undefined;
  readonly after?: string | undefined;
  readonly size?: number;
};

/** Compares two signed sets: figures over the whole of them, and a page of what differs. `null` when one is not there. */
export async function compareBaselines(
  tx: Tx,
  { projectId }: Pick<ProjectScope, "projectId">,
  asked: AskedComparison,
): Promise<BaselineDifference | null> {
  const { size = pageSize } = asked;
  const ends = await readEnds(tx, projectId, [asked.from, asked.to]);
  const named = (name: SetName): End | undefined => ends.find(({ number }) => (number ?? "now") === name);
  const [from, to] = [named(asked.from), named(asked.to)];
  if (from === undefined || to === undefined) return null;
  const sides = sideBySide(projectId, from, to);
  const [counts, rows] = await Promise.all([
    tx.$queryRaw<unknown[]>`
      WITH ${sides}
      SELECT count(*) FILTER (WHERE before IS NULL)::int AS added, count(*) FILTER (WHERE after IS NULL)::int AS removed,
        count(*) FILTER (WHERE before <> after)::int AS changed, count(*) FILTER (WHERE before = after)::int AS same FROM held`,
    tx.$queryRaw<unknown[]>`
      WITH ${sides},
      page AS (
        SELECT h.id, r.code, h.before, h.after,
          CASE WHEN h.before IS NULL THEN 'ADDED' WHEN h.after IS NULL THEN 'REMOVED' ELSE 'CHANGED' END AS kind
        FROM held h JOIN requirement r ON r.project_id = ${projectId}::uuid AND r.id = h.id
        WHERE h.before IS DISTINCT FROM h.after AND ${ofKind(asked.kind)}
          AND (length(r.code), r.code) > (${(asked.after ?? "").length}::int, ${asked.after ?? ""})
        ORDER BY length(r.code), r.code LIMIT ${size + 1})
      SELECT p.code, p.kind, p.before, p.after, ${content(projectId, Prisma.sql`p.id`, Prisma.sql`p.before`)} AS "contentBefore",
        ${content(projectId, Prisma.sql`p.id`, Prisma.sql`p.after`)} AS "contentAfter"
      FROM page p ORDER BY length(p.code), p.code`,
  ]);
  const items = z.array(Item).parse(rows);
  const shown = items.slice(0, size);
  return {
    from: endView(from),
    to: endView(to),
    counts: Counts.parse(counts[0]),
    items: shown.map(({ code, kind, before, after, contentBefore, contentAfter }) => ({
      code,
      kind,
      before: before === null || contentBefore === null ? null : { version: before, content: contentBefore },
      after: after === null || contentAfter === null ? null : { version: after, content: contentAfter },
    })),
    next: items.length > size ? (shown.at(-1)?.code ?? null) : null,
  };
}

function ofKind(kind: DifferenceKind | undefined): Prisma.Sql {
  if (kind === undefined) return Prisma.sql`true`;
  if (kind === "ADDED") return Prisma.sql`h.before IS NULL`;
  return kind === "REMOVED" ? Prisma.sql`h.after IS NULL` : Prisma.sql`h.before <> h.after`;
}

async function readEnds(tx: Tx, projectId: string, names: readonly SetName[]): Promise<readonly End[]> {
  const numbers = names.filter((name) => name !== "now");
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT b.id, b.number, b.item_count AS count, d.code AS record, b.signed_at AS "signedAt", b.exclusions
    FROM baseline b JOIN signed_document d ON d.project_id = b.project_id AND d.id = b.document_id
    WHERE b.project_id = ${projectId}::uuid AND b.number = ANY (${numbers}::int[])
    UNION ALL
    SELECT NULL, NULL, (SELECT count(*)::int FROM (${held(projectId, inForce)}) h), NULL, NULL, b.exclusions
    FROM (SELECT exclusions FROM baseline WHERE project_id = ${projectId}::uuid ORDER BY number DESC LIMIT 1) b
    WHERE ${names.includes("now")}::boolean`;
  return z.array(End).parse(rows);
}

const inForce: End = { id: null, number: null, count: 0, record: null, signedAt: null, exclusions: "" };

function endView({ number, count, record, signedAt, exclusions }: End): ComparedBaseline {
  return { name: number ?? "now", count, record, signedAt: signedAt?.toISOString() ?? null, exclusions };
}

/** The numbers of the signed sets, the newest first: those that can be compared. */
async function listBaselineNumbers(tx: Tx, { projectId }: Pick<ProjectScope, "projectId">): Promise<readonly number[]> {
  const rows = await tx.baseline.findMany({
    where: { projectId },
    orderBy: { number: "desc" },
    select: { number: true },
    take: 200,
  });
  return rows.map(({ number }) => number);
}

const Version = z.object({
  version: z.int(),
  writtenAt: z.date(),
  author: z.string().nullable(),
  reason: z.string(),
  baseline: z.int().nullable(),
  content: RequirementContent,
});

/**
 * Compares two versions of a requirement; without saying which, the last one with the one before. `null` when the
 * requirement or one of the versions is not there.
 */
export async function compareVersions(
  tx: Tx,
  { projectId }: Pick<ProjectScope, "projectId">,
  code: string,
  asked: { readonly from?: number | undefined; readonly to?: number | undefined },
): Promise<VersionDifference | null> {
  const found = await tx.$queryRaw<{ version: number }[]>`
    SELECT v.version FROM requirement r JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id
    WHERE r.project_id = ${projectId}::uuid AND r.code = ${code} ORDER BY v.version DESC LIMIT 200`;
  const versions = found.map(({ version }) => version);
  const to = asked.to ?? versions[0];
  const from = asked.from ?? versions.find((version) => version < (to ?? 0)) ?? to;
  if (from === undefined || to === undefined) return null;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT w.version, w.written_at AS "writtenAt", w.reason,
      (SELECT p.display_name FROM member m JOIN person_identity p ON p.person_id = m.person_id
        WHERE m.project_id = w.project_id AND m.id = w.written_by ORDER BY p.version DESC LIMIT 1) AS author,
      (SELECT min(b.number) FROM baseline_item i JOIN baseline b ON b.project_id = i.project_id AND b.id = i.baseline_id
        WHERE i.project_id = w.project_id AND i.requirement_id = w.requirement_id AND i.version = w.version) AS baseline,
      ${content(projectId, Prisma.sql`w.requirement_id`, Prisma.sql`w.version`)} AS content
    FROM requirement r JOIN requirement_version w ON w.project_id = r.project_id AND w.requirement_id = r.id
    WHERE r.project_id = ${projectId}::uuid AND r.code = ${code} AND w.version = ANY (${[from, to]}::int[])`;
  const all = z
    .array(Version)
    .parse(rows)
    .map(({ writtenAt, author, ...row }) => ({ ...row, author: author ?? "", writtenAt: writtenAt.toISOString() }));
  const [before, after] = [all.find((row) => row.version === from), all.find((row) => row.version === to)];
  return before === undefined || after === undefined ? null : { code, versions, from: before, to: after };
}

/**
 * What is asked of the sets of a project: without saying which, the last signed one with the one before, or the only one
 * with what is in force now. Answers which can be compared, and no comparison while nothing is signed; `null` when one
 * that is asked for is not there.
 */
export async function readComparison(
  tx: Tx,
  scope: Pick<ProjectScope, "projectId">,
  asked: Omit<AskedComparison, "from" | "to"> & {
    readonly from?: SetName | undefined;
    readonly to?: SetName | undefined;
  },
): Promise<{ readonly names: readonly SetName[]; readonly view: BaselineDifference | null } | null> {
  const numbers = await listBaselineNumbers(tx, scope);
  const last = numbers[0];
  if (last === undefined) return asked.from === undefined && asked.to === undefined ? { names: [], view: null } : null;
  const to = asked.to ?? (numbers.length === 1 ? "now" : last);
  const before = to === "now" ? last : (numbers.find((number) => number < to) ?? to);
  const view = await compareBaselines(tx, scope, { ...asked, from: asked.from ?? before, to });
  return view === null ? null : { names: ["now", ...numbers], view };
}
