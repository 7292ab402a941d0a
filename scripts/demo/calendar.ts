// When the story happens: counted back from the day on which it is told, on days and at hours when people work.
import { dayOf, startOfDay } from "@/lib/domain/deadline";
import { workingDaysAfter } from "@/lib/domain/working-day";
import { holidaysFrom } from "@/lib/features/calendar/queries";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** Where the story happens: its hours are those of Paris, its days off those of France. */
export const timeZone = "Europe/Paris";

const dayMilliseconds = 86_400_000;

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
export function storyCalendar(told: Instant): StoryCalendar {
  const today = dayOf(told, timeZone);
  const past = workingDaysBefore(today);
  const day = (workingDaysAgo: number): string => {
    if (workingDaysAgo <= 0) return workingDaysAfter(today, -workingDaysAgo, holidaysFrom("FR", today));
    const found = past[workingDaysAgo - 1];
    if (found === undefined) throw new RangeError(`The story does not go back ${workingDaysAgo} working days`);
    return found;
  };
  return { told, day, at: (workingDaysAgo, time) => instantAt(day(workingDaysAgo), time) };
}

/** The working days before a day, the latest first, over about a year. */
function workingDaysBefore(today: string): readonly string[] {
  const noon = Date.parse(`${today}T12:00:00Z`);
  const holidays = holidaysFrom("FR", isoDay(noon - 400 * dayMilliseconds));
  const days = Array.from({ length: 380 }, (_, back) => isoDay(noon - (back + 1) * dayMilliseconds));
  return days.filter((day) => {
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    return weekday !== 0 && weekday !== 6 && !holidays.has(day);
  });
}

function isoDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/** A time on the clock of Paris, where the hour changes on Sundays only: on a day of work, hours count from midnight. */
function instantAt(day: string, time: string): Instant {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return instantOf(new Date(Date.parse(startOfDay(day, timeZone)) + (hours * 60 + minutes) * 60_000));
}
