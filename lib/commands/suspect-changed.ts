import type { SigningContext } from "@/lib/commands/define-command";
import type { Event } from "@/lib/domain/event";
import { markSuspects } from "@/lib/features/suspect/store";

/**
 * What rests on texts that an order has just replaced is suspect until somebody looks at it again. Called by the last
 * signature of an order, once everything else is written. Answers what the ledger is told.
 */
export function suspectChanged(
  ctx: SigningContext,
  changed: { readonly requirementIds: readonly string[]; readonly amendment: string },
): Promise<readonly Event[]> {
  return markSuspects(ctx, changed);
}
