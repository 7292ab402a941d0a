import { Temporal } from "temporal-polyfill";

/** How long a matter without a due day may be set aside. */
export const longestSnoozeDays = 30;

/** A matter as its reader may set it aside: the day it is where the project is, and the day by which it is due. */
type Due = { readonly today: string; readonly dueOn: string | null };

/** The last day on which a matter that is set aside comes back: its due day, or a month from now. `null` when it cannot wait at all. */
export function latestSnooze({ today, dueOn }: Due): string | null {
  const month = Temporal.PlainDate.from(today).add({ days: longestSnoozeDays }).toString();
  if (dueOn === null) return month;
  return dueOn > today ? (dueOn < month ? dueOn : month) : null;
}

/** Why a matter cannot be set aside until a day; `null` when it can. It comes back on that day, which is never after its due day. */
export function snoozeFault(until: string, due: Due): "snooze-too-soon" | "snooze-past-due" | "snooze-too-long" | null {
  if (until <= due.today) return "snooze-too-soon";
  if (due.dueOn !== null && until > due.dueOn) return "snooze-past-due";
  return until > (latestSnooze(due) ?? due.today) ? "snooze-too-long" : null;
}

/** The days that are offered: tomorrow, in three days, next Monday, in two weeks, and the due day itself; those that are possible, in order. */
export function snoozeChoices(due: Due): readonly string[] {
  const today = Temporal.PlainDate.from(due.today);
  const monday = today.add({ days: 8 - today.dayOfWeek });
  const days = [today.add({ days: 1 }), today.add({ days: 3 }), monday, today.add({ days: 14 })].map(String);
  const possible = [...days, ...(due.dueOn === null ? [] : [due.dueOn])].filter(
    (day) => snoozeFault(day, due) === null,
  );
  return [...new Set(possible)].sort();
}
