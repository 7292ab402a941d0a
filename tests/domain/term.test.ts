import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { dueAfter, endOfDay } from "@/lib/domain/deadline";
import { atLocal, remindersBefore } from "@/lib/domain/reminder";
import { countTerm, type NonWorking, TermDirection, TermUnit } from "@/lib/domain/term";
import {
  isOuvrableDay,
  isWorkingDay,
  workingDaysAfter,
  workingDaysBefore,
  workingDaysBetween,
} from "@/lib/domain/working-day";
import { listHolidays } from "@/lib/features/calendar/queries-holidays";
import { instant } from "@/lib/kernel/instant";

const holidays = await listHolidays("FR", 2022, 2034);
/** France, with a closure over the end of one year. */
const off: NonWorking = new Map([
  ...holidays,
  ...["2026-12-24", "2026-12-28", "2026-12-29"].map(
    (day) => [day, { kind: "CLOSURE" as const, fr: "Pont de Noël", en: "Pont de Noël" }] as const,
  ),
]);
const zones = ["Europe/Paris", "America/Toronto", "Indian/Reunion"] as const;

const day = fc
  .integer({ min: 0, max: 2200 })
  .map((days) => Temporal.PlainDate.from("2025-01-01").add({ days }).toString());
const amount = fc.integer({ min: 0, max: 60 });
const unit = fc.constantFrom(...TermUnit.options);
const direction = fc.constantFrom(...TermDirection.options);
const date = (on: string): Temporal.PlainDate => Temporal.PlainDate.from(on);

