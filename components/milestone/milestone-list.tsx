import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MilestoneChip } from "@/components/milestone/milestone-chip";
import { clearOfToday, monthTicks } from "@/components/milestone/month-ticks";
import { TimelineLegend } from "@/components/milestone/timeline-legend";
import { partsOf, pointsOf } from "@/components/overview/timeline-parts";
import { SectionHead } from "@/components/ui/section-head";
import { TimelineAxis, TimelineBar } from "@/components/ui/timeline";
import { dayOf } from "@/lib/domain/deadline";
import type { MilestoneLine, MilestoneProject } from "@/lib/features/milestone/view";
import { axisOf, placeOn } from "@/lib/features/overview/view-timeline";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay, formatMoney, formatShare, formatTerm } from "@/lib/text/format";

type Props = { readonly project: MilestoneProject; readonly lines: readonly MilestoneLine[]; readonly now: Instant };

/** The milestones on their time line: who held each, what is planned, what is sealed. On phones the bar stands under the title. */
export function MilestoneList({ project, lines, now }: Props): ReactNode {
  const t = useTranslations("milestones");
  const told = useTranslations("overview");
  const locale = useLocale();
  const today = dayOf(now, project.timeZone);
  const axis = axisOf(lines, today) ?? { from: today, to: today, months: [] };
  const at = (day: string): number => placeOn(axis, day);
  const ticks = monthTicks(axis.months, at, locale);
  // One row is "now": the first that waits for the reader.
  const first = lines.find((line) => line.turn.ball === "yours");
  const columns = "lg:grid-cols-[minmax(180px,1.1fr)_minmax(0,2fr)_150px_180px]";
  return (
    <section>
      <SectionHead
        title={t("timeline")}
        end={
          <TimelineLegend
            late={lines.some((line) => line.stretches.some(({ lateFrom }) => lateFrom !== null))}
            proposed={lines.some(({ proposedOn }) => proposedOn !== null)}
          />
        }
      />
      <div aria-hidden className={`hidden gap-x-5 lg:grid ${columns}`}>
        <span />
        <TimelineAxis
          ticks={clearOfToday(ticks, at(today))}
          today={{ at: at(today), label: formatDay(locale, today, { weekday: false, now }) }}
        />
      </div>
      <ul>
        {lines.map((line) => (
          <li
            key={line.code}
            className={`grid items-center gap-x-5 border-b py-1 max-lg:py-3 ${columns} ${line === first ? "-mx-2 bg-you-tint px-2" : ""}`}
          >
            <Link
              data-row
              href={`/projects/${project.code}/milestones/${line.code}`}
              className="t-13 flex min-w-0 items-baseline gap-3 rounded-chip py-1.5"
            >
              <span className="code-word text-text-2">{line.code}</span>
              <span className="font-medium [overflow-wrap:anywhere]">{line.title}</span>
            </Link>
            <TimelineBar
              parts={partsOf(axis, line, today)}
              points={pointsOf(axis, line)}
              ticks={ticks}
              today={at(today)}
              label={told("rowSaid", { milestone: line.code, client: line.days.CLIENT, agency: line.days.AGENCY })}
            />
            <span className="t-12 figures text-text-2 lg:text-right">
              {line.amountCents === null || line.paymentShare === null ? null : (
                <>
                  {formatMoney(locale, { cents: line.amountCents, currency: project.currency }, { cents: false })}
                  <span className="text-text-3 lg:block max-lg:before:content-['_·_']">
                    {formatShare(locale, line.paymentShare)}
                  </span>
                </>
              )}
            </span>
            <span className="max-lg:mt-1">
              <MilestoneChip status={line.status} turn={line.turn} />
              {line.term === null ? null : <TermLine line={line} now={now} timeZone={project.timeZone} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TermLine({
  line,
  now,
  timeZone,
}: {
  readonly line: MilestoneLine;
  readonly now: Instant;
  readonly timeZone: string;
}): ReactNode {
  const locale = useLocale();
  if (line.term === null) return null;
  const { dueBefore, lateBy, workingDaysLeft, late } = line.term;
  const reader = { locale, timeZone };
  const { count, date } = formatTerm(reader, dueBefore, now, lateBy ?? undefined, workingDaysLeft);
  return <span className={`t-12 figures block ${late ? "text-late" : "text-text-3"}`}>{`${count} · ${date}`}</span>;
}
