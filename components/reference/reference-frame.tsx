import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LanguageLinks } from "@/components/account/language-links";
import { Wordmark } from "@/components/ui/mark";
import { TextLink } from "@/components/ui/text-link";

type Props = {
  readonly chooseLocale: (value: string) => Promise<void>;
  /** What stands at the left, above on phones: the list of operations. */
  readonly aside: ReactNode;
  readonly children: ReactNode;
};

/** The pages of the documentation: open to everybody, so without anything of anybody. */
export async function ReferenceFrame({ chooseLocale, aside, children }: Props): Promise<ReactNode> {
  const [t, shell] = await Promise.all([getTranslations("reference"), getTranslations("shell")]);
  return (
    <div className="min-h-dvh bg-paper">
      <header className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 border-b px-12 py-5 max-md:px-4">
        <TextLink href="/docs/api" className="no-underline">
          <span className="sr-only">{shell("product")}</span>
          <Wordmark size={24} />
        </TextLink>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <a className="link t-13" href="/api/v1/openapi.json">
            openapi.json
          </a>
          <TextLink className="t-13" href="/profile">
            {t("tokens")}
          </TextLink>
          <LanguageLinks chooseLocale={chooseLocale} />
        </div>
      </header>
      <div className="grid gap-12 px-12 py-10 max-md:gap-8 max-md:px-4 max-md:py-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <nav aria-label={t("operations")} className="max-lg:order-2">
          {aside}
        </nav>
        <main id="main" tabIndex={-1} className="min-w-0 max-w-220">
          {children}
        </main>
      </div>
    </div>
  );
}
