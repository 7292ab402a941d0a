import type { Tx } from "@/lib/db/client";
import { ExitItem } from "@/lib/domain/exit-plan";
import type { Instant } from "@/lib/kernel/instant";

/** Starts the list of what a leaving provider hands back. */
export async function saveExitPlan(
  tx: Tx,
  plan: { readonly projectId: string; readonly partyId: string; readonly newId: () => string; readonly now: Instant },
): Promise<readonly ExitItem[]> {
  const { projectId, partyId, newId, now } = plan;
  const items = ExitItem.options;
  await tx.exitItem.createMany({
    data: items.map((kind) => ({ projectId, id: newId(), partyId, kind, createdAt: new Date(now) })),
  });
  return items;
}

/** An item of an exit plan, held until the act is done; `null` without such a one. */
export async function loadExitItemForUpdate(
  tx: Tx,
  projectId: string,
  id: string,
): Promise<{ readonly partyId: string; readonly kind: ExitItem; readonly done: boolean } | null> {
  await tx.$queryRaw`SELECT 1 FROM exit_item WHERE project_id = ${projectId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = await tx.exitItem.findUnique({ where: { projectId_id: { projectId, id } } });
  return row === null ? null : { partyId: row.partyId, kind: ExitItem.parse(row.kind), done: row.doneAt !== null };
}

/** Notes that an item was handed back. */
export async function saveHandBack(
  tx: Tx,
  row: {
    readonly projectId: string;
    readonly id: string;
    readonly doneOn: string;
    readonly note: string;
    readonly doneBy: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { projectId, id, doneOn, note, doneBy, now } = row;
  await tx.exitItem.updateMany({
    where: { projectId, id, doneAt: null },
    data: { doneOn: new Date(doneOn), note, doneBy, doneAt: new Date(now) },
  });
}
