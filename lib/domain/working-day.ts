import { Temporal } from "temporal-polyfill";

/** What one has to know of a calendar to count in it: whether an ISO day is a public holiday or a day of closure. */
export type Holidays = { readonly has: (day: string) => boolean };

const saturday = 6;
const sunday = 7;

/** True for a day on which one works (*jour ouvré*): Monday to Friday, neither a holiday nor a closure. */
export function isWorkingDay(date: Temporal.PlainDate, holidays: Holidays): boolean {
  return date.dayOfWeek < saturday && !holidays.has(date.toString());
}

/** True for a *jour ouvrable* (C. trav. L3133-1, R3141-3): Monday to Saturday, neither a holiday nor a closure. */
export function isOuvrableDay(date: Temporal.PlainDate, holidays: Holidays): boolean {
  return date.dayOfWeek < sunday && !holidays.has(date.toString());
}

/** The day itself if one works on it, else the next one that is worked (CPC art. 642 al. 2). */
export function rolledForward(date: Temporal.PlainDate, holidays: Holidays): Temporal.PlainDate {
  let day = date;
  while (!isWorkingDay(day, holidays)) day = day.add({ days: 1 });
  return day;
}

/** The day itself if one works on it, else the last one before that is worked: where a term counted back ends. */
export function rolledBack(date: Temporal.PlainDate, holidays: Holidays): Temporal.PlainDate {
  let day = date;
  while (!isWorkingDay(day, holidays)) day = day.subtract({ days: 1 });
  return day;
}

/** Adds working days; the day of the event is not counted. Ends on a working day by construction; 0 is the day itself. */
export function workingDaysAfter(day: string, days: number, holidays: Holidays = new Set<string>()): string {
  return stepped(day, days, 1, holidays);
}

/** Goes back so many working days; the day of the event is not counted. Ends on a working day by construction; 0 is the day itself. */
export function workingDaysBefore(day: string, days: number, holidays: Holidays = new Set<string>()): string {
  return stepped(day, days, -1, holidays);
}

function stepped(day: string, days: number, step: 1 | -1, holidays: Holidays): string {
  let date = Temporal.PlainDate.from(day);
  for (let left = days; left > 0; ) {
    date = date.add({ days: step });
    if (isWorkingDay(date, holidays)) left -= 1;
  }
  return date.toString();
}

/** The working days after `from`, up to `to` included; 0 when `to` is not later. How late something is, or how far its term. */
export function workingDaysBetween(from: string, to: string, holidays: Holidays = new Set<string>()): number {
  const last = Temporal.PlainDate.from(to);
  let date = Temporal.PlainDate.from(from);
  let count = 0;
  while (Temporal.PlainDate.compare(date, last) < 0) {
    date = date.add({ days: 1 });
    if (isWorkingDay(date, holidays)) count += 1;
  }
  return count;
}
