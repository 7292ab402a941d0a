import { type Refusal, refuse } from "@/lib/domain/refusal";
import type { loadNamed } from "@/lib/features/dispute/queries-terms";

/** What a dispute names and the project does not have: entries of the register, numbers, formal notices. */
export function unknownAmong(
  input: {
    readonly entries: readonly number[];
    readonly contested: readonly string[];
    readonly notices?: readonly string[];
  },
  found: Awaited<ReturnType<typeof loadNamed>>,
): readonly Refusal[] {
  const notices = found.notices.map(({ code }) => code);
  const unknown = [
    ...input.contested.filter((code) => !found.codes.includes(code)),
    ...(input.notices ?? []).filter((code) => !notices.includes(code)),
  ];
  return [
    ...(found.entries === new Set(input.entries).size ? [] : [refuse("entry-unknown", {})]),
    ...unknown.slice(0, 1).map((code) => refuse("matter-unknown", { code })),
  ];
}
