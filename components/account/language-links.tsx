"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useTransition } from "react";
import { cx } from "@/components/ui/class-names";
import { locales } from "@/lib/text/locale";

/** Français · English: the page is drawn again in the other language, where it stands. */
export function LanguageLinks({
  chooseLocale,
}: {
  readonly chooseLocale: (value: string) => Promise<void>;
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
    <div role="group" aria-label={t("language")} className="t-12 flex items-center gap-1 text-text-3">
      {locales.map((locale, index) => (
        <span key={locale} className="flex items-center gap-1">
          {index > 0 ? <span aria-hidden>·</span> : null}
          <button
            type="button"
            lang={locale}
            aria-pressed={locale === current}
            onClick={() => choose(locale)}
            className={cx(
              "target rounded-chip max-md:py-2",
              locale === current ? "font-semibold text-text" : "text-text-2 hover:text-text",
            )}
          >
            {names[locale]}
          </button>
        </span>
      ))}
    </div>
  );
}
