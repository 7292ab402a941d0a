/** Two requirements that look alike, and how much of them is the same, in whole percents. */
export type Twins = { readonly first: string; readonly second: string; readonly percent: number };

/** A requirement as it is compared: its code, and the words of what it asks. */
export type Compared = { readonly code: string; readonly words: string };

/** From half in common, two requirements look alike: what the database says too while one writes. */
const fewestPercent = 50;
/** A word that more requirements use proposes nobody. */
const mostUses = 40;
/** More pairs than this are not read. */
export const mostTwins = 50;

/** Lower case without accents, as the database folds what it compares. */
function folded(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The trigrams of a text as pg_trgm cuts them: of each word, two spaces before it and one behind. */
function trigramsOf(words: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [word] of folded(words).matchAll(/[\p{L}\p{N}]+/gu)) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  }
  return found;
}

/** The share of trigrams that two texts have in common, from 0 to 1: `similarity` of pg_trgm. */
export function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  let common = 0;
  for (const trigram of small) if (large.has(trigram)) common += 1;
  const all = one.size + other.size - common;
  return all === 0 ? 0 : common / all;
}

/** How alike two texts are, from 0 to 1. */
export function likeness(one: string, other: string): number {
  return likenessOf(trigramsOf(one), trigramsOf(other));
}

/**
 * The pairs that look alike, the likest first, fifty at most. Only those that share half of the rarer one's rare words
 * are compared, or that are the same to the letter: a set of 10,000 takes a fraction of a second.
 */
export function findTwins(all: readonly Compared[]): readonly Twins[] {
  const cut = new Map<number, ReadonlySet<string>>();
  const trigrams = (at: number): ReadonlySet<string> => {
    const known = cut.get(at);
    if (known !== undefined) return known;
    const made = trigramsOf(all[at]?.words ?? "");
    cut.set(at, made);
    return made;
  };
  const twins = candidatesOf(all).flatMap(([one, other]): Twins[] => {
    const percent = Math.floor(likenessOf(trigrams(one), trigrams(other)) * 100);
    const [first, second] = [all[one]?.code ?? "", all[other]?.code ?? ""];
    return percent < fewestPercent ? [] : [{ first, second, percent }];
  });
  return twins.sort((a, b) => b.percent - a.percent || (a.first < b.first ? -1 : 1)).slice(0, mostTwins);
}

/** Pairs worth comparing, each once, the earlier first: those that are the same, and those that share rare words. */
function candidatesOf(all: readonly Compared[]): readonly (readonly [number, number])[] {
  const wholes = all.map(({ words }) => folded(words).trim());
  const first = new Map<string, number>();
  const uses = new Map<string, number[]>();
  wholes.forEach((whole, at) => {
    if (!first.has(whole)) first.set(whole, at);
    for (const word of wordsIn(whole)) uses.set(word, [...(uses.get(word) ?? []), at].slice(0, mostUses + 1));
  });
  const rareOf = wholes.map((whole) => [...wordsIn(whole)].filter((word) => (uses.get(word)?.length ?? 0) <= mostUses));
  return wholes.flatMap((whole, at) => {
    const twin = first.get(whole) ?? at;
    const rare = rareOf[at] ?? [];
    const sharing = sharers(rare, uses, at).filter(
      ([other, count]) => other !== twin && count * 2 >= Math.min(rare.length, rareOf[other]?.length ?? 0),
    );
    const others = [...(twin < at && whole !== "" ? [twin] : []), ...sharing.map(([other]) => other)];
    return others.map((other) => [other, at] as const);
  });
}

function wordsIn(whole: string): ReadonlySet<string> {
  return new Set(whole.match(/[\p{L}\p{N}]{3,}/gu));
}

/** The earlier texts that use some of these words, each with how many. */
function sharers(
  words: readonly string[],
  uses: ReadonlyMap<string, readonly number[]>,
  before: number,
): readonly (readonly [number, number])[] {
  const shared = new Map<number, number>();
  for (const word of words) {
    for (const other of uses.get(word) ?? []) if (other < before) shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  return [...shared];
}
