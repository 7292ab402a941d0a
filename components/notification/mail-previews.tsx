import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { Tabs } from "@/components/ui/tabs";
import type { MailPreview } from "@/lib/features/account/view";
import { type Locale, locales } from "@/lib/text/locale";

type Props = {
  readonly previews: readonly MailPreview[];
  readonly shown: MailPreview;
  readonly locale: Locale;
};

const here = "/dev/mail/previews";

/** The templates, the one that is open in a frame where nothing runs, and its text. */
export async function MailPreviews({ previews, shown, locale }: Props): Promise<ReactNode> {
  const [t, names, shell] = await Promise.all([
    getTranslations("profile"),
    getTranslations("deadMail.templates"),
    getTranslations("shell"),
  ]);
  const href = (template: string, as: Locale): string => `${here}?${new URLSearchParams({ template, locale: as })}`;
  const tabs = locales.map((one) => ({
    href: href(shown.template, one),
    label: one === "fr" ? shell("inFrench") : shell("inEnglish"),
    current: one === locale,
  }));
  return (
    <div className="grid gap-8 lg:grid-cols-[280px_minmax(0,1fr)]">
      <ul className="min-w-0 border-line-2 border-t max-lg:order-last">
        {previews.map(({ template }) => (
          <li key={template} className="border-b">
            <Link
              href={href(template, locale)}
              aria-current={template === shown.template ? "page" : undefined}
              className={cx(
                "t-13 block px-3 py-2.5 hover:bg-ink-tint",
                template === shown.template && "border-ink border-l-2 bg-ink-tint font-medium",
              )}
            >
              {names.has(template) ? names(template) : template}
            </Link>
          </li>
        ))}
      </ul>
      <div className="min-w-0">
        <Tabs look="filter" label={shell("language")} tabs={tabs} className="mb-3" />
        <p className="t-14 mb-3 font-semibold">{shown.subject}</p>
        <iframe
          title={t("mailFrame")}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          // The policy of our pages runs no style element of a mail: only its colours at night are in one.
          srcDoc={`<base target="_blank">${shown.html.replace(/<style>[^<]*<\/style>/, "")}`}
          className="h-180 w-full rounded-sheet border border-line-2 bg-paper"
        />
        <details className="mt-4">
          <summary className="t-13 font-medium">{t("mailText")}</summary>
          <pre className="t-13 mt-2 overflow-x-auto whitespace-pre-wrap font-sans">{shown.text}</pre>
        </details>
      </div>
    </div>
  );
}
