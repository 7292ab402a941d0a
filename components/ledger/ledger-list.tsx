import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LedgerEntry } from "@/components/ledger/ledger-entry";
import { type Knot, Thread, ThreadItem } from "@/components/ui/thread";
import type { LedgerEntryView } from "@/lib/features/ledger/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDate, type Reader } from "@/lib/text/format";

type Props = {
  readonly entries: readonly LedgerEntryView[];
  readonly project: string;
  readonly timeZone: string;
  readonly now: Instant;
  /** With a filter, neighbours on the page are not neighbours in the chain: the thread is only drawn without. */
  readonly label: string;
};

/** The acts of a page, day by day, tied to the thread. From a broken act on, everything is in doubt. */
export function LedgerList({ entries, project, timeZone, now, label }: Props): ReactNode {
  const t = useTranslations("ledger");
  const reader = { locale: useLocale(), timeZone };
  const broken = entries.findLast((entry) => !entry.intact)?.seq ?? null;
  const days = byDay(entries, reader, now);
  return (
    <div className="flex flex-col gap-6">
      {days.map(([day, acts], group) => (
        <section key={day} aria-label={day}>
          <h2 className="t-13 border-line-2 border-b pb-2 pl-8 font-semibold">{day}</h2>
          <Thread label={`${label}, ${day}`}>
            {acts.map((entry, index) => (
              <ThreadItem
                key={entry.seq}
                knot={entry.seq === broken ? "broken" : knotOf(entry)}
                knotLabel={entry.seq === broken ? t("brokenHere", { act: entry.seq }) : undefined}
                newestFirst
                doubtful={broken !== null && entry.seq > broken}
                last={group === days.length - 1 && index === acts.length - 1}
              >
                <LedgerEntry entry={entry} project={project} reader={reader} />
              </ThreadItem>
            ))}
          </Thread>
        </section>
      ))}
    </div>
  );
}

function byDay(entries: readonly LedgerEntryView[], reader: Reader, now: Instant): [string, LedgerEntryView[]][] {
  const days = new Map<string, LedgerEntryView[]>();
  for (const entry of entries) {
    const day = formatDate(reader, entry.at, { width: "long", now });
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}

const seals: Readonly<Record<string, Knot>> = {
  BaselineSigned: "baseline",
  MilestoneAcceptedWithReservations: "reserved",
  MilestoneRejected: "rejected",
  MilestoneAdjourned: "blank",
};

/** Signed acts replace the knot by a small seal; what the system recorded of them does not. */
function knotOf(entry: LedgerEntryView): Knot {
  if (entry.record === null || entry.by.role === "SYSTEM") return "plain";
  return seals[entry.type] ?? "accepted";
}
