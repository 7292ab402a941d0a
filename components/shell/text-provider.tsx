"use client";

import { type AbstractIntlMessages, NextIntlClientProvider } from "next-intl";
import { type ReactNode, use } from "react";
import { preload } from "react-dom";
import type { Locale } from "@/lib/text/locale";

type Props = {
  readonly locale: Locale;
  readonly timeZone: string;
  /** Where browsers find the texts of this language; another address when they change. */
  readonly address: string;
  readonly children: ReactNode;
};

const known = new Map<string, Promise<AbstractIntlMessages>>();

/**
 * Texts for client parts. They are a hundred kilobytes, the same for everybody: browsers fetch them once and keep them,
 * and no page carries them. The server reads them in place; the browser waits for them before it takes over the page.
 */
export function TextProvider({ locale, timeZone, address, children }: Props) {
  preload(address, { as: "fetch", crossOrigin: "anonymous" });
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={use(textsAt(address, locale))}>
      {children}
    </NextIntlClientProvider>
  );
}

function textsAt(address: string, locale: Locale): Promise<AbstractIntlMessages> {
  const asked = known.get(address);
  if (asked !== undefined) return asked;
  // Said in one condition, which the bundler decides: the catalogue is in no script of the browser.
  const texts =
    typeof window === "undefined"
      ? import("@/lib/text/sent-texts").then(({ sentTexts }): Promise<AbstractIntlMessages> => sentTexts(locale))
      : fetchTexts(address);
  known.set(address, texts);
  return texts;
}

/** A connection that broke is tried once more; what fails then is shown as an error, and asked again at the next try. */
async function fetchTexts(address: string): Promise<AbstractIntlMessages> {
  try {
    return await fetchOnce(address).catch(() => fetchOnce(address));
  } catch (problem) {
    known.delete(address);
    throw problem;
  }
}

async function fetchOnce(address: string): Promise<AbstractIntlMessages> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`Texts could not be read: ${answer.status}`);
  return answer.json();
}
