import { Temporal } from "temporal-polyfill";
import { type Holidays, workingDaysBefore } from "@/lib/domain/working-day";
import { type Instant, instant } from "@/lib/kernel/instant";

/** The hour of the day at which reminders go out, on the clock of the project (domain.md 10). */
export const reminderHour = "09:00";

/** A reminder: so many working days before the due day (0 is the day itself), its day and its instant. */
export type Reminder = { readonly step: number; readonly on: string; readonly at: Instant };

/** Where days are counted and hours are read. */
type Place = { readonly timeZone: string; readonly nonWorking: Holidays };

/**
 * The instant of a time of day ("09:00") in an IANA zone. A time that the change of hour leaves out (02:30 in March) is
 * read an hour later; of a time that comes twice, it is the first.
 */
export function atLocal(day: string, time: string, timeZone: string): Instant {
  const local = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  return instant(local.toZonedDateTime(timeZone).toInstant().toString({ fractionalSecondDigits: 3 }));
}

/**
 * The reminders of a due day, the first one first: for each step J-n, n working days of the project's calendar before
 * it, at 09:00 on the project's clock. J is the due day itself. Which of them are already past is for the caller.
 */
export function remindersBefore(due: string, steps: readonly number[], place: Place): readonly Reminder[] {
  return [...new Set(steps)]
    .sort((a, b) => b - a)
    .map((step) => {
      const on = workingDaysBefore(due, step, place.nonWorking);
      return { step, on, at: atLocal(on, reminderHour, place.timeZone) };
    });
}
