import type { Language } from "@/lib/domain/quality-hint";

/** Stands for each character that is not read: neither a letter, nor a digit, nor a space. */
const blot = "\u{FFFC}";

/** What is quoted, what is code, and addresses: the words of somebody else. */
const foreign =
  /```[\s\S]*?(?:```|$)|`[^`\n]+`|«[^»]*»|“[^”]*”|"[^"\n]*"|(?<=^|[\s(])['‘][^'’\n]{1,120}['’](?=$|[\s).,;:!?])|\]\([^)\s]*\)|https?:\/\/[^\s)>]+|[^\s@<>()]{1,64}@[^\s@<>()]{1,255}\.[a-z]{2,}/giu;

/**
 * The text as the rules read it, character for character as long: what is quoted is blotted out, the apostrophe is the
 * plain one, and every space but a line's end is the plain one.
 */
export function quoteless(text: string): string {
  return text
    .replace(foreign, (words) => words.replace(/[^\n]/g, blot))
    .replace(/’/g, "'")
    .replace(/[^\S\n]/g, " ");
}

const small: Readonly<Record<Language, RegExp>> = {
  fr: /(?<!\p{L})(?:le|la|les|l'|un|une|des|du|de|d'|et|ou|est|sont|doit|doivent|pour|dans|par|avec|sur|qui|que|quand|tant|si|son|sa|ses|au|aux)(?!\p{L})/giu,
  en: /(?<!\p{L})(?:the|a|an|of|and|or|is|are|shall|must|will|for|in|by|with|on|which|that|when|while|if|its|to|be|each)(?!\p{L})/giu,
};

/** The language a text is written in, by its small words; `usual` when they do not tell. */
export function textLanguage(text: string, usual: Language): Language {
  const count = (language: Language): number => text.match(small[language])?.length ?? 0;
  const [french, english] = [count("fr"), count("en")];
  if (french === english) return usual;
  return french > english ? "fr" : "en";
}

/** A stretch of a text, by its offsets. */
export type Span = { readonly start: number; readonly end: number };

/** The sentences of a text: they end at a full stop, a semicolon or a line's end; "4.5" and "etc., " do not end one. */
export function sentencesOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { index, 0: end } of text.matchAll(/[.!?;](?=\s|$)|\n/gu)) {
    spans.push({ start, end: index + end.length });
    start = index + end.length;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans.filter((span) => text.slice(span.start, span.end).trim() !== "");
}
