import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { type Holidays, rolledForward, workingDaysAfter } from "@/lib/domain/working-day";
import { type Instant, instant } from "@/lib/kernel/instant";

/** Units of a period (domain.md 8.2). Working days are Monday to Friday, public holidays excluded. */
export const PeriodUnit = z.enum(["CALENDAR_DAYS", "WORKING_DAYS", "MONTHS"]);
export type PeriodUnit = z.infer<typeof PeriodUnit>;

/** A length of time with its unit always named. */
export const Period = z.object({ amount: z.int().min(0).max(730), unit: PeriodUnit });
export type Period = z.infer<typeof Period>;

/** A term: the last day on which the act is still in time, and the instant at which that day has ended. */
export type Due = { readonly on: string; readonly before: Instant };

/** Adds calendar days; the day of the event is not counted (CPC art. 641); an end on a day off rolls forward. */
export function calendarDaysAfter(day: string, days: number, holidays: Holidays = new Set<string>()): string {
  return rolledForward(Temporal.PlainDate.from(day).add({ days }), holidays).toString();
}

/** Adds months, to the same quantième or the last day of a shorter month (CPC art. 641 al. 2), then rolls forward. */
export function monthsAfter(day: string, months: number, holidays: Holidays = new Set<string>()): string {
  return rolledForward(Temporal.PlainDate.from(day).add({ months }), holidays).toString();
}

/** The last day of a period that runs from an event of `day`. */
export function endOfPeriod(day: string, period: Period, holidays: Holidays = new Set<string>()): string {
  switch (period.unit) {
    case "CALENDAR_DAYS":
      return calendarDaysAfter(day, period.amount, holidays);
    case "WORKING_DAYS":
      return workingDaysAfter(day, period.amount, holidays);
    case "MONTHS":
      return monthsAfter(day, period.amount, holidays);
  }
}

/** The calendar day of an instant in an IANA zone. */
export function dayOf(at: Instant, timeZone: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The first instant of a day in an IANA zone, as a UTC instant. */
export function startOfDay(day: string, timeZone: string): Instant {
  return instant(
    Temporal.PlainDate.from(day).toZonedDateTime(timeZone).toInstant().toString({ fractionalSecondDigits: 3 }),
  );
}

/** The exclusive end of a day in an IANA zone: midnight that follows, as a UTC instant, whatever the change of hour. */
export function endOfDay(day: string, timeZone: string): Instant {
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone);
  return instant(next.toInstant().toString({ fractionalSecondDigits: 3 }));
}

/** The term of a period that an event at `at` opens: in time is `now < before` (domain.md 8.4). */
export function dueAfter(at: Instant, period: Period, timeZone: string, holidays: Holidays = new Set<string>()): Due {
  const on = endOfPeriod(dayOf(at, timeZone), period, holidays);
  return { on, before: endOfDay(on, timeZone) };
}
