import { Temporal } from "temporal-polyfill";
import { type Instant, instant } from "@/lib/kernel/instant";

/**
 * The instant of a minute as forms write it ("2026-12-01T12:00") in a zone; `null` when there is no such minute. Of a
 * minute that comes twice, the first; one that summer time leaves out is as long after as clocks go forward (RFC 5545).
 */
export function minuteIn(minute: string, timeZone: string): Instant | null {
  try {
    const at = Temporal.PlainDateTime.from(minute).toZonedDateTime(timeZone).toInstant();
    return instant(at.toString({ fractionalSecondDigits: 3 }));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** An instant as forms write it, to the minute, in a zone. */
export function minuteOf(at: Instant, timeZone: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: "minute" });
}
