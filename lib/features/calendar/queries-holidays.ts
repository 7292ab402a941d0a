import type { NamedDay, NonWorking } from "@/lib/domain/term";
import { alwaysSundays, clearerNames, sourceOf } from "@/lib/features/calendar/queries-law";
import type { CalendarName } from "@/lib/features/calendar/schema";

/** The edition of the holiday library, stored with every list drawn from it; a test compares it with what is installed. */
export const libraryEdition = "date-holidays 3.37.0";

type Entry = readonly [day: string, name: NamedDay];

const keptYears = 2000;
const years = new Map<string, readonly Entry[]>();

/** The public holidays of a calendar from one year to another, by day, in order. Drawn from the library once and kept. */
export async function listHolidays(calendar: CalendarName, from: number, to: number): Promise<NonWorking> {
  const wanted = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const lists = await Promise.all(wanted.map((year) => holidaysOf(calendar, year)));
  return new Map(lists.flat());
}

async function holidaysOf(calendar: CalendarName, year: number): Promise<readonly Entry[]> {
  const key = `${calendar} ${year}`;
  const known = years.get(key);
  if (known !== undefined) return known;
  const drawn = await draw(calendar, year);
  if (years.size >= keptYears) years.clear();
  years.set(key, drawn);
  return drawn;
}

/** The library is large and few pages need it: it is loaded with the first list that is drawn. */
async function draw(calendar: CalendarName, year: number): Promise<readonly Entry[]> {
  const { default: Library } = await import("date-holidays");
  const { place, without = [], add = [] } = sourceOf(calendar);
  const [country, state] = place;
  const options = { types: ["public" as const] };
  const library = state === undefined ? new Library(country, options) : new Library(country, state, options);
  for (const { rule, fr, en } of add) library.setHoliday(rule, { name: { fr, en }, type: "public" });
  const english = new Map(library.getHolidays(year, "en").map((holiday) => [holiday.rule, holiday.name]));
  const left = [...without, ...alwaysSundays];
  const days = library
    .getHolidays(year, "fr")
    .filter(({ rule, date }) => !left.includes(rule) && isWholeDay(rule) && date.startsWith(`${year}-`))
    .map(({ rule, date, name }): Entry => {
      const names = nameOf(rule) ?? { fr: typeset(name), en: typeset(english.get(rule) ?? name) };
      return [date.slice(0, "2026-01-01".length), { kind: "HOLIDAY", ...names }];
    });
  return [...new Map(days.toReversed())].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** The library has afternoons off ("12-24 12:00"): a term may end on their mornings, so they stay days of work. */
function isWholeDay(rule: string): boolean {
  return !rule.includes(":");
}

function nameOf(rule: string): { readonly fr: string; readonly en: string } | undefined {
  return Object.entries(clearerNames).find(([start]) => rule.startsWith(start))?.[1];
}

function typeset(name: string): string {
  return name.replaceAll("'", "’");
}
