import type { Refusal } from "@/lib/domain/refusal";
import type { Result } from "@/lib/kernel/result";

/** What a button needs: it may act, or every reason why not. Comes from a dry run of the very rule that writes. */
export type Ability = { readonly allowed: true } | { readonly allowed: false; readonly refusals: readonly Refusal[] };

/** The ability that a ruling amounts to. */
export function abilityOf(ruling: Result<unknown, readonly Refusal[]>): Ability {
  return ruling.ok ? { allowed: true } : { allowed: false, refusals: ruling.error };
}
