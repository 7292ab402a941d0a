import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { endOfDay } from "@/lib/domain/deadline";
import { countTerm, type Term } from "@/lib/domain/term";
import { libraryEdition, listHolidays } from "@/lib/features/calendar/queries-holidays";
import { CalendarName } from "@/lib/features/calendar/schema";
import { zoneOf } from "@/lib/features/calendar/view";

const Vector = z.object({
  id: z.string(),
  kind: z.string(),
  calendar: CalendarName,
  origin: z.iso.date(),
  arg: z.union([z.int(), z.tuple([z.int(), z.int()])]),
  raw: z.iso.date().nullable(),
  due: z.iso.date(),
});
const Holidays = z.partialRecord(CalendarName, z.record(z.string(), z.array(z.iso.date())));
const Ours = z.object({
  terms: z.array(Vector),
  ends: z.array(z.tuple([z.iso.date(), z.string(), z.iso.datetime()])),
  holidays: Holidays,
});
/** The file that the vectors were computed into, with its reasons; it is not everywhere. */
const Theirs = z
  .object({
    vectors: z.array(Vector),
    endOfDayUtc: z.array(z.object({ due: z.iso.date(), tz: z.string(), exclusive_end_utc: z.iso.datetime() })),
    holidays: Holidays,
  })
  .transform(({ vectors, endOfDayUtc, holidays }) => ({
    terms: vectors,
    ends: endOfDayUtc.map(({ due, tz, exclusive_end_utc: end }) => [due, tz, end] as const),
    holidays,
  }));

const shared = "../shared/data/date-vectors.json";
const sets = [
  ["ours", Ours.parse(JSON.parse(readFileSync("tests/data/date-vectors.json", "utf8")))] as const,
  ...(existsSync(shared) ? [["shared", Theirs.parse(JSON.parse(readFileSync(shared, "utf8")))] as const] : []),
];

function termOf({ kind, arg }: z.infer<typeof Vector>): Term {
  const [amount, days] = typeof arg === "number" ? [arg, 0] : arg;
  switch (kind) {
    case "CALENDAR_DAYS":
    case "WORKING_DAYS":
    case "OUVRABLE_DAYS":
    case "CLEAR_DAYS":
      return { unit: kind, amount };
    case "MONTHS_THEN_DAYS":
      return { unit: "MONTHS", amount, days };
    case "WORKING_DAYS_BEFORE":
      return { unit: "WORKING_DAYS", amount, direction: "BACK" };
    case "CALENDAR_DAYS_BEFORE":
      return { unit: "CALENDAR_DAYS", amount, direction: "BACK" };
    default:
      throw new TypeError(`A vector of a kind that is not known: ${kind}`);
  }
}

describe.each(sets)("the vectors of domain.md 8.4 (%s)", (_name, { terms, ends, holidays }) => {
  it.each(terms.map((one) => [one.id, one] as const))("CD-05 %s", async (_id, vector) => {
    const year = Number(vector.origin.slice(0, 4));
    const counted = countTerm(vector.origin, termOf(vector), await listHolidays(vector.calendar, year - 1, year + 1));
    expect({ raw: counted.raw, due: counted.on }).toEqual({ raw: vector.raw, due: vector.due });
  });

  it.each(ends)("a day %s in %s ends at %s", (due, zone, end) => {
    expect(Date.parse(endOfDay(due, zone))).toBe(Date.parse(end));
  });

  it.each(
    Object.entries(holidays).flatMap(([calendar, years]) =>
      Object.entries(years ?? {}).map(([year, days]) => [calendar, Number(year), days] as const),
    ),
  )("%s has these holidays in %i", async (calendar, year, days) => {
    expect([...(await listHolidays(CalendarName.parse(calendar), year, year)).keys()]).toEqual(days);
  });
});

describe("calendars", () => {
  it("are drawn from the edition that is installed", () => {
    const installed = JSON.parse(readFileSync("node_modules/date-holidays/package.json", "utf8"));
    expect(`date-holidays ${z.object({ version: z.string() }).parse(installed).version}`).toBe(libraryEdition);
  });

  it.each(CalendarName.options)(
    "%s has a zone, and seven to twenty holidays with names in both languages",
    async (name) => {
      expect(() => new Intl.DateTimeFormat("en", { timeZone: zoneOf(name) })).not.toThrow();
      for (const year of [2025, 2026, 2029, 2032]) {
        const days = await listHolidays(name, year, year);
        expect(days.size).toBeGreaterThanOrEqual(7);
        expect(days.size).toBeLessThanOrEqual(20);
        for (const [day, { fr, en }] of days) {
          expect(day.slice(0, 4)).toBe(String(year));
          expect([fr, en].every((text) => text.length > 2 && !text.includes("'"))).toBe(true);
        }
      }
    },
  );

  it.each([
    ["FR-GP", "2026-05-27", "2026-04-03"],
    ["FR-MQ", "2026-05-22", "2026-04-03"],
    ["FR-GF", "2026-06-10", "2026-05-27"],
    ["FR-RE", "2026-12-20", "2026-05-22"],
    ["FR-YT", "2026-04-27", "2026-12-20"],
    ["FR-ALSACE-MOSELLE", "2026-12-26", "2026-06-10"],
    ["CH-VD", "2026-09-21", "2026-12-31"],
    ["CA-QC", "2029-07-02", "2027-12-27"],
    ["CA-QC", "2026-07-01", "2026-07-02"],
    ["BE", "2026-07-21", "2026-04-05"],
    ["LU", "2026-06-23", "2026-07-21"],
  ] as const)("%s rests on %s and works on %s", async (calendar, off, on) => {
    const days = await listHolidays(calendar, 2026, 2029);
    expect([days.has(off), days.has(on)]).toEqual([true, false]);
  });
});
