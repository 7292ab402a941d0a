import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { AmendmentStatus } from "@/lib/domain/amendment";
import { AmendmentInstrument } from "@/lib/domain/amendment-terms";
import type { MilestoneOrder, OrderCounts, OrderLine, RequirementOrder } from "@/lib/features/amendment/view";
import { instantOf } from "@/lib/kernel/instant";

const Line = z.object({
  code: z.string(),
  instrument: AmendmentInstrument,
  status: AmendmentStatus,
  change: z.string(),
  title: z.string(),
  agency: z.string(),
  partyId: z.string(),
  totalCents: z.coerce.number().int(),
  record: z.string().nullable(),
  draftedAt: z.date(),
  contractedAt: z.date().nullable(),
});

type Page = { readonly after?: string; readonly size?: number; readonly status?: AmendmentStatus | null };

/** The orders whose prices this reader sees, the newest first, before `after` when it is given; all, or those of one state. */
export async function listOrders(
  tx: Tx,
  { projectId }: ProjectScope,
  { after = "", size = 200, status = null }: Page = {},
): Promise<readonly OrderLine[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT a.code, a.instrument, a.status, c.code AS change, c.title, p.name AS agency, a.party_id AS "partyId", a.total_cents AS "totalCents", d.code AS record,
      a.drafted_at AS "draftedAt", a.contracted_at AS "contractedAt"
    FROM amendment a
    JOIN change_request c ON c.project_id = a.project_id AND c.id = a.change_request_id
    JOIN party p ON p.project_id = a.project_id AND p.id = a.party_id
    LEFT JOIN signed_document d ON d.project_id = a.project_id AND d.id = a.document_id
    WHERE a.project_id = ${projectId}::uuid AND (${status}::text IS NULL OR a.status = ${status}) AND (${after} = '' OR (a.drafted_at, a.id) < (
      SELECT b.drafted_at, b.id FROM amendment b WHERE b.project_id = ${projectId}::uuid AND b.code = ${after}))
    ORDER BY a.drafted_at DESC, a.id DESC LIMIT ${size}`;
  return z
    .array(Line)
    .parse(rows)
    .map(({ draftedAt, contractedAt, ...row }) => ({
      ...row,
      draftedAt: instantOf(draftedAt),
      contractedAt: contractedAt === null ? null : instantOf(contractedAt),
    }));
}

const Counts = z.array(z.object({ status: AmendmentStatus, count: z.int() }));

/** How many orders there are in each state, of those whose prices this reader sees. */
export async function countOrders(tx: Tx, { projectId }: ProjectScope): Promise<OrderCounts> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT a.status, count(*)::int AS count FROM amendment a WHERE a.project_id = ${projectId}::uuid GROUP BY a.status`;
  const counts: Record<AmendmentStatus, number> = { DRAFT: 0, SIGNING: 0, CONTRACTED: 0, WITHDRAWN: 0 };
  for (const { status, count } of Counts.parse(rows)) counts[status] = count;
  return counts;
}

const RequirementRow = z.object({
  amendment: z.string(),
  change: z.string(),
  record: z.string().nullable(),
  kind: z.enum(["ADD", "MODIFY", "REMOVE"]),
  fromVersion: z.int().nullable(),
  version: z.int(),
});

/** The orders that put one version of a requirement in the place of another, the newest first. */
export async function listRequirementOrders(
  tx: Tx,
  { projectId }: ProjectScope,
  code: string,
): Promise<readonly RequirementOrder[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT o.amendment, o.change, o.record, i.kind, i.from_version AS "fromVersion", i.version
    FROM requirement r JOIN amendment_item i ON i.project_id = r.project_id AND i.requirement_id = r.id
    JOIN LATERAL aval_order_named(i.project_id, i.amendment_id) o ON true
    WHERE r.project_id = ${projectId}::uuid AND r.code = ${code} ORDER BY i.version DESC, i.kind`;
  return z.array(RequirementRow).parse(rows);
}

const MilestoneRow = z.object({
  amendment: z.string(),
  change: z.string(),
  record: z.string().nullable(),
  relation: z.enum(["AMENDED", "SUPERSEDED", "REPLACES"]),
  other: z.string().nullable(),
});

/** What orders did to a milestone: changed it, replaced it, or defined it in the place of another. */
export async function listMilestoneOrders(
  tx: Tx,
  { projectId }: ProjectScope,
  code: string,
): Promise<readonly MilestoneOrder[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT o.amendment, o.change, o.record, x.relation, x.other
    FROM milestone m
    JOIN LATERAL (
      SELECT i.amendment_id, CASE WHEN i.reopen THEN 'SUPERSEDED' ELSE 'AMENDED' END AS relation,
        (SELECT n.code FROM milestone n WHERE i.reopen AND n.project_id = m.project_id AND n.supersedes_id = m.id) AS other, i.from_version
      FROM aval_milestones_ordered(m.project_id) i WHERE i.milestone_id = m.id
      UNION ALL
      SELECT i.amendment_id, 'REPLACES', b.code, 0 FROM milestone b
      JOIN aval_milestones_ordered(b.project_id) i ON i.milestone_id = b.id AND i.reopen
      WHERE b.project_id = m.project_id AND b.id = m.supersedes_id) x ON true
    JOIN LATERAL aval_order_named(m.project_id, x.amendment_id) o ON true
    WHERE m.project_id = ${projectId}::uuid AND m.code = ${code} ORDER BY x.from_version`;
  return z.array(MilestoneRow).parse(rows);
}
