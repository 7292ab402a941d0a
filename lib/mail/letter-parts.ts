import type { ReactNode } from "react";
import type { createTranslator, Messages } from "use-intl/core";
import type { Locale } from "@/lib/text/locale";

/** What a template has to write with: the reader's words, and the public address that links begin with. */
export type Pen = {
  readonly locale: Locale;
  readonly url: string;
  readonly t: ReturnType<typeof createTranslator<Messages>>;
};

/** A mail as its template writes it, before it is put on the sheet. */
export type LetterParts = {
  readonly subject: string;
  /** The large line of the sheet; the subject when it is left out. */
  readonly title?: string;
  /** What mail programs show beside the subject. */
  readonly preview: string;
  readonly body: ReactNode;
  readonly footer?: readonly string[];
};
