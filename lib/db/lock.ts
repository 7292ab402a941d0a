import type { Tx } from "@/lib/db/client";

/**
 * Queues the acts on the people, the charter and the powers of one project, one after the other, until commit. Weaker
 * than FOR UPDATE, so that rows which merely refer to the project are written meanwhile; taken before the ledger's head.
 */
export async function lockProject(tx: Tx, projectId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM project WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`;
}
