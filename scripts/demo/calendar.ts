// When the story happens: counted back from the day on which it is told, on days and at hours when people work.
import { dayOf, startOfDay } from "@/lib/domain/deadline";
import { workingDaysAfter, workingDaysBefore } from "@/lib/domain/working-day";
import { listHolidays } from "@/lib/features/calendar/queries-holidays";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** Where the story happens: its hours are those of Paris, its days off those of France. */
export const timeZone = "Europe/Paris";

/** The days of the story, by how many working days before today they are. */
export type StoryCalendar = {
  /** The day so many working days before today; 1 is the last one over. Below 0, as many working days ahead. */
  readonly day: (workingDaysAgo: number) => string;
  /** A time of such a day ("17:04"), in Paris. */
  readonly at: (workingDaysAgo: number, time: string) => Instant;
  /** The instant at which the story is told: nothing in it happens later. */
  readonly told: Instant;
};

/** The calendar of a story told at `told`. */
export async function storyCalendar(told: Instant): Promise<StoryCalendar> {
  const today = dayOf(told, timeZone);
  const year = Number(today.slice(0, 4));
  const daysOff = await listHolidays("FR", year - 2, year + 2);
  const day = (workingDaysAgo: number): string =>
    workingDaysAgo <= 0
      ? workingDaysAfter(today, -workingDaysAgo, daysOff)
      : workingDaysBefore(today, workingDaysAgo, daysOff);
  return { told, day, at: (workingDaysAgo, time) => instantAt(day(workingDaysAgo), time) };
}

/** A time on the clock of Paris, where the hour changes on Sundays only: on a day of work, hours count from midnight. */
function instantAt(day: string, time: string): Instant {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return instantOf(new Date(Date.parse(startOfDay(day, timeZone)) + (hours * 60 + minutes) * 60_000));
}
