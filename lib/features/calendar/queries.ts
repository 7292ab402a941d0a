import type { Holidays } from "@/lib/domain/working-day";

/** Edition of the lists below: stored beside every term computed from them. */
export const calendarVersion = "2026.1";

/** A public holiday: a fixed day, days from Easter Sunday, or the n-th weekday of a month (Monday is 1). */
type HolidayRule =
  | { readonly month: number; readonly day: number }
  | { readonly easter: number }
  | { readonly month: number; readonly weekday: number; readonly nth: number; readonly plus?: number }
  | { readonly mondayBefore: { readonly month: number; readonly day: number } };

const fixed = (month: number, day: number): HolidayRule => ({ month, day });
const easter = (days: number): HolidayRule => ({ easter: days });
const france = [
  fixed(1, 1),
  easter(1),
  fixed(5, 1),
  fixed(5, 8),
  easter(39),
  easter(50),
  fixed(7, 14),
  fixed(8, 15),
  fixed(11, 1),
  fixed(11, 11),
  fixed(12, 25),
];
const swiss = [fixed(1, 1), easter(-2), easter(1), easter(39), easter(50), fixed(8, 1), fixed(12, 25)];

/** Public holidays by calendar (domain.md 8.3 gives the text of law for each). */
const rules: Readonly<Record<string, readonly HolidayRule[]>> = {
  FR: france,
  "FR-ALSACE-MOSELLE": [...france, easter(-2), fixed(12, 26)],
  BE: [
    fixed(1, 1),
    easter(1),
    fixed(5, 1),
    easter(39),
    easter(50),
    fixed(7, 21),
    fixed(8, 15),
    fixed(11, 1),
    fixed(11, 11),
    fixed(12, 25),
  ],
  "CH-GE": [...swiss, { month: 9, weekday: 7, nth: 1, plus: 4 }, fixed(12, 31)],
  "CH-VD": [...swiss, fixed(1, 2), { month: 9, weekday: 7, nth: 3, plus: 1 }],
  LU: [
    fixed(1, 1),
    easter(1),
    fixed(5, 1),
    fixed(5, 9),
    easter(39),
    easter(50),
    fixed(6, 23),
    fixed(8, 15),
    fixed(11, 1),
    fixed(12, 25),
    fixed(12, 26),
  ],
  "CA-QC": [
    fixed(1, 1),
    easter(-2),
    { mondayBefore: { month: 5, day: 25 } },
    fixed(6, 24),
    fixed(7, 1),
    { month: 9, weekday: 1, nth: 1 },
    { month: 10, weekday: 1, nth: 2 },
    fixed(12, 25),
  ],
};

/** Easter Sunday (Meeus, Jones and Butcher), as days since 1970. */
function easterSunday(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayNumber(year, Math.floor(f / 31), (f % 31) + 1);
}

function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

/** Monday 1 to Sunday 7; 1 January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function placed(rule: HolidayRule, year: number): number {
  if ("easter" in rule) return easterSunday(year) + rule.easter;
  if ("mondayBefore" in rule) {
    const eve = dayNumber(year, rule.mondayBefore.month, rule.mondayBefore.day) - 1;
    return eve - (weekdayOf(eve) - 1);
  }
  if ("day" in rule) return dayNumber(year, rule.month, rule.day);
  const first = dayNumber(year, rule.month, 1);
  const ahead = (rule.weekday - weekdayOf(first) + 7) % 7;
  return first + ahead + (rule.nth - 1) * 7 + (rule.plus ?? 0);
}

/** The public holidays of a calendar in the year of `day` and the three that follow: as far as the terms of a charter go. */
export function holidaysFrom(calendar: string, day: string): Holidays {
  const year = Number(day.slice(0, 4));
  const years = [year, year + 1, year + 2, year + 3];
  const days = years.flatMap((one) => (rules[calendar] ?? []).map((rule) => placed(rule, one)));
  return new Set(days.map((one) => new Date(one * 86_400_000).toISOString().slice(0, 10)));
}
