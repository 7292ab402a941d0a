import type { Tx } from "@/lib/db/client";
import { loadRisks } from "@/lib/features/risk/queries-state";
import type { RiskLine } from "@/lib/features/risk/view";
import { lineOf } from "@/lib/features/risk/view";

/** The open risks whose score reaches a threshold, the heaviest first: what a steering committee looks at by itself. */
export async function listRisksAbove(tx: Tx, projectId: string, threshold: number): Promise<readonly RiskLine[]> {
  const found = await loadRisks(tx, projectId, { atLeast: threshold });
  return found.map(lineOf);
}
