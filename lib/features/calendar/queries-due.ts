import { Temporal } from "temporal-polyfill";
import { endOfDay } from "@/lib/domain/deadline";
import { countTerm } from "@/lib/domain/term";
import { listHolidays } from "@/lib/features/calendar/queries-holidays";
import { DueAsked, DueQuery, dueUnits } from "@/lib/features/calendar/schema-due";
import { type CountedDue, zoneOf } from "@/lib/features/calendar/view";

/** Days of work in a year, at least: how many years of holidays a term of working days may reach over. */
const workedInYear = 230;

/** Counts a term in a calendar of public holidays alone: no project, no closure, nothing of anybody. */
export async function countDue(asked: DueAsked): Promise<CountedDue> {
  const { calendar, from, amount, days = 0, direction = "FORWARD", zone = zoneOf(asked.calendar) } = asked;
  const unit = dueUnits[asked.unit];
  const year = Temporal.PlainDate.from(from).year;
  const reach = 1 + (unit === "MONTHS" ? Math.ceil(amount / 12) + 1 : Math.ceil(amount / workedInYear));
  const nonWorking =
    direction === "BACK"
      ? await listHolidays(calendar, year - reach, year)
      : await listHolidays(calendar, year, year + reach);
  const counted = countTerm(from, { unit, amount, days, direction }, nonWorking);
  return { due: counted.on, dueBefore: endOfDay(counted.on, zone), zone, skipped: counted.skipped };
}

/** What a form over addresses holds: each field as it was typed, the last one where a name comes twice. */
export type DueFields = Readonly<Partial<Record<string, string>>>;

/** A form that was opened, filled in wrongly (which fields), or counted. */
export type DueReading =
  | { readonly kind: "OPENED" }
  | { readonly kind: "WRONG"; readonly fields: readonly string[] }
  | { readonly kind: "COUNTED"; readonly asked: DueAsked; readonly counted: CountedDue };

/** Reads the form of the due date. A field left empty is one that was not said. */
export async function readDue(fields: DueFields): Promise<DueReading> {
  const said = Object.fromEntries(
    Object.entries(fields).filter(([name, text]) => name in DueQuery.shape && text !== ""),
  );
  if (Object.keys(said).length === 0) return { kind: "OPENED" };
  const asked = DueAsked.safeParse(said);
  if (!asked.success) return { kind: "WRONG", fields: asked.error.issues.map(({ path }) => String(path[0] ?? "")) };
  return { kind: "COUNTED", asked: asked.data, counted: await countDue(asked.data) };
}
