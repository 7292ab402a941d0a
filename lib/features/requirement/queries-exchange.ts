import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { readAllRequirements } from "@/lib/features/requirement/queries-all";
import type { FullRequirement } from "@/lib/features/requirement/queries-content";
import { matches, orderOf } from "@/lib/features/requirement/queries-match";
import type { ListShape } from "@/lib/features/requirement/schema-filter";
import type { Exchange } from "@/lib/features/requirement/sheet-reqif-write";
import type { Instant } from "@/lib/kernel/instant";

/** The GUIDs that other tools gave to requirements, by the id of the requirement. */
export async function readGuids(tx: Tx, projectId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.requirementGuid.findMany({ where: { projectId } });
  return new Map(rows.map(({ requirementId, guid }) => [requirementId, guid]));
}

/** The GUID under which a requirement of ours goes out: its id, in the form that XML wants of an identifier. */
export function guidOf(id: string): string {
  return `_${id}`;
}

const Kept = z.array(z.object({ id: z.string() }));

/** The requirements that the filters of the list keep, whole, in its order. */
export async function listWholeRequirements(
  tx: Tx,
  scope: ProjectScope,
  filter: ListShape,
): Promise<readonly FullRequirement[]> {
  const [all, kept] = await Promise.all([
    readAllRequirements(tx, scope.projectId),
    tx.$queryRaw<unknown[]>`
      SELECT r.id FROM requirement r
      JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id AND v.version = r.version
      WHERE ${matches(scope, filter)} ORDER BY ${orderOf(filter.sort, false)}`,
  ]);
  const byId = new Map(all.map((full) => [full.id, full]));
  return Kept.parse(kept).flatMap(({ id }) => byId.get(id) ?? []);
}

/** The whole specification as it is exchanged: what was rejected or withdrawn is no part of it. */
export async function readExchange(tx: Tx, scope: ProjectScope, now: Instant): Promise<Exchange> {
  const { projectId } = scope;
  const [all, guids, chapters, relations, moved] = await Promise.all([
    readAllRequirements(tx, projectId),
    readGuids(tx, projectId),
    tx.chapterGuid.findMany({ where: { projectId } }),
    tx.requirementRelation.findMany({ where: { projectId } }),
    tx.requirement.findMany({ where: { projectId }, select: { id: true, changedAt: true } }),
  ]);
  const items = all.filter(({ status }) => status !== "REJECTED" && status !== "WITHDRAWN");
  const present = new Set(items.map(({ id }) => id));
  const changed = new Map(moved.map(({ id, changedAt }) => [id, changedAt.toISOString()]));
  const nameOf = (id: string): string => guids.get(id) ?? guidOf(id);
  return {
    project: { id: projectId, name: scope.name },
    at: now,
    items: items.map((full) => ({ full, guid: nameOf(full.id), changedAt: changed.get(full.id) ?? now })),
    chapters: new Map(chapters.map(({ chapter, guid }) => [chapter, guid])),
    relations: relations
      .filter(({ sourceId, targetId }) => present.has(sourceId) && present.has(targetId))
      .map(({ guid, type, sourceId, targetId }) => ({
        guid,
        type,
        source: nameOf(sourceId),
        target: nameOf(targetId),
      })),
  };
}
