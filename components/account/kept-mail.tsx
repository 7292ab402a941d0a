import { Paperclip } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { Empty } from "@/components/ui/empty";
import type { KeptMailView } from "@/lib/features/account/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatPast } from "@/lib/text/format";
import type { Locale } from "@/lib/text/locale";

type Props = {
  readonly mails: readonly KeptMailView[];
  readonly shown: KeptMailView | undefined;
  readonly now: Instant;
  readonly locale: Locale;
};

/** The kept mails and the one that is open, in a frame where nothing runs. */
export async function KeptMail({ mails, shown, now, locale }: Props): Promise<ReactNode> {
  const t = await getTranslations("profile");
  const files = await getTranslations("recordFile");
  if (shown === undefined) return <Empty fact={t("noMail")} rule={t("noMailRule")} />;
  const reader = { locale, timeZone: "Europe/Paris" };
  return (
    <div className="grid gap-8 lg:grid-cols-[360px_minmax(0,1fr)]">
      <ul className="min-w-0 border-line-2 border-t max-lg:order-last">
        {mails.map((mail) => (
          <li key={mail.id} className="border-b">
            <Link
              href={{ pathname: "/dev/mail", query: { id: mail.id } }}
              aria-current={mail.id === shown.id ? "page" : undefined}
              className={cx(
                "block px-3 py-2.5 hover:bg-ink-tint",
                mail.id === shown.id && "border-ink border-l-2 bg-ink-tint",
              )}
            >
              <span className="t-13 block font-medium">{mail.subject}</span>
              <span className="t-12 flex justify-between gap-3 text-text-3">
                <span className="min-w-0 truncate">{t("mailTo", { email: mail.email })}</span>
                <span className="figures shrink-0">{formatPast(reader, mail.createdAt, now)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {shown.html === "" ? (
        <Empty fact={t("mailErased")} rule={t("mailErasedRule")} />
      ) : (
        <div className="min-w-0">
          <iframe
            title={t("mailFrame")}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            // The policy of our pages runs no style element of a mail: only its colours at night are in one.
            srcDoc={`<base target="_blank">${shown.html.replace(/<style>[^<]*<\/style>/, "")}`}
            className="h-180 w-full rounded-sheet border border-line-2 bg-paper"
          />
          {shown.files.length === 0 ? null : (
            <ul aria-label={files("mailFiles")} className="t-13 mt-3 flex flex-wrap gap-x-5 gap-y-1">
              {shown.files.map(({ name, href }) => (
                <li key={name}>
                  <a href={href} download className="inline-flex min-h-6 items-center gap-1.5 text-ink hover:underline">
                    <Paperclip aria-hidden size={14} strokeWidth={1.6} /> {name}
                  </a>
                </li>
              ))}
            </ul>
          )}
          <details className="mt-4">
            <summary className="t-13 font-medium">{t("mailText")}</summary>
            <pre className="t-13 mt-2 overflow-x-auto whitespace-pre-wrap font-sans">{shown.text}</pre>
          </details>
        </div>
      )}
    </div>
  );
}
