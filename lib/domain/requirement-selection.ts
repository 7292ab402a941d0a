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
    if (refusal.kind === "criterion-missing") return [refuse("criterion-missing", { requirements: inRuns(codes) })];
    // What concerns all of them needs no list.
    if (codes.length === selected) return [refusal];
    return [refusal, refuse("selection-refused", { requirements: inRuns(codes) })];
  });
}

/** Codes with three or more in a row told as one: EX-001, EX-004–EX-012. */
export function inRuns(codes: readonly string[]): readonly string[] {
  const numbered = codes
    .map((code) => ({ code, number: Number(code.replace(/^\D+/, "")) }))
    .sort((a, b) => a.number - b.number);
  const runs: { code: string; number: number }[][] = [];
  for (const one of numbered) {
    const run = runs.at(-1);
    if (run?.at(-1)?.number === one.number - 1) run.push(one);
    else runs.push([one]);
  }
  return runs.flatMap((run) => {
    const told = run.map(({ code }) => code);
    return told.length < 3 ? told : [`${told[0]}–${told.at(-1)}`];
  });
}
