import { diffWordsWithSpace } from "diff";
import { type DifferencePart, inverse, smoothed } from "@/lib/domain/difference";

/** Past so many words changed, two texts are two texts: to look for what they have in common would take longer than to read them. */
const mostEdits = 2_000;

/**
 * What differs between two texts, word by word: the one way in which Aval compares words. Blanks count, so that the
 * earlier text and the later one can both be had back to the letter; read the other way round it is the same difference.
 */
export function wordDifference(before: string, after: string): readonly DifferencePart[] {
  if (before > after) return inverse(wordDifference(after, before));
  const found = diffWordsWithSpace(before, after, { maxEditLength: mostEdits });
  if (found === undefined)
    return smoothed([
      { kind: "REMOVED", text: before },
      { kind: "ADDED", text: after },
    ]);
  return smoothed(
    found.map(({ value, added, removed }) => ({ kind: added ? "ADDED" : removed ? "REMOVED" : "SAME", text: value })),
  );
}
