import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarDaysAfter, dayOf, dueAfter, endOfDay, endOfPeriod, monthsAfter } from "@/lib/domain/deadline";
import { workingDaysAfter, workingDaysBetween } from "@/lib/domain/working-day";
import { instant } from "@/lib/kernel/instant";
import { BasisPoints, shareOf } from "@/lib/kernel/money";

/** French public holidays of the vectors below (C. trav. L3133-1). */
const france = new Set([
  "2024-04-01",
  "2024-05-01",
  "2024-05-08",
  "2024-05-09",
  "2026-04-06",
  "2026-05-01",
  "2026-05-08",
  "2026-05-14",
  "2026-05-25",
  "2026-07-14",
  "2026-08-15",
]);

describe("deadlines", () => {
  it.each([
    ["C01 the day of the act is not counted", "2024-01-10", 15, "2024-01-25"],
    ["C02 a Saturday rolls to Monday", "2024-03-15", 1, "2024-03-18"],
    ["C03 Easter Sunday rolls over Easter Monday", "2024-03-30", 1, "2024-04-02"],
    ["C04 a holiday rolls", "2024-04-30", 1, "2024-05-02"],
    ["C10 the aptitude decision", "2026-06-01", 30, "2026-07-01"],
    ["C11 the service decision", "2026-07-31", 7, "2026-08-07"],
    ["C12 Ascension rolls", "2026-05-07", 7, "2026-05-15"],
    ["C13 a holiday before a weekend rolls over both", "2026-04-29", 2, "2026-05-04"],
    ["C14 a Saturday that is a holiday rolls to Monday", "2026-07-31", 15, "2026-08-17"],
  ])("CD-05 calendar days, %s", (_title, from, days, due) => {
    expect(calendarDaysAfter(from, days, france)).toBe(due);
  });

  it.each([
    ["C05 a leap February", "2024-01-31", 1, "2024-02-29"],
    ["C06 a common February", "2023-01-31", 1, "2023-02-28"],
    ["C09 the last day of a short month, on a Saturday", "2025-12-31", 2, "2026-03-02"],
  ])("CD-05 months, %s", (_title, from, months, due) => {
    expect(monthsAfter(from, months, france)).toBe(due);
  });

  it.each([
    ["W01 Ascension inside", "2026-05-11", 5, "2026-05-19"],
    ["W03 three holidays inside", "2026-04-30", 10, "2026-05-19"],
    ["W05 an event on a Saturday", "2026-05-16", 1, "2026-05-18"],
    ["W13 the week after 14 July", "2026-07-17", 3, "2026-07-22"],
  ])("CD-05 working days, %s", (_title, from, days, due) => {
    expect(workingDaysAfter(from, days, france)).toBe(due);
  });

  it.each([
    ["Europe/Paris", "2026-01-15", "2026-01-15T23:00:00.000Z"],
    ["Europe/Paris", "2026-07-15", "2026-07-15T22:00:00.000Z"],
    ["Europe/Paris", "2026-03-28", "2026-03-28T23:00:00.000Z"],
    ["Europe/Paris", "2026-03-29", "2026-03-29T22:00:00.000Z"],
    ["Europe/Paris", "2026-10-25", "2026-10-25T23:00:00.000Z"],
    ["America/Toronto", "2026-03-08", "2026-03-09T04:00:00.000Z"],
    ["America/Toronto", "2026-11-01", "2026-11-02T05:00:00.000Z"],
    ["Indian/Reunion", "2026-07-15", "2026-07-15T20:00:00.000Z"],
  ])("CD-05 a day ends at midnight in %s, on %s too", (zone, day, ends) => {
    expect(endOfDay(day, zone)).toBe(ends);
  });

  it("CD-05 a term runs from the day of the event in the project's zone", () => {
    const lateEvening = instant("2026-11-23T23:30:00.000Z");
    expect(dayOf(lateEvening, "Europe/Paris")).toBe("2026-11-24");
    expect(dueAfter(lateEvening, { amount: 15, unit: "CALENDAR_DAYS" }, "Europe/Paris")).toEqual({
      on: "2026-12-09",
      before: "2026-12-09T23:00:00.000Z",
    });
  });

  it("CD-05 a term is a working day, and never before the period has run", () => {
    const unit = fc.constantFrom("CALENDAR_DAYS" as const, "WORKING_DAYS" as const);
    const day = fc
      .integer({ min: 0, max: 4000 })
      .map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 90 }), unit, (from, amount, of) => {
        const due = endOfPeriod(from, { amount, unit: of }, france);
        const weekday = new Date(`${due}T12:00:00Z`).getUTCDay();
        const run = (Date.parse(due) - Date.parse(from)) / 86_400_000;
        return weekday !== 0 && weekday !== 6 && !france.has(due) && run >= amount;
      }),
    );
  });
});

describe("money", () => {
  it("CR-09 shares of a price add up to it within half a cent for each share", () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 8 }).map((list) => {
      const points = [0, ...list.sort((a, b) => a - b), 10_000];
      return points.slice(1).map((point, index) => point - (points[index] ?? 0));
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), cuts, (cents, shares) => {
        const sum = shares.reduce((total, share) => total + shareOf(cents, share), 0);
        return Math.abs(sum - cents) <= shares.length / 2;
      }),
    );
  });

  it("CR-09 the whole is the whole, a half cent rounds up, and a share is between nothing and all", () => {
    expect(shareOf(1_234_567, 10_000)).toBe(1_234_567);
    expect(shareOf(1, 5_000)).toBe(1);
    expect(shareOf(0, 3_333)).toBe(0);
    expect(BasisPoints.safeParse(10_001).success).toBe(false);
  });
});

describe("working days gone by", () => {
  it("8.2 counts the days worked after the first, the last included, holidays and week-ends left out", () => {
    expect(workingDaysBetween("2026-11-10", "2026-11-16", new Set(["2026-11-11"]))).toBe(3);
    expect(workingDaysBetween("2026-11-13", "2026-11-15")).toBe(0);
    expect(workingDaysBetween("2026-11-16", "2026-11-10")).toBe(0);
  });

  it("8.2 undoes what adding working days does", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        (days) => workingDaysBetween("2026-02-02", workingDaysAfter("2026-02-02", days)) === days,
      ),
    );
  });
});
