import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { type Holidays, isOuvrableDay, isWorkingDay, rolledBack, rolledForward } from "@/lib/domain/working-day";

/**
 * Units in which a term can be counted (domain.md 8.2). Signed periods use three of them (`PeriodUnit`); *ouvrable*
 * (Monday to Saturday) and clear days (*francs*: neither the first nor the last counts) are for terms set elsewhere.
 */
export const TermUnit = z.enum(["CALENDAR_DAYS", "WORKING_DAYS", "OUVRABLE_DAYS", "CLEAR_DAYS", "MONTHS"]);
export type TermUnit = z.infer<typeof TermUnit>;

/** After an event, or so long before one (a convocation). */
export const TermDirection = z.enum(["FORWARD", "BACK"]);
export type TermDirection = z.infer<typeof TermDirection>;

/** A length to count, with the days that follow its months (months first, then days: CPC art. 641 al. 3). */
export type Term = {
  readonly unit: TermUnit;
  readonly amount: number;
  /** With `MONTHS` only. */
  readonly days?: number;
  readonly direction?: TermDirection;
};

/** Why a day is none of those that count. A holiday on a weekend is told as the holiday. */
export const skipReasons = ["WEEKEND", "HOLIDAY", "CLOSURE"] as const;
export type SkipReason = (typeof skipReasons)[number];

/** A day off that has a name: a public holiday in both languages, or a closure in its party's words. */
export type NamedDay = { readonly kind: "HOLIDAY" | "CLOSURE"; readonly fr: string; readonly en: string };

/** The days off of a calendar, by ISO day. Handed in: the rulebook holds no calendar. */
export type NonWorking = ReadonlyMap<string, NamedDay>;

/** A day that the count went past, and why; its name if it has one. */
export type SkippedDay = { readonly on: string; readonly reason: SkipReason; readonly name: NamedDay | null };

/** A term counted: where it ends before it moves off a day off (`null` where days off are never counted), where it ends, and what was skipped. */
export type CountedTerm = {
  readonly raw: string | null;
  readonly on: string;
  readonly skipped: readonly SkippedDay[];
};

/**
 * Counts a term from the day of an event, which is not counted itself (CPC art. 641, C.p.c. art. 83, CO art. 77).
 * Calendar days, clear days and months count every day, and an end on a Saturday, a Sunday or a day off moves to the
 * next working day (CPC art. 642 al. 2), to the one before when counted back. Working and *ouvrable* days count only
 * those that are worked, so they never need to move; an *ouvrable* term may end on a Saturday.
 */
export function countTerm(origin: string, term: Term, off: NonWorking): CountedTerm {
  const { unit, amount, days = 0, direction = "FORWARD" } = term;
  const from = Temporal.PlainDate.from(origin);
  const sign = direction === "BACK" ? -1 : 1;
  switch (unit) {
    case "CALENDAR_DAYS":
      return moved(from.add({ days: sign * amount }), sign, off);
    case "CLEAR_DAYS":
      return moved(from.add({ days: sign * (amount + 1) }), sign, off);
    case "MONTHS":
      return moved(from.add({ months: sign * amount, days: sign * days }), sign, off);
    case "WORKING_DAYS":
      return stepped(from, amount, sign, { off, counts: isWorkingDay });
    case "OUVRABLE_DAYS":
      return stepped(from, amount, sign, { off, counts: isOuvrableDay });
  }
}

/** An end moved off the days off, with those that it moved past. */
function moved(raw: Temporal.PlainDate, sign: 1 | -1, off: NonWorking): CountedTerm {
  const end = sign === 1 ? rolledForward(raw, off) : rolledBack(raw, off);
  const skipped: SkippedDay[] = [];
  for (let day = raw; !day.equals(end); day = day.add({ days: sign })) skipped.push(skippedDay(day, off));
  return { raw: raw.toString(), on: end.toString(), skipped };
}

function stepped(
  from: Temporal.PlainDate,
  amount: number,
  sign: 1 | -1,
  rule: { readonly off: NonWorking; readonly counts: (day: Temporal.PlainDate, holidays: Holidays) => boolean },
): CountedTerm {
  const skipped: SkippedDay[] = [];
  let day = from;
  for (let left = amount; left > 0; ) {
    day = day.add({ days: sign });
    if (rule.counts(day, rule.off)) left -= 1;
    else skipped.push(skippedDay(day, rule.off));
  }
  return { raw: null, on: day.toString(), skipped };
}

function skippedDay(day: Temporal.PlainDate, off: NonWorking): SkippedDay {
  const on = day.toString();
  const name = off.get(on) ?? null;
  return { on, reason: name === null ? "WEEKEND" : name.kind, name };
}
