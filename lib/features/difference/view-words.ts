import { diffWordsWithSpace } from "diff";
import { type DifferencePart, inverse, smoothed } from "@/lib/domain/difference";

/** Past so many words changed, two texts are two texts: to look for what they have in common would take longer than to read them. */
const mostEdits = 2_000;

/**
 * What differs between two texts, word by word: the one way in which Aval compares words. Blanks count, so that the
 * earlier text and the later one can both be had back to the letter; read the other way round it is the same difference.
 */
export function wordDifference(before: string, after: string): readonly DifferencePart[] {
  if (before === after) return smoothed([{ kind: "SAME", text: before }]);
  if (before > after) return inverse(wordDifference(after, before));
  const start = sharedStart(before, after);
  const end = sharedEnd(before.slice(start), after.slice(start));
  return smoothed([
    { kind: "SAME", text: before.slice(0, start) },
    ...between(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    { kind: "SAME", text: before.slice(before.length - end) },
  ]);
}

/** What differs in the middle, where two texts begin and end with other words. */
function between(before: string, after: string): readonly DifferencePart[] {
  const found = diffWordsWithSpace(before, after, { maxEditLength: mostEdits });
  if (found === undefined)
    return [
      { kind: "REMOVED", text: before },
      { kind: "ADDED", text: after },
    ];
  return found.map(({ value, added, removed }) => ({
    kind: added ? "ADDED" : removed ? "REMOVED" : "SAME",
    text: value,
  }));
}

const blank = (text: string, at: number): boolean => text.charCodeAt(at) === 32 || text.charCodeAt(at) === 10;

/** How many signs two texts begin with in common, up to the end of a word: most changes leave most of a text alone. */
function sharedStart(a: string, b: string): number {
  let [at, word] = [0, 0];
  for (; at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at); at += 1) if (blank(a, at)) word = at;
  return word;
}

/** How many signs they end with in common, from the beginning of a word on. */
function sharedEnd(a: string, b: string): number {
  let [length, word] = [0, 0];
  while (length < a.length && length < b.length) {
    const at = a.length - 1 - length;
    if (a.charCodeAt(at) !== b.charCodeAt(b.length - 1 - length)) break;
    length += 1;
    if (blank(a, at)) word = length;
  }
  return word;
}
