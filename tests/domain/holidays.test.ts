import { describe, expect, it } from "vitest";
import { calendarDaysAfter, workingDaysAfter } from "@/lib/domain/deadline";
import { holidaysFrom } from "@/lib/features/calendar/queries";

describe("public holidays by calendar", () => {
  it("France has eleven in a year, among them the Mondays of Easter and Whitsun", () => {
    const found = [...holidaysFrom("FR", "2026-01-01")].filter((day) => day.startsWith("2026")).sort();
    expect(found).toEqual([
      "2026-01-01",
      "2026-04-06",
      "2026-05-01",
      "2026-05-08",
      "2026-05-14",
      "2026-05-25",
      "2026-07-14",
      "2026-08-15",
      "2026-11-01",
      "2026-11-11",
      "2026-12-25",
    ]);
  });

  it.each([
    ["C04", "FR", "2024-04-30", 1, "2024-05-02"],
    ["C12", "FR", "2026-05-07", 7, "2026-05-15"],
    ["C14", "FR", "2026-07-31", 15, "2026-08-17"],
    ["C17", "FR-ALSACE-MOSELLE", "2026-03-27", 7, "2026-04-07"],
    ["C18", "FR", "2026-03-27", 7, "2026-04-03"],
    ["Q02", "CA-QC", "2026-06-21", 10, "2026-07-02"],
  ])("%s: calendar days in %s from %s, %i on, end on %s", (_id, calendar, origin, days, due) => {
    expect(calendarDaysAfter(origin, days, holidaysFrom(calendar, origin))).toBe(due);
  });

  it.each([
    ["W01", "FR", "2026-05-11", 5, "2026-05-19"],
    ["W03", "FR", "2026-04-30", 10, "2026-05-19"],
    ["W07", "BE", "2026-07-17", 3, "2026-07-23"],
    ["W08", "CA-QC", "2026-06-22", 3, "2026-06-26"],
    ["W12", "CH-GE", "2026-09-09", 1, "2026-09-11"],
  ])("%s: working days in %s from %s, %i on, end on %s", (_id, calendar, origin, days, due) => {
    expect(workingDaysAfter(origin, days, holidaysFrom(calendar, origin))).toBe(due);
  });
});
