import type { Tx } from "@/lib/db/client";

/** The GUIDs that other tools gave to requirements, by the id of the requirement. */
export async function readGuids(tx: Tx, projectId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.requirementGuid.findMany({ where: { projectId } });
  return new Map(rows.map(({ requirementId, guid }) => [requirementId, guid]));
}
