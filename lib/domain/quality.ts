import { type Advice, type Found, type Hint, HintCode, type Language } from "@/lib/domain/quality-hint";
import { quoteless, textLanguage } from "@/lib/domain/quality-reading";
import { findPassives, findSeveral } from "@/lib/domain/quality-sentence";
import { findBareNumbers, findUnmeasured, measuredSpans } from "@/lib/domain/quality-threshold";
import { termsOf } from "@/lib/domain/quality-words";

/** More remarks than this on one text help nobody. */
const mostHints = 30;

/**
 * The remarks on the wording of a requirement, in the order of the text; they never overlap. Warnings only: nothing is
 * refused because of them. The language is that of the text itself, `usual` when the text does not tell. What is quoted,
 * code and addresses are not read. `measured`: a criterion gives the level, so that the statement need not.
 */
export function qualityHints(
  text: string,
  { usual, measured = false }: { readonly usual: Language; readonly measured?: boolean },
): readonly Hint[] {
  if (text.trim() === "") return [];
  const read = quoteless(text);
  const language = textLanguage(read, usual);
  const found: readonly Found[] = [
    ...findTerms(read, language),
    ...findHoles(read),
    ...findBareNumbers(read, language),
    ...(measured ? [] : findUnmeasured(read, language)),
    ...findPassives(read, language),
    ...findSeveral(read, language),
  ];
  return apart(found)
    .slice(0, mostHints)
    .map((hint) => ({ ...hint, words: text.slice(hint.start, hint.end) }));
}

/** A figure without a unit in the level of a criterion: "3", not "3 s" nor "aucune erreur". */
export function levelLacksUnit(level: string): boolean {
  return /^\s*(?:[<>≤≥=]\s*)?\d{1,15}(?:[ .,]\d{1,15}){0,4}\s*$/u.test(level);
}

/** Terms that a measure in the same sentence makes good: "rapidement, en moins de 1 s". */
const madeGood: readonly Advice[] = ["SPEED", "PERFORMANCE", "COMPARE", "FREQUENCY"];

function findTerms(text: string, language: Language): readonly Found[] {
  const measured = measuredSpans(text);
  const isMeasured = (at: number): boolean => measured.some((span) => at >= span.start && at < span.end);
  return termsOf(language).flatMap(({ code, advice, pattern }) =>
    [...text.matchAll(pattern)]
      .filter(({ index }) => !(madeGood.includes(advice) && isMeasured(index)))
      .map((match) => ({ code, advice, start: match.index, end: match.index + match[0].length })),
  );
}

/** What a sentence starter leaves to fill: "[événement]". A code such as [TA], a link and a note are none. */
function findHoles(text: string): readonly Found[] {
  return [...text.matchAll(/\[(?=[^\]]*\p{Ll})\p{L}[^\]\n]{1,300}\](?![([:])/gu)].map((match) => ({
    code: "TO_DEFINE",
    advice: "HOLE",
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Of remarks that overlap, the one that says most is kept. */
function apart(found: readonly Found[]): readonly Found[] {
  const rank = (hint: Found): number => HintCode.options.indexOf(hint.code);
  const kept: Found[] = [];
  for (const hint of [...found].sort((a, b) => rank(a) - rank(b) || a.start - b.start || b.end - a.end)) {
    if (kept.every((one) => hint.end <= one.start || hint.start >= one.end)) kept.push(hint);
  }
  return kept.sort((a, b) => a.start - b.start);
}
