import { createTranslator, type Messages } from "use-intl/core";
import en from "@/lib/text/en.json";
import fr from "@/lib/text/fr.json";
import type { Locale } from "@/lib/text/locale";

/**
 * The catalogue in the language of a contract: what is signed is written once in it, at freezing, and never rendered
 * again from a catalogue. Not for the screen, which speaks its reader's language.
 */
export function contractTexts(language: Locale): ReturnType<typeof createTranslator<Messages>> {
  return createTranslator({ locale: language, messages: language === "fr" ? fr : en });
}

/** The words at a place of the catalogue that is only known as it runs ("status.milestone.DRAFT"); `null` where there are none. */
export function catalogueWord(language: Locale, place: string): string | null {
  let at: unknown = language === "fr" ? fr : en;
  for (const name of place.split(".")) {
    at = typeof at === "object" && at !== null && Object.hasOwn(at, name) ? Reflect.get(at, name) : undefined;
  }
  return typeof at === "string" ? at : null;
}
