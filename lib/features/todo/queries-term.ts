import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { ClockKind } from "@/lib/domain/clock";
import { dayOf, endOfDay, PeriodUnit } from "@/lib/domain/deadline";
import { announcedEffect } from "@/lib/domain/expiry-effect";
import { CharterParameters } from "@/lib/domain/parameter";
import { Side } from "@/lib/domain/party";
import { type Holidays, workingDaysBetween } from "@/lib/domain/working-day";
import { MatterKind, type MatterTerm, type MatterView } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";

const soonDays = 3;

/** What the charter in force says of silence. */
const { silenceEffect, tacitAfterNotice, serviceSilenceEffect } = CharterParameters.shape;
const Rules = z.object({ silenceEffect, tacitAfterNotice, serviceSilenceEffect });

/** A matter as the list asks for it. */
export const MatterRow = z.object({
  key: z.string(),
  kind: MatterKind,
  code: z.string(),
  projectName: z.string(),
  timeZone: z.string(),
  partyId: z.uuid(),
  partyName: z.string(),
  side: Side,
  ordinal: z.int(),
  mine: z.boolean(),
  subject: z.string(),
  title: z.string(),
  amount: z.int(),
  dueOn: z.string().nullable(),
  /** The clock that counts it down, while it runs or waits. */
  clock: ClockKind.nullable(),
  state: z.enum(["RUNNING", "SUSPENDED"]).nullable(),
  /** What its period is counted in; `null` for an agreed day, or where no clock runs. */
  unit: PeriodUnit.nullable(),
  snoozedUntil: z.string().nullable(),
  rules: Rules.nullable().catch(null),
});

const noDayOff: Holidays = new Set<string>();

/** A matter as it is read: by when in the days of its project, and what the end of its day will mean. */
export function matterView(
  row: z.infer<typeof MatterRow>,
  daysOff: ReadonlyMap<string, Holidays>,
  now: Instant,
): MatterView {
  const { key, kind, code, projectName, timeZone, partyId, partyName, side, ordinal, mine, subject, title, amount } =
    row;
  return {
    key,
    kind,
    project: { code, name: projectName, timeZone },
    holder: { id: partyId, name: partyName, side, ordinal },
    mine,
    subject,
    title,
    count: amount,
    silence: row.clock === null || row.rules === null ? null : announcedEffect(row.clock, row.rules, side),
    suspended: row.state === "SUSPENDED",
    snoozedUntil: row.snoozedUntil,
    term:
      row.dueOn === null
        ? null
        : termOn(row.dueOn, { timeZone, holidays: daysOff.get(code) ?? noDayOff, unit: row.unit }, now),
  };
}

/** A term that ended on a Friday is late on Saturday, though no working day has gone by. */
function lateness(on: string, today: string, worked: number): MatterTerm["lateBy"] {
  if (worked > 0) return { amount: worked, unit: "WORKING_DAYS" };
  return { amount: Temporal.PlainDate.from(on).until(today).days, unit: "CALENDAR_DAYS" };
}

/** Where and how a term is counted: the zone and the days off of its project, and the unit of its period (`null`: an agreed day). */
type Place = { readonly timeZone: string; readonly holidays: Holidays; readonly unit: PeriodUnit | null };

/** A due day as it stands now: how late it is, or how much is left of it. */
export function termOn(on: string, { timeZone, holidays, unit }: Place, now: Instant): MatterTerm {
  const today = dayOf(now, timeZone);
  const late = on < today;
  const day = Temporal.PlainDate.from(today);
  const sunday = day.add({ days: 7 - day.dayOfWeek });
  const apart = late ? workingDaysBetween(on, today, holidays) : workingDaysBetween(today, on, holidays);
  return {
    on,
    dueBefore: endOfDay(on, timeZone),
    late,
    lateBy: late ? lateness(on, today, apart) : null,
    workingDaysLeft: unit === "WORKING_DAYS" && !late ? apart : null,
    soon: !late && apart <= soonDays,
    when: late
      ? "late"
      : on <= sunday.toString()
        ? "week"
        : on <= sunday.add({ days: 7 }).toString()
          ? "next"
          : "later",
  };
}
