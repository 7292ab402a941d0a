import { describe, expect, test } from "vitest";
import { instant } from "@/lib/kernel/instant";
import * as format from "@/lib/text/format";
import { isLocale, negotiateLocale } from "@/lib/text/locale";

/** Writes U+00A0 as "~", so that it is seen. */
const hard = (text: string): string => text.replaceAll("~", "\u00a0");

const paris = { locale: "fr", timeZone: "Europe/Paris" } as const;
const london = { locale: "en", timeZone: "Europe/Paris" } as const;
const signed = instant("2026-11-17T09:51:22.000Z");
const now = instant("2026-11-17T09:42:00.000Z");
const due = instant("2026-11-23T23:00:00.000Z");

describe("numbers and money", () => {
  test("thousands are parted by U+00A0, never U+202F", () => {
    expect(format.formatNumber("fr", 157_840)).toBe(hard("157~840"));
    expect(format.formatNumber("en", 1285)).toBe("1,285");
    expect(format.formatNumber("fr", 4.5, 1)).toBe("4,5");
  });
  test("amounts say their cents and that they are before tax", () => {
    expect(format.formatMoney("fr", { cents: 1_840_000, currency: "EUR" })).toBe(hard("18~400,00~€~HT"));
    expect(format.formatMoney("en", { cents: 1_840_000, currency: "EUR" })).toBe("€18,400.00 excl. VAT");
  });
  test("a change has its sign glued, a minus is U+2212", () => {
    const style = { cents: false, signed: true, beforeTax: false };
    expect(format.formatMoney("fr", { cents: 620_000, currency: "EUR" }, style)).toBe(hard("+6~200~€"));
    expect(format.formatMoney("fr", { cents: -620_000, currency: "EUR" }, style)).toBe(hard("−6~200~€"));
  });
  test("shares and sizes", () => {
    expect(format.formatShare("fr", 1070)).toBe(hard("10,7~%"));
    expect(format.formatShare("en", 1000)).toBe("10%");
    expect(format.formatBytes("fr", 4_200_000)).toBe(hard("4,2~Mo"));
    expect(format.formatBytes("en", 812)).toBe(hard("812~B"));
  });
  test("French counts zero as one, English does not", () => {
    expect(format.counted("fr", 0, { one: "acte", other: "actes" })).toBe(hard("0~acte"));
    expect(format.counted("en", 0, { one: "act", other: "acts" })).toBe(hard("0~acts"));
    expect(format.counted("fr", 1285, { one: "acte", other: "actes" })).toBe(hard("1~285~actes"));
  });
});

describe("dates and hours", () => {
  test("short in the interface, long in records, year only if not current", () => {
    expect(format.formatDay("fr", "2026-11-23", { now })).toBe(hard("lun. 23~nov."));
    expect(format.formatDay("fr", "2027-02-17", { now, weekday: false })).toBe(hard("17~févr.~2027"));
    const said = { dueOn: "2027-02-17", commitment: "ENG-002", lateDays: 6 };
    expect(format.writeDays("fr", said)).toEqual({ ...said, dueOn: hard("17~févr.~2027") });
    expect(format.formatDay("fr", "2026-11-23", { width: "long" })).toBe(hard("lundi 23~novembre~2026"));
    expect(format.formatDay("en", "2026-11-23", { now })).toBe(hard("Mon 23~Nov"));
    expect(format.formatDay("en", "2026-11-23", { width: "long", weekday: false })).toBe(hard("23~November~2026"));
  });
  test("the first of a month is 1er in French only", () => {
    expect(format.formatDay("fr", "2026-12-01", { now })).toBe(hard("mar. 1er~déc."));
    expect(format.formatDay("en", "2026-12-01", { now })).toBe(hard("Tue 1~Dec"));
  });
  test("hours follow the zone", () => {
    expect(format.formatTime(paris, signed)).toBe(hard("10~h~51"));
    expect(format.formatTime(london, signed)).toBe("10:51");
    expect(format.formatTime({ ...paris, timeZone: "Indian/Reunion" }, signed)).toBe(hard("13~h~51"));
  });
  test("a receipt tells seconds and zone", () => {
    expect(format.formatReceiptTime(paris, signed)).toBe(
      hard("mardi 17~novembre~2026, 10~h~51~min~22~s, heure de Paris"),
    );
    expect(format.formatReceiptTime(london, signed)).toBe(hard("Tuesday 17~November~2026, 10:51:22, Paris time"));
    expect(format.formatZone({ locale: "fr", timeZone: "UTC" })).toBe("UTC");
  });
});

