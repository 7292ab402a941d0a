import type { TimelineTick } from "@/components/ui/timeline";
import { formatDay } from "@/lib/text/format";
import type { Locale } from "@/lib/text/locale";

/** The months of an axis, each with its short name; every other one is told only where there is room. */
export function monthTicks(
  months: readonly string[],
  at: (day: string) => number,
  locale: Locale,
): readonly TimelineTick[] {
  const step = Math.ceil(months.length / 18);
  return months
    .filter((_, index) => index % step === 0)
    .map((month, index) => ({
      at: at(month),
      label: formatDay(locale, month, { weekday: false }).split(/\s/)[1] ?? "",
      minor: index % 2 === 1,
    }));
}

/** The months whose name does not run into the mark of today. */
export function clearOfToday(ticks: readonly TimelineTick[], today: number): readonly TimelineTick[] {
  return ticks.filter(({ at }) => at < today - 0.1 || at > today + 0.045);
}
