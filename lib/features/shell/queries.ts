import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import type { ProjectFrame } from "@/lib/features/shell/view";

/** The frame of a project. */
export async function getProjectFrame(tx: Tx, scope: ProjectScope): Promise<ProjectFrame> {
  const { projectId, code, name } = scope;
  const [client, head] = await Promise.all([
    tx.party.findFirst({ where: { projectId, side: "CLIENT", removedAt: null }, select: { name: true } }),
    tx.ledgerHead.findUniqueOrThrow({ where: { projectId }, select: { seq: true } }),
  ]);
  return { code, name, owner: client?.name ?? scope.partyName, acts: Number(head.seq) };
}
