/** The languages Aval speaks. French first: it is the default and the language of the charter. */
export const locales = ["fr", "en"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "fr";

const preferences = { locale: "aval_locale", theme: "aval_theme" } as const;

/** A choice that a reader's browser keeps. */
export type Preference = keyof typeof preferences;

/** The cookie of a choice: `__Host-` where Aval is served over https. */
export function preferenceCookie(preference: Preference, secure: boolean): string {
  return `${secure ? "__Host-" : ""}${preferences[preference]}`;
}

/** What a browser kept of a choice, under either name; the reader of the value checks it. */
export function keptPreference(
  jar: { readonly get: (name: string) => { readonly value: string } | undefined },
  preference: Preference,
): string | undefined {
  return (jar.get(preferenceCookie(preference, true)) ?? jar.get(preferenceCookie(preference, false)))?.value;
}

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
