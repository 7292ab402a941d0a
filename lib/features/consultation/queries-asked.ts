import type { Tx } from "@/lib/db/client";

/** The signed requirement set of this number; `null` without such a one. */
export async function findBaseline(tx: Tx, projectId: string, number: number): Promise<string | null> {
  const row = await tx.baseline.findUnique({
    where: { projectId_number: { projectId, number } },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** The number of a signed requirement set. */
export async function numberOfBaseline(tx: Tx, projectId: string, id: string): Promise<number> {
  const row = await tx.baseline.findUniqueOrThrow({
    where: { projectId_id: { projectId, id } },
    select: { number: true },
  });
  return row.number;
}

/** The signed requirement sets of a project, the newest first. */
export async function listBaselineNumbers(tx: Tx, projectId: string): Promise<readonly number[]> {
  const rows = await tx.baseline.findMany({
    where: { projectId },
    orderBy: { number: "desc" },
    take: 50,
    select: { number: true },
  });
  return rows.map(({ number }) => number);
}
