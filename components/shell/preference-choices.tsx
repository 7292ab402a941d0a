"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState, useTransition } from "react";
import type { PreferenceActions } from "@/components/shell/shell-view";
import { cx } from "@/components/ui/class-names";
import { MenuChoice } from "@/components/ui/menu";
import { isTheme, locales, themes } from "@/lib/text/locale";

/** FR · EN in the header. The page is drawn again in the other language, where it stands. */
export function LanguageSwitch({
  chooseLocale,
}: {
  readonly chooseLocale: PreferenceActions["chooseLocale"];
}): ReactNode {
  const t = useTranslations("shell");
  const current = useLocale();
  const router = useRouter();
  const [, start] = useTransition();
  const names = { fr: t("inFrench"), en: t("inEnglish") };
  const choose = (locale: string): void =>
    start(async () => {
      await chooseLocale(locale);
      router.refresh();
    });
  return (
    <div role="group" aria-label={t("language")} className="t-12 flex items-center text-text-3">
      {locales.map((locale, index) => (
        <span key={locale} className="flex items-center">
          {index > 0 ? <span aria-hidden>·</span> : null}
          <button
            type="button"
            lang={locale}
            aria-label={names[locale]}
            aria-pressed={locale === current}
            onClick={() => choose(locale)}
            className={cx(
              "min-h-8 min-w-6 rounded-chip px-1 uppercase max-md:min-h-11 max-md:min-w-9",
              locale === current ? "font-semibold text-text" : "text-text-2 hover:text-text",
            )}
          >
            {locale}
          </button>
        </span>
      ))}
    </div>
  );
}

/** The theme, in a menu; seen at once, kept for the next visits. */
export function ThemeChoice({ chooseTheme }: { readonly chooseTheme: PreferenceActions["chooseTheme"] }): ReactNode {
  const t = useTranslations("shell");
  const [theme, setTheme] = useState("system");
  useEffect(() => setTheme(document.documentElement.dataset.theme ?? "system"), []);
  const names = { system: t("themeSystem"), light: t("themeLight"), dark: t("themeDark") };
  const choose = (value: string): void => {
    if (!isTheme(value)) return;
    setTheme(value);
    document.documentElement.dataset.theme = value;
    void chooseTheme(value);
  };
  return (
    <MenuChoice
      label={t("theme")}
      value={theme}
      onChange={choose}
      choices={themes.map((value) => ({ value, label: names[value] }))}
    />
  );
}

/** The language, in a menu, for phones. */
export function LanguageChoice({
  chooseLocale,
}: {
  readonly chooseLocale: PreferenceActions["chooseLocale"];
}): ReactNode {
  const t = useTranslations("shell");
  const router = useRouter();
  const [, start] = useTransition();
  const choose = (value: string): void =>
    start(async () => {
      await chooseLocale(value);
      router.refresh();
    });
  return (
    <MenuChoice
      label={t("language")}
      value={useLocale()}
      onChange={choose}
      choices={[
        { value: "fr", label: t("inFrench"), lang: "fr" },
        { value: "en", label: t("inEnglish"), lang: "en" },
      ]}
    />
  );
}
