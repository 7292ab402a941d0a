import type { Locale } from "@/lib/text/locale";

type Catalogue = typeof import("./fr.json");

/** What browsers are told: the catalogue without what only the server says. */
export type SentTexts = Omit<Catalogue, "articles" | "refusals" | "ways" | "events" | "mail">;

/** The texts of client parts in a language: articles, refusals, ways out, acts and mails (a third) stay here. */
export async function sentTexts(locale: Locale): Promise<SentTexts> {
  const catalogue: Catalogue =
    locale === "fr" ? (await import("./fr.json")).default : (await import("./en.json")).default;
  const { articles, refusals, ways, events, mail, ...sent } = catalogue;
  return sent;
}
