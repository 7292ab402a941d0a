import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { readOnce } from "@/lib/db/transact";
import type { NamedDay, NonWorking } from "@/lib/domain/term";
import type { Holidays } from "@/lib/domain/working-day";
import { listHolidays } from "@/lib/features/calendar/queries-holidays";
import { isCalendarName } from "@/lib/features/calendar/schema";
import { Digest } from "@/lib/kernel/ids";
import { digestOf } from "@/lib/ledger/canonical";

/** The calendar of a project as its latest version fixes it: what a term that starts now is counted in, and says. */
export type ProjectCalendar = {
  /** Stored beside every term counted in it. 0 where none was ever fixed (a project founded before versions were). */
  readonly version: number;
  readonly calendar: string;
  /** Calendars of the parties that count as well. */
  readonly beside: readonly string[];
  /** SHA-256 of the days in order, as canonical JSON: what the ledger holds too. */
  readonly hash: Digest;
  readonly timeZone: string;
  /** Holidays and closures by ISO day, in order. Weekends are none of them. */
  readonly nonWorking: NonWorking;
  /** The first and the last day for which it says what is worked. */
  readonly firstOn: string;
  readonly lastOn: string;
};

const Days = z.record(z.iso.date(), z.object({ kind: z.enum(["HOLIDAY", "CLOSURE"]), fr: z.string(), en: z.string() }));

const VersionRow = z.object({
  version: z.int(),
  calendar: z.string(),
  beside: z.array(z.string()),
  hash: Digest,
  firstOn: z.string(),
  lastOn: z.string(),
  days: Days,
});

/** The years shown where a project has no version of its own. */
const [unfixedFrom, unfixedTo] = [2020, 2040];

type Place = Pick<ProjectScope, "projectId" | "timeZone" | "calendar">;

/** A page has many parts that count days, and one calendar. */
const once = readOnce<ProjectCalendar>();

/**
 * The calendar in which whatever starts now is counted: the latest version that the project has fixed. A new edition of
 * the holiday library changes none of it. Ask for it beside other reads: it is one statement, sent once however often a
 * transaction that only reads asks for it.
 */
export function loadCalendar(tx: Tx, place: Place): Promise<ProjectCalendar> {
  return once(tx, place.projectId, () => readCalendar(tx, place));
}

async function readCalendar(tx: Tx, { projectId, timeZone, calendar }: Place): Promise<ProjectCalendar> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT v.number AS version, v.calendar, v.beside, v.hash, to_char(v.first_on, 'YYYY-MM-DD') AS "firstOn",
           to_char(v.last_on, 'YYYY-MM-DD') AS "lastOn", v.days
    FROM calendar_version v WHERE v.project_id = ${projectId}::uuid ORDER BY v.number DESC LIMIT 1`;
  if (rows[0] === undefined) return unfixed(calendar, timeZone);
  const { days, ...version } = VersionRow.parse(rows[0]);
  return { ...version, timeZone, nonWorking: inOrder(Object.entries(days)) };
}

/** Days by name, in the order of time. */
export function inOrder(days: Iterable<readonly [string, NamedDay]>): NonWorking {
  return new Map([...days].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the ledger and every version carry of days off: SHA-256 of the ISO days in order, as canonical JSON. */
export function hashOfDays(nonWorking: NonWorking): Digest {
  return digestOf([...nonWorking.keys()]);
}

async function unfixedDays(calendar: string): Promise<NonWorking> {
  return isCalendarName(calendar) ? await listHolidays(calendar, unfixedFrom, unfixedTo) : new Map<string, NamedDay>();
}

async function unfixed(calendar: string, timeZone: string): Promise<ProjectCalendar> {
  const nonWorking = await unfixedDays(calendar);
  const [firstOn, lastOn] = [`${unfixedFrom}-01-01`, `${unfixedTo}-12-31`];
  return { version: 0, calendar, beside: [], hash: hashOfDays(nonWorking), timeZone, nonWorking, firstOn, lastOn };
}

const DaysRow = z.object({ code: z.string(), calendar: z.string(), days: z.string().nullable() });

/** The days off of every project that the person sees, by its code: for lists across projects, which only count. */
export async function listDaysOff(tx: Tx): Promise<ReadonlyMap<string, Holidays>> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT p.code, p.calendar, (SELECT string_agg(day, ' ') FROM jsonb_object_keys(v.days) day) AS days
    FROM project p LEFT JOIN LATERAL (
      SELECT c.days FROM calendar_version c WHERE c.project_id = p.id ORDER BY c.number DESC LIMIT 1) v ON true`;
  const read = rows.map((row) => DaysRow.parse(row));
  // Most projects share their days, and a list of fifty projects would make the same set fifty times.
  const known = new Map<string, Promise<Holidays>>();
  const shared = (name: string, make: () => Promise<Holidays>): Promise<Holidays> => {
    const days = known.get(name) ?? make();
    known.set(name, days);
    return days;
  };
  return new Map(
    await Promise.all(
      read.map(async ({ code, calendar, days }): Promise<readonly [string, Holidays]> => {
        if (days !== null) return [code, await shared(days, async () => new Set(days.split(" ")))];
        return [code, await shared(calendar, () => unfixedDays(calendar))];
      }),
    ),
  );
}
