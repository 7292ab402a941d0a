import { type Instant, instant } from "@/lib/kernel/instant";
import { formatDay, formatDueDate, formatDueTime, formatZone, type Reader } from "@/lib/text/format";

const instants = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const days = /^\d{4}-\d\d-\d\d$/;

/**
 * What a refusal says of time, in words: the end of a period ("vendredi 27 novembre 2026, 24 h 00") or a day. The zone is the
 * project's; when it is not known the hour is told in UTC and says so. `null` when the value is no date.
 */
export function tellTime(value: string, locale: Reader["locale"], timeZone: string | undefined): string | null {
  if (days.test(value)) return formatDay(locale, value, { width: "long" });
  if (!instants.test(value)) return null;
  const end: Instant = instant(value);
  const reader = { locale, timeZone: timeZone ?? "UTC" };
  const told = `${formatDueDate(reader, end, { width: "long" })}, ${formatDueTime(reader, end)}`;
  return timeZone === undefined ? `${told}, ${formatZone(reader)}` : told;
}
