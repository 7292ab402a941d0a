import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { HeldTable } from "@/components/ball/held-table";
import { clearOfToday, monthTicks } from "@/components/milestone/month-ticks";
import { heldParts } from "@/components/overview/timeline-parts";
import { PartyMark } from "@/components/ui/party-mark";
import { SectionHead } from "@/components/ui/section-head";
import { TimelineAxis, TimelineBar } from "@/components/ui/timeline";
import type { HeldTotal, HeldView } from "@/lib/features/ball/view";
import { axisOf, placeOn } from "@/lib/features/overview/view-timeline";
import { partyTexture } from "@/lib/features/party/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay } from "@/lib/text/format";

type Props = { readonly held: HeldView; readonly now: Instant };

/** The days that each side held a milestone: a bar over time, the working days of each side, and the table behind. */
export function DaysHeld({ held, now }: Props): ReactNode {
  const t = useTranslations("ball");
  const locale = useLocale();
  const { stretches, totals, span, today, from, to, open } = held;
  const axis = axisOf([{ startsOn: from, dueOn: to, stretches }], to);
  if (stretches.length === 0 || axis === null) return null;
  const at = (day: string): number => placeOn(axis, day);
  const ticks = monthTicks(axis.months, at, locale);
  const day = (on: string): string => formatDay(locale, on, { weekday: false, now });
  const mark = open ? { at: at(today), label: day(today) } : undefined;
  const shown = totals.map((one) => t("held", { who: whoOf(t, one), days: one.days })).join(", ");
  return (
    <section className="mt-11" aria-label={t("title")}>
      <SectionHead
        title={t("title")}
        remark={t(open ? "spanOpen" : "span", { days: span, from: day(from), to: day(to) })}
      />
      <TimelineAxis ticks={mark === undefined ? ticks : clearOfToday(ticks, mark.at)} today={mark} />
      <TimelineBar
        label={shown}
        parts={heldParts(axis, stretches)}
        points={[]}
        ticks={ticks}
        {...(mark === undefined ? {} : { today: mark.at })}
      />
      <ul className="t-13 mt-2 flex flex-wrap gap-x-8 gap-y-2">
        {totals.map((total) => (
          <li key={total.holder} className="flex items-baseline gap-2">
            <Sign total={total} />
            <span>
              {whoOf(t, total)} <span className="figures font-semibold">{t("days", { days: total.days })}</span>
              {total.lateDays === 0 ? null : (
                <span className="t-12 ml-1 text-late">{t("ofWhichLate", { days: total.lateDays })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="t-12 mt-2 max-w-[62ch] text-text-3">{t("rule")}</p>
      <HeldTable held={held} now={now} />
    </section>
  );
}

/** The party's name, or the side's where no one party is named. */
function whoOf(t: ReturnType<typeof useTranslations<"ball">>, { holder, party }: HeldTotal): string {
  return party?.name ?? t(`holder.${holder}`);
}

function Sign({ total: { holder, party } }: { readonly total: HeldTotal }): ReactNode {
  return holder === "NOBODY" ? (
    <span aria-hidden className="inline-block size-2.5 rounded-[1px] border border-control" />
  ) : (
    <PartyMark texture={partyTexture(holder, party?.ordinal ?? 1)} />
  );
}
