import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { ExitItem } from "@/lib/domain/exit-plan";
import type { ExitItemView } from "@/lib/features/party/view";

const order: readonly string[] = ExitItem.options;

/** What providers who left hand back: each with its day once it is done, provider by provider. */
export async function listExitItems(tx: Tx, { projectId }: ProjectScope): Promise<readonly ExitItemView[]> {
  const [items, parties] = await Promise.all([
    tx.exitItem.findMany({ where: { projectId }, orderBy: [{ createdAt: "desc" }, { id: "asc" }] }),
    tx.party.findMany({ where: { projectId, removedAt: { not: null } }, select: { id: true, name: true } }),
  ]);
  return items
    .map(({ id, partyId, kind, doneOn, note }) => ({
      id,
      party: parties.find((party) => party.id === partyId)?.name ?? "",
      kind: ExitItem.parse(kind),
      doneOn: doneOn === null ? null : doneOn.toISOString().slice(0, 10),
      note,
    }))
    .toSorted((a, b) => a.party.localeCompare(b.party, "fr") || order.indexOf(a.kind) - order.indexOf(b.kind));
}
