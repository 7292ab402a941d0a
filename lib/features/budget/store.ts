import type { Tx } from "@/lib/db/client";
import type { Instant } from "@/lib/kernel/instant";

/** Saves a ceiling that was signed. */
export async function saveCeiling(
  tx: Tx,
  row: {
    readonly projectId: string;
    readonly id: string;
    readonly version: number;
    readonly ceilingCents: number;
    readonly reason: string;
    readonly documentId: string;
    readonly setBy: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { now, ceilingCents, ...data } = row;
  await tx.budgetCeiling.createMany({ data: [{ ...data, ceilingCents: BigInt(ceilingCents), setAt: new Date(now) }] });
}
