import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Priority } from "@/lib/domain/requirement-content";
import {
  noScope,
  type ScopeCounts,
  type ScopeFact,
  type ScopeStory,
  scopeStory,
  storyPriority,
} from "@/lib/domain/scope-story";
import { instantOf } from "@/lib/kernel/instant";

const BaselineRow = z.object({
  number: z.int(),
  record: z.string(),
  signedAt: z.date(),
  priority: Priority.nullable(),
  count: z.int(),
});

const OrderRow = z.object({
  id: z.uuid(),
  at: z.date(),
  code: z.string().nullable(),
  record: z.string().nullable(),
  instrument: z.enum(["PURCHASE_ORDER", "AMENDMENT"]).nullable(),
  cents: z.bigint().nullable(),
  days: z.int().nullable(),
  kind: z.enum(["ADD", "MODIFY", "REMOVE"]).nullable(),
  before: Priority.nullable(),
  after: Priority.nullable(),
  count: z.int(),
});

/**
 * What happened to the scope of a project: its signed sets, and the orders contracted since, with the prices that the
 * reader may know (domain.md 9, convention g). An order of another agency is there by what it changed in the texts.
 */
export async function getScopeStory(tx: Tx, { projectId }: Pick<ProjectScope, "projectId">): Promise<ScopeStory> {
  const [sets, orders, project] = await Promise.all([
    tx.$queryRaw<unknown[]>`
      SELECT b.number, d.code AS record, b.signed_at AS "signedAt", v.priority, count(*)::int AS count
      FROM (SELECT * FROM baseline WHERE project_id = ${projectId}::uuid ORDER BY number DESC LIMIT 100) b
      JOIN signed_document d ON d.project_id = b.project_id AND d.id = b.document_id
      JOIN baseline_item i ON i.project_id = b.project_id AND i.baseline_id = b.id
      JOIN requirement_version v ON v.project_id = i.project_id AND v.requirement_id = i.requirement_id AND v.version = i.version
      GROUP BY b.number, d.code, b.signed_at, v.priority ORDER BY b.number`,
    tx.$queryRaw<unknown[]>`
      SELECT coalesce(a.id, i.amendment_id) AS id, coalesce(min(a.contracted_at), min(v.written_at)) AS at, a.code, d.code AS record, a.instrument,
        a.total_cents AS cents, a.days, i.kind, w.priority AS before, v.priority AS after, count(i.requirement_id)::int AS count
      FROM (SELECT * FROM amendment WHERE project_id = ${projectId}::uuid AND status = 'CONTRACTED') a
      FULL JOIN (SELECT * FROM amendment_item WHERE project_id = ${projectId}::uuid) i ON i.amendment_id = a.id
      LEFT JOIN signed_document d ON d.project_id = a.project_id AND d.id = a.document_id
      LEFT JOIN requirement_version v ON v.project_id = i.project_id AND v.requirement_id = i.requirement_id AND v.version = i.version
      LEFT JOIN requirement_version w ON w.project_id = i.project_id AND w.requirement_id = i.requirement_id AND w.version = i.from_version
      GROUP BY coalesce(a.id, i.amendment_id), a.code, d.code, a.instrument, a.total_cents, a.days, i.kind, w.priority, v.priority`,
    tx.project.findUniqueOrThrow({ where: { id: projectId }, select: { initialPriceCents: true } }),
  ]);
  const initial = project.initialPriceCents === null ? null : Number(project.initialPriceCents);
  const facts = [...setsOf(z.array(BaselineRow).parse(sets)), ...ordersOf(z.array(OrderRow).parse(orders))];
  return scopeStory(facts, initial);
}

function setsOf(rows: readonly z.infer<typeof BaselineRow>[]): readonly ScopeFact[] {
  return [...Map.groupBy(rows, ({ number }) => number).values()].flatMap((all): readonly ScopeFact[] => {
    const first = all[0];
    if (first === undefined) return [];
    const { number, record, signedAt } = first;
    const counts = counted(all.map(({ priority, count }) => [storyPriority(priority), count]));
    return [{ kind: "BASELINE", at: instantOf(signedAt), number, record, counts }];
  });
}

function ordersOf(rows: readonly z.infer<typeof OrderRow>[]): readonly ScopeFact[] {
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((all): readonly ScopeFact[] => {
    const first = all[0];
    if (first === undefined) return [];
    const { code, record, instrument, cents, days } = first;
    const of = (kind: "ADD" | "MODIFY" | "REMOVE"): number =>
      all.reduce((sum, row) => sum + (row.kind === kind ? row.count : 0), 0);
    const came = all.filter(({ kind }) => kind === "ADD" || kind === "MODIFY");
    const went = all.filter(({ kind }) => kind === "REMOVE" || kind === "MODIFY");
    const known = code !== null && instrument !== null && cents !== null;
    return [
      {
        kind: "ORDER",
        at: instantOf(new Date(Math.min(...all.map(({ at }) => at.getTime())))),
        order: known ? { code, record: record ?? "", instrument, cents: Number(cents), days: days ?? 0 } : null,
        came: counted(came.map(({ after, count }) => [storyPriority(after), count])),
        went: counted(went.map(({ before, count }) => [storyPriority(before), count])),
        added: of("ADD"),
        removed: of("REMOVE"),
        changed: of("MODIFY"),
      },
    ];
  });
}

function counted(entries: readonly (readonly [keyof ScopeCounts, number])[]): ScopeCounts {
  const counts = { ...noScope };
  for (const [priority, count] of entries) counts[priority] += count;
  return counts;
}
