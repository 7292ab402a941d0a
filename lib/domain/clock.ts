import { z } from "zod";
import { calendarDaysAfter, type Due, dayOf, dueAfter, endOfDay, PeriodUnit } from "@/lib/domain/deadline";
import { type Reminder, remindersBefore } from "@/lib/domain/reminder";
import { type Holidays, workingDaysAfter, workingDaysBetween } from "@/lib/domain/working-day";
import type { Instant } from "@/lib/kernel/instant";

/** What a clock counts down to (domain.md 9). Each kind has one effect at its end, which the charter announced. */
export const ClockKind = z.enum([
  "ACCEPTANCE",
  "SECOND_PERIOD",
  "OBSERVATION",
  "SERVICE_DECISION",
  "RESUBMISSION",
  "HEARING",
  "RESERVATION_LIFTING",
  "FIX_ANSWER",
  "QUESTION_ANSWER",
  "COMMITMENT",
  "COMMITMENT_GRACE",
  "REBUTTAL",
  "PAYMENT",
  "CHANGE_ASSESSMENT",
  "CHANGE_OPINION",
  "CHANGE_DECISION",
  "CHANGE_QUOTE",
  "CHANGE_REVIEW",
  "CHANGE_REGULARISATION",
  "DISPUTE_LEVEL",
  "MEDIATION_ANSWER",
  "MEDIATOR_APPOINTMENT",
  "MEDIATION_LENGTH",
  "LIMITATION_RESTART",
  "ADVICE_ANSWER",
  "OPINION_ANSWER",
  "RISK_REVIEW",
  "MEETING_CONVOCATION",
  "MEETING_DOCUMENTS",
  "ACTION_DUE",
  "MINUTES_CIRCULATION",
  "MINUTES_APPROVAL",
]);
export type ClockKind = z.infer<typeof ClockKind>;

/** What a clock is about. */
export const MatterSubject = z.enum([
  "MILESTONE",
  "RESERVATION",
  "QUESTION",
  "COMMITMENT",
  "CHANGE_REQUEST",
  "PENALTY",
  "DISPUTE",
  "ADVICE",
  "OPINION",
  "RISK",
  "MEETING",
  "ACTION_ITEM",
  "MINUTES",
]);
export type MatterSubject = z.infer<typeof MatterSubject>;

/** A clock runs, waits, was stopped by an act in time, or came to its end. The last two are final. */
export const ClockState = z.enum(["RUNNING", "SUSPENDED", "STOPPED", "EXPIRED"]);
export type ClockState = z.infer<typeof ClockState>;

/** The only causes for which a clock may be suspended (domain.md 9, convention f). */
export const SuspensionCause = z.enum(["BLOCKING_QUESTION", "HEARING", "FORCE_MAJEURE", "AGREEMENT"]);
export type SuspensionCause = z.infer<typeof SuspensionCause>;

/** Why a due day moved without a suspension: the side that waits granted it, or the reminders that were signed did not go out. */
export const ExtensionCause = z.enum(["GRANTED", "REMINDERS_NOT_SENT"]);
export type ExtensionCause = z.infer<typeof ExtensionCause>;

/** A clock as the rules see it. */
export type ClockFacts = {
  readonly state: ClockState;
  readonly unit: PeriodUnit | null;
  readonly dueOn: string;
  readonly dueBefore: Instant;
  readonly timeZone: string;
};

/** True from the very instant at which the due day has ended, and not a millisecond before (domain.md 8.4). */
export function isOver(clock: Pick<ClockFacts, "state" | "dueBefore">, now: Instant): boolean {
  return clock.state === "RUNNING" && now >= clock.dueBefore;
}

/** How long a suspension lasted and where the due day is now: as many days later as it lasted, in the unit of the clock. */
export type Resumption = { readonly days: number; readonly due: Due };

/**
 * The due day after a suspension. Days are counted from the day it began (not counted) to the day it ended (counted), in
 * working days where the period is one of working days, else in calendar days; a suspension within one day moves
 * nothing. What was left when it began is left when it ends.
 */
export function resumed(
  clock: Pick<ClockFacts, "unit" | "dueOn" | "timeZone">,
  from: Instant,
  until: Instant,
  nonWorking: Holidays,
): Resumption {
  const [began, ended] = [dayOf(from, clock.timeZone), dayOf(until, clock.timeZone)];
  const inWorkingDays = clock.unit === "WORKING_DAYS";
  const days = inWorkingDays ? workingDaysBetween(began, ended, nonWorking) : calendarDaysBetween(began, ended);
  if (days === 0) return { days, due: { on: clock.dueOn, before: endOfDay(clock.dueOn, clock.timeZone) } };
  const on = inWorkingDays
    ? workingDaysAfter(clock.dueOn, days, nonWorking)
    : calendarDaysAfter(clock.dueOn, days, nonWorking);
  return { days, due: { on, before: endOfDay(on, clock.timeZone) } };
}

/** How a period goes on after a suspension, as it was signed: with what it had left, or anew from its first day. */
export const SuspensionEnd = z.enum(["RESUME", "RESTART"]);
export type SuspensionEnd = z.infer<typeof SuspensionEnd>;

/**
 * The due day of a period that starts anew when its suspension ends: the whole period, counted from that day, and never
 * a day nearer than with what was left. A day that was agreed as such has no period: what was left counts.
 */
export function restarted(
  clock: Pick<ClockFacts, "unit" | "timeZone">,
  amount: number | null,
  until: Instant,
  left: Resumption,
  nonWorking: Holidays,
): Resumption {
  if (clock.unit === null || amount === null) return left;
  const whole = dueAfter(until, { amount, unit: clock.unit }, clock.timeZone, nonWorking);
  return whole.before > left.due.before ? { days: left.days, due: whole } : left;
}

function calendarDaysBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** A reminder as it is planned: the instant at which it goes out, which is now for one whose hour is already past. */
export type PlannedReminder = Pick<Reminder, "step"> & { readonly at: Instant };

/** The reminders of a due day (domain.md 10): at 09:00 local, so many working days before; what is past goes out at once. */
export function plannedReminders(
  dueOn: string,
  steps: readonly number[],
  place: { readonly timeZone: string; readonly nonWorking: Holidays },
  now: Instant,
): readonly PlannedReminder[] {
  return remindersBefore(dueOn, steps, place).map(({ step, at }) => ({ step, at: at < now ? now : at }));
}

/** The period of a clock as stored: its unit is one of those of `deadline`. */
export const ClockUnit = PeriodUnit.nullable();