describe("a term, in any unit", () => {
  it("CD-05 grows with its amount, and moves on with its origin", () => {
    fc.assert(
      fc.property(day, amount, fc.integer({ min: 0, max: 5 }), unit, direction, (from, size, more, of, to) => {
        const sign = to === "BACK" ? -1 : 1;
        const ends = (origin: string, length: number): string =>
          countTerm(origin, { unit: of, amount: length, direction: to }, off).on;
        const [short, long] = [ends(from, size), ends(from, size + more)];
        expect(sign * Temporal.PlainDate.compare(date(long), date(short))).toBeGreaterThanOrEqual(0);
        const later = ends(date(from).add({ days: more }).toString(), size);
        expect(Temporal.PlainDate.compare(date(later), date(short))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("CD-05 never ends on a day off where its rule says so; ouvrable days may end on a Saturday, never on a Sunday", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), unit, direction, (from, size, of, to) => {
        const { on } = countTerm(from, { unit: of, amount: size, direction: to }, off);
        expect((of === "OUVRABLE_DAYS" ? isOuvrableDay : isWorkingDay)(date(on), off)).toBe(true);
      }),
    );
  });

  it("says each day that it skipped, once, in order, with the reason", () => {
    fc.assert(
      fc.property(day, amount, unit, direction, (from, size, of, to) => {
        const { raw, on, skipped } = countTerm(from, { unit: of, amount: size, direction: to }, off);
        const told = skipped.map((one) => one.on);
        expect(told).toEqual([...new Set(told)].toSorted((a, b) => (to === "BACK" ? -1 : 1) * (a < b ? -1 : 1)));
        const between = Math.abs(date(raw ?? from).until(on, { largestUnit: "days" }).days);
        const counts = raw === null ? size : 0;
        expect(skipped.length).toBe(between - counts);
        for (const one of skipped) {
          expect(one.name === null ? "WEEKEND" : one.name.kind).toBe(one.reason);
          expect((of === "OUVRABLE_DAYS" ? isOuvrableDay : isWorkingDay)(date(one.on), off)).toBe(false);
        }
      }),
    );
  });

  it("tells a closure, a holiday and a weekend apart", () => {
    const { on, skipped } = countTerm("2026-12-23", { unit: "WORKING_DAYS", amount: 1 }, off);
    expect(on).toBe("2026-12-30");
    expect(skipped.map((one) => [one.on, one.reason, one.name?.fr ?? null])).toEqual([
      ["2026-12-24", "CLOSURE", "Pont de Noël"],
      ["2026-12-25", "HOLIDAY", "Noël"],
      ["2026-12-26", "WEEKEND", null],
      ["2026-12-27", "WEEKEND", null],
      ["2026-12-28", "CLOSURE", "Pont de Noël"],
      ["2026-12-29", "CLOSURE", "Pont de Noël"],
    ]);
  });
});

describe("working days", () => {
  it("CD-05 so many on and so many back lead to the same day, from a day of work", () => {
    fc.assert(
      fc.property(day, amount, (any, size) => {
        const from = workingDaysAfter(any, 1, off);
        expect(workingDaysBefore(workingDaysAfter(from, size, off), size, off)).toBe(from);
        expect(workingDaysAfter(workingDaysBefore(from, size, off), size, off)).toBe(from);
      }),
    );
  });

  it("CD-05 are as many between two days as were added", () => {
    fc.assert(
      fc.property(day, amount, (from, size) => {
        expect(workingDaysBetween(from, workingDaysAfter(from, size, off), off)).toBe(size);
      }),
    );
  });

  it("CD-05 add up: n and then m are n + m", () => {
    fc.assert(
      fc.property(day, amount, amount, (from, first, then) => {
        expect(workingDaysAfter(workingDaysAfter(from, first, off), then, off)).toBe(
          workingDaysAfter(from, first + then, off),
        );
      }),
    );
  });
});

describe("hours of a day, where the hour changes", () => {
  it.each([
    ["Europe/Paris", "2026-03-28", "2026-03-28T08:00:00.000Z"],
    ["Europe/Paris", "2026-03-29", "2026-03-29T07:00:00.000Z"],
    ["Europe/Paris", "2026-10-25", "2026-10-25T08:00:00.000Z"],
    ["America/Toronto", "2026-03-08", "2026-03-08T13:00:00.000Z"],
    ["America/Toronto", "2026-11-01", "2026-11-01T14:00:00.000Z"],
    ["Indian/Reunion", "2026-03-29", "2026-03-29T05:00:00.000Z"],
  ])("09:00 in %s on %s is %s", (zone, on, at) => {
    expect(atLocal(on, "09:00", zone)).toBe(at);
  });

  it("an hour that is left out comes an hour later, one that comes twice is the first", () => {
    expect(atLocal("2026-03-29", "02:30", "Europe/Paris")).toBe("2026-03-29T01:30:00.000Z");
    expect(atLocal("2026-10-25", "02:30", "Europe/Paris")).toBe("2026-10-25T00:30:00.000Z");
  });

  it.each(zones)(
    "CD-05 in %s a day ends at the midnight that follows, and an event at any second of it counts from it",
    (zone) => {
      fc.assert(
        fc.property(day, fc.integer({ min: 0, max: 86_399 }), fc.integer({ min: 1, max: 40 }), (from, second, size) => {
          const end = Date.parse(endOfDay(from, zone));
          const local = (at: number): string =>
            Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
          expect([local(end - 1), local(end)]).toEqual([from, date(from).add({ days: 1 }).toString()]);
          const at = Math.min(Date.parse(atLocal(from, "00:00", zone)) + second * 1000, end - 1);
          const due = dueAfter(instant(new Date(at).toISOString()), { unit: "WORKING_DAYS", amount: size }, zone, off);
          expect(due).toEqual({ on: workingDaysAfter(from, size, off), before: endOfDay(due.on, zone) });
        }),
      );
    },
  );
});

describe("reminders", () => {
  const paris = { timeZone: "Europe/Paris", nonWorking: off };

  it("go out at 09:00 local, five, three and one working day before, and on the day", () => {
    expect(remindersBefore("2026-03-31", [5, 3, 1, 0], paris)).toEqual([
      { step: 5, on: "2026-03-24", at: "2026-03-24T08:00:00.000Z" },
      { step: 3, on: "2026-03-26", at: "2026-03-26T08:00:00.000Z" },
      { step: 1, on: "2026-03-30", at: "2026-03-30T07:00:00.000Z" },
      { step: 0, on: "2026-03-31", at: "2026-03-31T07:00:00.000Z" },
    ]);
  });

  it("are in order of time, each once, on days of work before the end of the due day", () => {
    fc.assert(
      fc.property(day, fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 8 }), (any, steps) => {
        const due = workingDaysAfter(any, 1, off);
        const sent = remindersBefore(due, steps, paris);
        expect(sent.map(({ step }) => step)).toEqual([...new Set(steps)].toSorted((a, b) => b - a));
        expect(sent.map(({ at }) => at)).toEqual(sent.map(({ at }) => at).toSorted());
        for (const { on, at, step } of sent) {
          expect(isWorkingDay(date(on), off)).toBe(true);
          expect(workingDaysBetween(on, due, off)).toBe(step);
          expect(at < endOfDay(due, "Europe/Paris")).toBe(true);
        }
      }),
    );
  });
});
