import { describe, expect, test } from "vitest";
import { tellTime } from "@/lib/http/tell-time";

const hard = (text: string): string => text.replaceAll("~", "\u00a0");
const endOfFriday = "2026-11-27T23:00:00.000Z";

describe("what a refusal says of time", () => {
  test("is the last day of the period and its hour, in the project's zone", () => {
    expect(tellTime(endOfFriday, "fr", "Europe/Paris")).toBe(hard("vendredi 27~novembre~2026, 24~h~00"));
    expect(tellTime(endOfFriday, "en", "Europe/Paris")).toBe(hard("Friday 27~November~2026, end of day"));
  });
  test("changes day with the zone: Montreal is still in the afternoon", () => {
    expect(tellTime(endOfFriday, "fr", "America/Toronto")).toBe(hard("vendredi 27~novembre~2026, 18~h~00"));
  });
  test("names its zone when the project's is not known", () => {
    expect(tellTime(endOfFriday, "en", undefined)).toBe(hard("Friday 27~November~2026, 23:00, UTC"));
  });
  test("a day without an hour is that day everywhere", () => {
    expect(tellTime("2026-12-02", "fr", "America/Toronto")).toBe(hard("mercredi 2~décembre~2026"));
  });
  test("codes, roles and versions are no dates", () => {
    for (const value of ["EX-001", "R-J3-01", "CLIENT_SIGNATORY", "1.4.0", "2026"])
      expect(tellTime(value, "fr", "Europe/Paris")).toBeNull();
  });
});
