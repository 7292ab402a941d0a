import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActSentence } from "@/components/ledger/act-sentence";
import { TextLink } from "@/components/ui/text-link";
import type { TimelineEntry } from "@/lib/features/dispute/view";
import { formatDateTime } from "@/lib/text/format";

type Props = { readonly timeZone: string; readonly entry: TimelineEntry };

/** One entry of the register: its sentence, its number, its instant. Told on the server, which has all sentences. */
export function TimelineLine({ timeZone, entry }: Props): ReactNode {
  const t = useTranslations("disputes");
  const reader = { locale: useLocale(), timeZone };
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
      <span className="t-13 min-w-0">
        <ActSentence entry={entry} />
      </span>
      <span className="t-12 figures flex gap-3 text-text-3">
        {entry.subject === null ? null : <TextLink href={entry.subject.href}>{entry.subject.code}</TextLink>}
        <span>{t("act", { seq: entry.seq })}</span>
        <time dateTime={entry.at}>{formatDateTime(reader, entry.at)}</time>
      </span>
    </div>
  );
}

/** Entries of the register, one under the other. */
export function TimelineList({
  timeZone,
  entries,
}: {
  readonly timeZone: string;
  readonly entries: readonly TimelineEntry[];
}): ReactNode {
  return (
    <ol className="flex flex-col">
      {entries.map((entry) => (
        <li key={entry.seq} className="flex border-line border-b py-2.5">
          <TimelineLine timeZone={timeZone} entry={entry} />
        </li>
      ))}
    </ol>
  );
}
