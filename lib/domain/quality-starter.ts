import { z } from "zod";
import type { Language } from "@/lib/domain/quality-hint";

/** The sentence patterns of EARS (Mavin and others, 2009; domain.md 4.2). */
export const Starter = z.enum(["UBIQUITOUS", "EVENT", "STATE", "OPTION", "UNWANTED", "COMPLEX"]);
export type Starter = z.infer<typeof Starter>;

const templates: Readonly<Record<Language, Readonly<Record<Starter, string>>>> = {
  fr: {
    UBIQUITOUS: "Le [système] doit [réponse].",
    EVENT: "Quand [événement], le [système] doit [réponse].",
    STATE: "Tant que [état], le [système] doit [réponse].",
    OPTION: "Là où [option présente], le [système] doit [réponse].",
    UNWANTED: "Si [cas non souhaité], alors le [système] doit [réponse].",
    COMPLEX: "Tant que [état], quand [événement], le [système] doit [réponse].",
  },
  en: {
    UBIQUITOUS: "The [system] shall [response].",
    EVENT: "When [trigger], the [system] shall [response].",
    STATE: "While [state], the [system] shall [response].",
    OPTION: "Where [feature included], the [system] shall [response].",
    UNWANTED: "If [unwanted condition], then the [system] shall [response].",
    COMPLEX: "While [state], when [trigger], the [system] shall [response].",
  },
};

/** The sentence of a pattern; what is to be filled stands in square brackets. */
export function starterSentence(starter: Starter, language: Language): string {
  return templates[language][starter];
}

/** A text, and the part of it that is selected (offsets, end excluded). */
export type Edited = { readonly text: string; readonly start: number; readonly end: number };

/** Puts a pattern in the place of what is selected, on a line of its own, and selects its first hole. */
export function insertStarter({ text, start, end }: Edited, starter: Starter, language: Language): Edited {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const opening = before.trim() === "" || before.endsWith("\n") ? "" : "\n";
  const closing = after.trim() === "" || after.startsWith("\n") ? "" : "\n";
  const sentence = starterSentence(starter, language);
  const inserted = `${before}${opening}${sentence}${closing}${after}`;
  const from = before.length + opening.length;
  return {
    text: inserted,
    start: from + sentence.indexOf("["),
    end: from + sentence.indexOf("]") + 1,
  };
}
