import type { Locale } from "@/lib/text/locale";

const nbsp = "\u00a0";
const months =
  "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|janv\\.|févr\\.|avr\\.|juil\\.|sept\\.|oct\\.|nov\\.|déc\\.";
const units = "h|min|s|j|jours?|mois|ans?|o|ko|Mo|Go|To|px|mm|cm|m|km|pt|EUR|CHF|CAD|HT|TTC";
/** Addresses, e-mail addresses and code are never touched. */
const verbatim = /(https?:\/\/\S+|[\w.+-]+@[\w-]+\.[\w.-]+|`[^`]*`)/;

const rules: readonly (readonly [RegExp, string])[] = [
  [/\u202f/g, nbsp],
  [/(?<=\p{L})'(?=\p{L})/gu, "\u2019"],
  [/\.\.\./g, "…"],
  // Before high punctuation and signs: a space becomes unbreakable; before ; ! ? and » it is added when missing.
  [/[ \u00a0]+([:;!?»%€])/g, `${nbsp}$1`],
  [/(?<=[\p{L}\d)»])([;!?]+)(?=\s|$)/gu, `${nbsp}$1`],
  [/(?<=[\p{L}\d.!?…)])»/gu, `${nbsp}»`],
  [/«[ \u00a0]*/g, `«${nbsp}`],
  [/\b(n°|N°|art\.|p\.) +(?=\d)/g, `$1${nbsp}`],
  [/(?<=\d) (?=\d{3}(?!\d))/g, nbsp],
  [new RegExp(`(?<=\\d) (?=(?:${units})(?![\\p{L}\\d]))`, "gu"), nbsp],
  [/(?<=\d[\u00a0 ](?:h|min)) (?=\d)/g, nbsp],
  [new RegExp(`(?<=\\b(?:\\d{1,2}|1er)) (?=(?:${months})(?!\\p{L}))`, "gu"), nbsp],
  [/(?<![\p{L}\d-])J[-\u2011](?=\d)/gu, "J\u2212"],
];

/**
 * French typography for a text that is shown: unbreakable spaces (U+00A0, since the web fonts have no U+202F) before `: ; ! ? » % €` and after `«`,
 * between a number and its unit, a day and its month; U+2019 apostrophes; U+2212 minus in "J−6". Addresses and code are left alone.
 * Applying it twice changes nothing more. Never for what is stored or signed.
 */
export function fr(text: string): string {
  return text
    .split(verbatim)
    .map((part, index) => (index % 2 === 1 ? part : rules.reduce((now, [found, put]) => now.replace(found, put), part)))
    .join("");
}

/**
 * The typography of the reader's language, for user text at display. English gets curly apostrophes; a French text read in
 * English keeps the spaces that it has, unbreakable where a line must not begin with a sign.
 */
export function typographed(locale: Locale, text: string): string {
  if (locale === "fr") return fr(text);
  return text
    .split(verbatim)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(/(?<=\p{L})'(?=\p{L})/gu, "\u2019").replace(/ (?=[:;!?»%€])|(?<=«) /g, nbsp),
    )
    .join("");
}

/** A sentence that begins: its first letter as a capital. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
