import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TimelineTable } from "@/components/ball/timeline-table";
import { clearOfToday, monthTicks } from "@/components/milestone/month-ticks";
import { TimelineLegend } from "@/components/milestone/timeline-legend";
import { CommitmentRows } from "@/components/overview/commitment-rows";
import { MilestoneState, turnOf } from "@/components/overview/milestone-state";
import { partsOf, pointsOf } from "@/components/overview/timeline-parts";
import { cx } from "@/components/ui/class-names";
import { KeyPages } from "@/components/ui/key-pages";
import { SectionHead } from "@/components/ui/section-head";
import { TimelineAxis as Axis, TimelineBar } from "@/components/ui/timeline";
import { dayOf } from "@/lib/domain/deadline";
import type { Side } from "@/lib/domain/party";
import type { TimelinePage } from "@/lib/features/overview/view";
import { axisOf, placeOn, type TimelineRow } from "@/lib/features/overview/view-timeline";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay, formatNumber } from "@/lib/text/format";

type Props = {
  readonly project: string;
  readonly page: TimelinePage;
  /** The reader's side. */
  readonly side: Side;
  readonly timeZone: string;
  readonly now: Instant;
};

const folded = "max-lg:grid-cols-[minmax(0,1fr)_auto] max-lg:gap-y-1 max-sm:grid-cols-1";
const columnsOf = {
  2: `grid grid-cols-[minmax(9rem,15rem)_minmax(0,1fr)_3.5rem_3.5rem_9.5rem] gap-x-4 ${folded}`,
  3: `grid grid-cols-[minmax(9rem,15rem)_minmax(0,1fr)_3.5rem_3.5rem_3rem_9.5rem] gap-x-4 ${folded}`,
} as const;

/** Milestones over time: who held the ball, what was promised, what is signed; working days beside. */
export function MilestoneTimeline({ project, page, side, timeZone, now }: Props): ReactNode {
  const t = useTranslations("overview");
  const locale = useLocale();
  const today = dayOf(now, timeZone);
  const { rows, days, commitments, total, earlier, later } = page;
  const axis = axisOf(rows, today);
  if (axis === null) return null;
  // The AMO has a column where it has held a ball.
  const holders = days.AMO > 0 ? (["CLIENT", "AGENCY", "AMO"] as const) : (["CLIENT", "AGENCY"] as const);
  const columns = columnsOf[holders.length];
  const ticks = monthTicks(axis.months, (day) => placeOn(axis, day), locale);
  const whole = earlier === null && later === null;
  const pageFrom = (number: number | null): string | undefined =>
    number === null ? undefined : `/projects/${project}?from=${number}`;
  // One row is "now": the first whose ball the reader's side holds.
  const first = rows.find((row) => turnOf(row) === side);
  return (
    <section aria-label={t("milestones")}>
      <SectionHead
        title={t("milestones")}
        remark={t("milestonesRemark")}
        end={
          <TimelineLegend
            late={rows.some((row) => row.stretches.some(({ lateFrom }) => lateFrom !== null))}
            proposed={rows.some(({ proposedOn }) => proposedOn !== null)}
          />
        }
      />
      <div className={cx(columns, "t-12 items-center border-b text-text-3 max-lg:hidden")}>
        <span>{t("milestone")}</span>
        <Axis
          ticks={clearOfToday(ticks, placeOn(axis, today))}
          today={{ at: placeOn(axis, today), label: formatDay(locale, today, { weekday: false, now }) }}
        />
        {holders.map((holder) => (
          <span key={holder} className="text-right">
            {t(`holder.${holder}`)}
          </span>
        ))}
        <span>{t("state")}</span>
      </div>
      <ul>
        {rows.map((row) => (
          <li
            key={row.code}
            className={cx(
              columns,
              "t-13 min-h-10 items-center border-b max-lg:py-2",
              row === first && "-mx-3 bg-you-tint px-3",
            )}
          >
            <Link href={`/projects/${project}/milestones/${row.code}`} className="min-w-0 hover:underline">
              <span className="code-word mr-2 text-text-2">{row.code}</span>
              {row.title}
            </Link>
            <span className="max-lg:order-3 sm:max-lg:col-span-2">
              <TimelineBar
                label={said(t, row)}
                parts={partsOf(axis, row, today)}
                points={pointsOf(axis, row)}
                ticks={ticks}
                today={placeOn(axis, today)}
              />
            </span>
            <span className="lg:contents max-lg:order-4 sm:max-lg:col-span-2 max-lg:flex max-lg:gap-4">
              {holders.map((holder) => (
                <Days key={holder} value={row.days[holder]} label={t(`holder.${holder}`)} />
              ))}
            </span>
            <span className="max-lg:order-2">
              <MilestoneState row={row} side={side} now={now} />
            </span>
          </li>
        ))}
      </ul>
      <p className={cx(columns, "t-13 min-h-10 items-center max-lg:flex max-lg:gap-4")}>
        <span className="text-text-2 lg:col-span-2">{t("daysHeld")}</span>
        {holders.map((holder) => (
          <span key={holder} className="figures text-right font-semibold">
            <span className="font-normal lg:sr-only">{t(`holder.${holder}`)} </span>
            {formatNumber(locale, days[holder])}
          </span>
        ))}
      </p>
      <CommitmentRows project={project} rows={commitments} axis={axis} ticks={ticks} today={today} columns={columns} />
      <TimelineTable project={project} rows={rows} now={now} />
      {whole ? null : (
        <KeyPages
          summary={t("milestonesShown", { shown: rows.length, total })}
          previous={pageFrom(earlier)}
          next={pageFrom(later)}
        />
      )}
    </section>
  );
}

function Days({ value, label }: { readonly value: number; readonly label: string }): ReactNode {
  const locale = useLocale();
  return (
    <span className="figures text-right max-lg:t-12 max-lg:text-text-3">
      <span className="lg:sr-only">{label} </span>
      {value === 0 ? "–" : formatNumber(locale, value)}
    </span>
  );
}

function said(t: ReturnType<typeof useTranslations<"overview">>, row: TimelineRow): string {
  return t("rowSaid", { milestone: row.code, client: row.days.CLIENT, agency: row.days.AGENCY });
}
