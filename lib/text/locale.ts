/** The languages Aval speaks. French first: it is the default and the language of the charter. */
export const locales = ["fr", "en"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "fr";

/** Where a reader's choice of language and of theme is kept. */
export const localeCookie = "aval_locale";
export const themeCookie = "aval_theme";

/** The themes a reader may choose; "system" follows the device. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** True for a language that Aval speaks. */
export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** True for a theme that exists. */
export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}

/**
 * The best language for an Accept-Language header (RFC 9110, 12.5.4): highest quality first, first named on a tie,
 * French when none of ours is asked for.
 */
export function negotiateLocale(acceptLanguage: string | null): Locale {
  const wishes = (acceptLanguage ?? "").split(",").map((part, order) => {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const quality = parameters
      .map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1])
      .find((value) => value !== undefined);
    return { language: tag.split("-")[0], quality: quality === undefined ? 1 : Number(quality), order };
  });
  const best = wishes
    .filter((wish) => wish.quality > 0 && isLocale(wish.language))
    .sort((a, b) => b.quality - a.quality || a.order - b.order)[0];
  return isLocale(best?.language) ? best.language : defaultLocale;
}
