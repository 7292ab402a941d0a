import type { Tx } from "@/lib/db/client";
import { dayOf } from "@/lib/domain/deadline";
import type { Event } from "@/lib/domain/event";
import { calendarsBeside } from "@/lib/domain/project-calendar";
import type { NamedDay } from "@/lib/domain/term";
import { hashOfDays, inOrder } from "@/lib/features/calendar/queries";
import { type Closure, daysOf, listClosures, listNamedCalendars } from "@/lib/features/calendar/queries-closures";
import { libraryEdition, listHolidays } from "@/lib/features/calendar/queries-holidays";
import { isCalendarName } from "@/lib/features/calendar/schema";
import { saveCalendarVersion } from "@/lib/features/calendar/store";
import type { Instant } from "@/lib/kernel/instant";

/** How far a version reaches: from the year before, since lateness is counted back, to the tenth year after. */
const [yearsBehind, yearsAhead] = [1, 10];

/** The project whose calendar is fixed, and when. */
type Fixing = {
  readonly projectId: string;
  readonly calendar: string;
  readonly timeZone: string;
  readonly now: Instant;
};

/** The last day that a version fixed at an instant reaches. */
export function endOfVersion({ now, timeZone }: Pick<Fixing, "now" | "timeZone">): string {
  return `${yearOf(now, timeZone) + yearsAhead}-12-31`;
}

/** Fixes the first version of a calendar, with the project itself. Answers the fact to record. */
export function fixFirstCalendar(tx: Tx, project: Fixing): Promise<Event> {
  return fixVersion(tx, project, { number: 1, beside: [], closures: [] });
}

/**
 * Fixes the next version: the holidays of the project's calendar and of those beside it, as the library has them today,
 * and every closure that stands. Clocks that run keep the version they started with. Done alone (policy), so that no
 * two versions are made of the same state.
 */
export async function fixNextCalendar(tx: Tx, project: Fixing): Promise<Event> {
  const [closures, named, latest] = await Promise.all([
    listClosures(tx, project.projectId),
    listNamedCalendars(tx, project.projectId),
    tx.calendarVersion.aggregate({ where: { projectId: project.projectId }, _max: { number: true } }),
  ]);
  const beside = calendarsBeside(project.calendar, named);
  return fixVersion(tx, project, { number: (latest._max.number ?? 0) + 1, beside, closures });
}

type Version = { readonly number: number; readonly beside: readonly string[]; readonly closures: readonly Closure[] };

async function fixVersion(tx: Tx, project: Fixing, { number, beside, closures }: Version): Promise<Event> {
  const { projectId, calendar, now, timeZone } = project;
  const year = yearOf(now, timeZone);
  const names = [...beside, calendar].filter(isCalendarName);
  const lists = await Promise.all(names.map((name) => listHolidays(name, year - yearsBehind, year + yearsAhead)));
  const closed = closures.flatMap((closure) =>
    daysOf(closure).map((day): readonly [string, NamedDay] => [
      day,
      { kind: "CLOSURE", fr: closure.name, en: closure.name },
    ]),
  );
  // The project's own holidays are named last: a day has one name, and a holiday is one whoever is closed on it.
  const nonWorking = inOrder(new Map([...closed, ...lists.flatMap((list) => [...list])]));
  const [firstOn, lastOn, hash] = [`${year - yearsBehind}-01-01`, endOfVersion(project), hashOfDays(nonWorking)];
  const version = { number, calendar, beside: [...beside], library: libraryEdition };
  await saveCalendarVersion(tx, { ...version, projectId, firstOn, lastOn, hash, nonWorking }, now);
  const { number: fixed, ...said } = version;
  return {
    type: "CalendarFixed",
    payload: { ...said, version: fixed, firstOn, lastOn, days: [...nonWorking.keys()], hash },
  };
}

function yearOf(now: Instant, timeZone: string): number {
  return Number(dayOf(now, timeZone).slice(0, 4));
}
