import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LanguageLinks } from "@/components/account/language-links";
import { cx } from "@/components/ui/class-names";
import { Wordmark } from "@/components/ui/mark";

type Props = {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
  /** What stands at the right, under the form on phones. */
  readonly aside?: ReactNode;
  readonly chooseLocale: (value: string) => Promise<void>;
};

/** The page before the door: the way in at the left on paper, at the right what one signs here. */
export async function EntryFrame({ title, lead, children, aside, chooseLocale }: Props): Promise<ReactNode> {
  const t = await getTranslations("shell");
  return (
    <div className="grid min-h-dvh bg-paper lg:grid-cols-[minmax(0,47.6%)_minmax(0,1fr)]">
      <div className="flex flex-col gap-10 px-12 py-8 max-md:px-4 max-md:py-5">
        <header>
          <span className="sr-only">{t("product")}</span>
          <Wordmark size={28} />
        </header>
        <main id="main" tabIndex={-1} className="mx-auto flex w-full max-w-86 flex-1 flex-col justify-center">
          <h1 className="t-28">{title}</h1>
          {lead === undefined ? null : <p className="t-14 mt-1.5 mb-8 max-w-[34ch] text-balance text-text-2">{lead}</p>}
          {children}
        </main>
        <footer>
          <LanguageLinks chooseLocale={chooseLocale} />
        </footer>
      </div>
      <aside
        className={cx(
          "flex flex-col justify-center gap-18 border-line bg-ground px-12 py-16 max-lg:border-t max-md:px-4 max-md:py-10 lg:border-l",
          aside === undefined && "max-lg:hidden",
        )}
      >
        {aside}
      </aside>
    </div>
  );
}
