import type { Language, TermGroup } from "@/lib/domain/quality-hint";
import { englishTurns } from "@/lib/domain/quality-turns-en";
import { frenchTurns } from "@/lib/domain/quality-turns-fr";
import { englishVague } from "@/lib/domain/quality-words-en";
import { frenchVague } from "@/lib/domain/quality-words-fr";

/** A sort of term, ready to be looked for. */
export type Terms = Pick<TermGroup, "code" | "advice"> & { readonly pattern: RegExp };

/** Whole words only, whatever their case; letters with accents are letters. */
function compiled(groups: readonly TermGroup[]): readonly Terms[] {
  return groups.map(({ code, advice, terms }) => {
    const sources = terms.map((term) => term.replaceAll(" ", "\\s+")).join("|");
    return { code, advice, pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${sources})(?![\\p{L}\\p{N}])`, "giu") };
  });
}

const compiledTerms: Readonly<Record<Language, readonly Terms[]>> = {
  fr: compiled([...frenchVague, ...frenchTurns]),
  en: compiled([...englishVague, ...englishTurns]),
};

/** The terms that a language's requirements do better without. */
export function termsOf(language: Language): readonly Terms[] {
  return compiledTerms[language];
}
