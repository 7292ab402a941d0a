import { type Refusal, refuse } from "@/lib/domain/refusal";

/** What the rules answered for one requirement of a selection. */
export type RefusedRequirement = { readonly code: string; readonly refusals: readonly Refusal[] };

/**
 * The refusals of a selection, each reason once, under the codes it concerns: one line for twelve requirements that
 * lack a source, not twelve. With a single requirement its own refusals say enough.
 */
export function gatherRefusals(refused: readonly RefusedRequirement[], selected: number): readonly Refusal[] {
  if (selected === 1) return refused.flatMap(({ refusals }) => refusals);
  const groups = new Map<string, { readonly refusal: Refusal; readonly codes: string[] }>();
  for (const { code, refusals } of refused) {
    for (const refusal of refusals) {
      const key = JSON.stringify(refusal.kind === "criterion-missing" ? refusal.kind : refusal);
      const group = groups.get(key) ?? { refusal, codes: [] };
      group.codes.push(code);
      groups.set(key, group);
    }
  }
  return [...groups.values()].flatMap(({ refusal, codes }): readonly Refusal[] => {
    if (refusal.kind === "wrong-role") return [refusal];
    if (refusal.kind === "criterion-missing") return [refuse("criterion-missing", { requirements: codes })];
    return [refuse("selection-refused", { requirements: codes }), refusal];
  });
}
