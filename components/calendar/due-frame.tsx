import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LanguageLinks } from "@/components/account/language-links";
import { Wordmark } from "@/components/ui/mark";
import { TextLink } from "@/components/ui/text-link";

type Props = { readonly chooseLocale: (value: string) => Promise<void>; readonly children: ReactNode };

/** A small tool for everybody: without a session, without anything of anybody. */
export async function DueFrame({ chooseLocale, children }: Props): Promise<ReactNode> {
  const [t, shell] = await Promise.all([getTranslations("dueDate"), getTranslations("shell")]);
  return (
    <div className="min-h-dvh bg-paper">
      <header className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 border-b px-12 py-5 max-md:px-4">
        <TextLink href="/" className="no-underline">
          <span className="sr-only">{shell("product")}</span>
          <Wordmark size={24} />
        </TextLink>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <TextLink className="t-13" href="/docs/api/getCalendarDue">
            {t("byMachine")}
          </TextLink>
          <LanguageLinks chooseLocale={chooseLocale} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-220 px-12 py-10 max-md:px-4 max-md:py-6">
        {children}
      </main>
    </div>
  );
}
