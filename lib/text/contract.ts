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
