import { createHash } from "node:crypto";
import compile from "icu-minify/compile";
import type { Locale } from "@/lib/text/locale";
import { sentTexts } from "@/lib/text/sent-texts";

/** A catalogue as browsers fetch it: its address changes with its content, so that it may be kept for ever. */
export type TextFile = { readonly address: string; readonly hash: string; readonly body: string };

const files = new Map<Locale, Promise<TextFile>>();

/** The catalogue of a language, as a file; written once per process. */
export function textFile(locale: Locale): Promise<TextFile> {
  const known = files.get(locale);
  if (known !== undefined) return known;
  const written = writeFile(locale);
  files.set(locale, written);
  return written;
}

async function writeFile(locale: Locale): Promise<TextFile> {
  const body = JSON.stringify(parsed(await sentTexts(locale)));
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 32);
  return { address: `/api/text/${locale}/${hash}`, hash, body };
}

/** Messages as browsers format them: parsed, so that they need no parser. */
function parsed(texts: unknown): unknown {
  if (typeof texts === "string") return compile(texts);
  if (typeof texts !== "object" || texts === null) return texts;
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, parsed(text)]));
}
