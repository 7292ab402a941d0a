import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActSentence } from "@/components/ledger/act-sentence";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import { Thread, ThreadItem } from "@/components/ui/thread";
import type { LedgerEntryView } from "@/lib/features/ledger/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDateTime, formatNumber, formatPast } from "@/lib/text/format";

type Props = {
  readonly project: string;
  readonly entries: readonly LedgerEntryView[];
  readonly timeZone: string;
  readonly now: Instant;
};

/** The last acts of the register, the newest first. */
export function LatestActs({ project, entries, timeZone, now }: Props): ReactNode {
  const t = useTranslations("overview");
  const reader = { locale: useLocale(), timeZone };
  return (
    <section aria-label={t("latest")}>
      <SectionHead
        title={t("latest")}
        end={
          <TextLink href={`/projects/${project}/ledger`} className="t-13">
            {t("openLedger")}
          </TextLink>
        }
      />
      <Thread label={t("latest")}>
        {entries.map((entry, index) => (
          <ThreadItem
            key={entry.seq}
            knot={entry.record === null || entry.by.role === "SYSTEM" ? "plain" : "accepted"}
            last={index === entries.length - 1}
          >
            <p className="t-13 grid grid-cols-[6.5rem_minmax(0,1fr)_auto] items-baseline gap-x-4 max-md:grid-cols-[minmax(0,1fr)_auto]">
              <time
                dateTime={entry.at}
                title={formatDateTime(reader, entry.at)}
                className="figures text-text-2 max-md:t-12 max-md:order-2"
              >
                {formatPast(reader, entry.at, now)}
              </time>
              <span className="min-w-0 max-md:col-span-2">
                <ActSentence entry={entry} />
              </span>
              <span className="figures text-text-3 max-md:t-12 max-md:order-3">
                {t("actNumber", { number: formatNumber(reader.locale, entry.seq) })}
              </span>
            </p>
          </ThreadItem>
        ))}
      </Thread>
    </section>
  );
}
