import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { isLocale, keptPreference, type Locale, negotiateLocale } from "@/lib/text/locale";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
  }
}

/** The reader's language: their own choice (cookie), else what the browser asks for, else French. */
async function readerLocale(): Promise<Locale> {
  const chosen = keptPreference(await cookies(), "locale");
  return isLocale(chosen) ? chosen : negotiateLocale((await headers()).get("accept-language"));
}

/** Dates are formatted by `lib/text/format` with the project's zone; this zone is only next-intl's fallback. */
export default getRequestConfig(async () => {
  const locale = await readerLocale();
  const { default: messages } = locale === "fr" ? await import("./fr.json") : await import("./en.json");
  return { locale, messages, timeZone: "Europe/Paris" };
});
