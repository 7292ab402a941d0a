import type { Found, Language } from "@/lib/domain/quality-hint";
import { type Span, sentencesOf } from "@/lib/domain/quality-reading";

const number = "\\d{1,15}(?:[ .,]\\d{1,15}){0,4}";

/** A figure that says of what: a sign or a word follows it, or a ratio, or a second bound of the same measure. */
const figured = new RegExp(
  `(?<![\\p{L}\\p{N}.,])${number}\\s*(?:[%‰€$£°×]|(?:[x:/]|(?:pour|to|sur)\\s)\\s*\\d|(?:-\\s*|\\s)?(?!(?:et|ou|à|au|aux|sur|pour|dans|en|de|des|du|par|si|quand|and|or|for|in|on|of|at|by|when|if|with)(?!\\p{L}))\\p{L})`,
  "giu",
);

type Measures = {
  /** A bound and the figure that follows it. */
  readonly bounded: RegExp;
  /** A bound's word that promises a figure, or a measure without one. */
  readonly promises: RegExp;
  /** What is shown or recorded is not promised: "afficher le temps de réponse". */
  readonly told: RegExp;
};

const frenchBound =
  "(?:au (?:maximum|minimum|moins|plus)|(?:moins|plus) de|inférieure?s? à|supérieure?s? à|égale?s? à|jusqu'à|entre|maximum|minimum|limitée?s? à|à partir de|dépasser|excéder)";
const englishBound =
  "(?:at (?:most|least)|(?:less|more|fewer|greater|higher|lower) than|under|over|above|below|up to|within|between|exceeds?|maximum of|minimum of|limited to)";

const measures: Readonly<Record<Language, Measures>> = {
  fr: {
    bounded: new RegExp(`(?<!\\p{L})${frenchBound}\\s+(${number})`, "giu"),
    promises:
      /(?<!\p{L})(?:au (?:maximum|minimum)|maximale?s?|minimale?s?|temps de (?:réponse|chargement)|latence|taux (?:de disponibilité|d'erreurs?|d'échec)|temps d'indisponibilité|montée en charge|tenue à la charge|forte charge|volumétrie)(?!\p{L})/giu,
    told: /(?<!\p{L})(?:afficher|indiquer|montrer|mesurer|enregistrer|consulter|saisir|choisir)(?!\p{L})/iu,
  },
  en: {
    bounded: new RegExp(`(?<!\\p{L})${englishBound}\\s+(${number})`, "giu"),
    promises:
      /(?<!\p{L})(?:at (?:most|least)(?! (?:one|two|three|four|five|six|seven|eight|nine|ten)(?!\p{L}))|maximum|minimum|(?:response|loading|load) times?|latency|(?:availability|error|failure) rate|uptime|downtime|heavy load|high load|data volume)(?!\p{L})/giu,
    told: /(?<!\p{L})(?:display|show|indicate|measure|record|log|report|enter|choose)(?!\p{L})/iu,
  },
};

/** The sentences that hold a figure with its unit: what they say is measured. */
export function measuredSpans(text: string): readonly Span[] {
  return sentencesOf(text).filter((span) => holdsFigure(text.slice(span.start, span.end)));
}

function holdsFigure(words: string): boolean {
  return words.search(figured) !== -1;
}

/** Bounds whose figure has no unit: "en moins de 3.", not "en moins de 3 s" nor "4,5 pour 1". */
export function findBareNumbers(text: string, language: Language): readonly Found[] {
  return [...text.matchAll(measures[language].bounded)].flatMap((match): Found[] => {
    const figure = match[1] ?? "";
    const start = match.index + match[0].length - figure.length;
    const from = text.slice(start, start + 60);
    // "Entre 3 et 5 s": the second figure carries the unit of both.
    const second = new RegExp(`^${number}\\s*(?:et|à|and|to|-)\\s*(?=\\d)`, "u").exec(from)?.[0] ?? "";
    const told = from.slice(second.length).search(figured) === 0;
    const aYear = /^(?:19|20)\d\d$/u.test(figure.trim());
    return told || aYear ? [] : [{ code: "UNIT", advice: "UNIT", start, end: start + figure.trimEnd().length }];
  });
}

/** A bound or a measure is named, and its sentence has no figure. */
export function findUnmeasured(text: string, language: Language): readonly Found[] {
  const { promises, told } = measures[language];
  return sentencesOf(text).flatMap((sentence) => {
    const words = text.slice(sentence.start, sentence.end);
    if (/\d/u.test(words)) return [];
    return [...words.matchAll(promises)].flatMap((match): Found[] => {
      if (told.test(words.slice(0, match.index))) return [];
      const start = sentence.start + match.index;
      return [{ code: "UNMEASURED", advice: "THRESHOLD", start, end: start + match[0].length }];
    });
  });
}