describe("terms", () => {
  test("a term that ends at midnight belongs to the day before", () => {
    expect(format.formatTerm(paris, due, now)).toEqual({ count: "J−6", date: hard("lun. 23~nov.") });
    expect(format.formatTerm(london, due, now)).toEqual({ count: "D−6", date: hard("Mon 23~Nov") });
    expect(format.formatDueTime(paris, due)).toBe(hard("24~h~00"));
    expect(format.formatDueTime(london, due)).toBe("end of day");
    expect(format.formatDueTime(paris, signed)).toBe(hard("10~h~51"));
  });
  test("today tells the hour, tomorrow the date", () => {
    expect(format.formatTerm(paris, instant("2026-11-17T23:00:00.000Z"), now)).toEqual({
      count: "aujourd’hui",
      date: hard("24~h~00"),
    });
    expect(format.formatTerm(paris, instant("2026-11-18T23:00:00.000Z"), now)).toEqual({
      count: "demain",
      date: hard("mer. 18~nov."),
    });
  });
  test("the change to winter time does not lose a day", () => {
    const beforeChange = instant("2026-10-24T08:00:00.000Z");
    expect(format.formatTerm(paris, instant("2026-10-25T23:00:00.000Z"), beforeChange).count).toBe("demain");
  });
  test("what is left of a period in working days is counted in them, and today stays today", () => {
    const friday = instant("2026-11-20T08:00:00.000Z");
    const thursday = instant("2026-11-26T23:00:00.000Z");
    expect(format.formatTerm(paris, thursday, friday, undefined, 4).count).toBe(hard("J−4~ouvrés"));
    expect(format.formatTerm(london, thursday, friday, undefined, 4).count).toBe(hard("D−4~working days"));
    expect(format.formatTerm(paris, instant("2026-11-23T23:00:00.000Z"), friday, undefined, 1).count).toBe(
      hard("J−1~ouvré"),
    );
    expect(format.formatTerm(paris, instant("2026-11-20T23:00:00.000Z"), friday, undefined, 0).count).toBe(
      "aujourd’hui",
    );
    expect([format.formatStep("fr", 0), format.formatStep("fr", 5), format.formatStep("en", 1)]).toEqual([
      "jour J",
      "J−5",
      "D−1",
    ]);
  });
  test("lateness is counted in the term's own unit", () => {
    const late = { amount: 4, unit: "WORKING_DAYS" } as const;
    expect(format.formatTerm(paris, instant("2026-11-10T23:00:00.000Z"), now, late)).toEqual({
      count: hard("+4~j ouvrés"),
      date: hard("mar. 10~nov."),
    });
    expect(format.formatLateness("en", 1, "WORKING_DAYS")).toBe(hard("+1~working day"));
    expect(format.formatPeriod("fr", 15, "CALENDAR_DAYS")).toBe(hard("15~jours calendaires"));
  });
  test("what is past is told by its hour, then by yesterday, then by its date", () => {
    expect(format.formatPast(paris, instant("2026-11-17T09:21:00.000Z"), now)).toBe(hard("10~h~21"));
    expect(format.formatPast(paris, instant("2026-11-16T16:40:00.000Z"), now)).toBe(hard("hier, 17~h~40"));
    expect(format.formatPast(paris, instant("2026-11-13T15:31:00.000Z"), now)).toBe(hard("ven. 13~nov."));
  });
  test("a list in words", () => {
    expect(format.formatList("fr", ["Inès", "Judith", "Claire"])).toBe("Inès, Judith et Claire");
  });
});

describe("the reader's language", () => {
  test("is what the browser prefers among ours, else French", () => {
    expect(negotiateLocale("en-GB,en;q=0.9,fr;q=0.8")).toBe("en");
    expect(negotiateLocale("de;q=0.9,fr-CH;q=0.5,en;q=0.7")).toBe("en");
    expect(negotiateLocale("de-DE")).toBe("fr");
    expect(negotiateLocale("en;q=0")).toBe("fr");
    expect(negotiateLocale(null)).toBe("fr");
    expect(isLocale("de")).toBe(false);
  });
});
