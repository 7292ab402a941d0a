import { Temporal } from "temporal-polyfill";
import { type Awaited, type BallKind, Holder } from "@/lib/domain/ball";
import type { BallCalendar, BallStory, BallTurn, MilestoneBall } from "@/lib/domain/ball-fold";
import { dayOf } from "@/lib/domain/deadline";
import type { Side } from "@/lib/domain/party";

/** Working days by who held the ball. */
export type HeldDays = Readonly<Record<Holder, number>>;

/** A stretch in which one side held a milestone's ball, from a day to the day before `to`. */
export type HeldPeriod = {
  readonly holder: Holder;
  readonly partyId: string | null;
  readonly kind: BallKind;
  readonly code: string;
  readonly awaits: Awaited;
  readonly from: string;
  /** The day on which it ended, which is not its own any more; today while it lasts. */
  readonly to: string;
  readonly dueOn: string | null;
  readonly days: number;
  /** Those of its days that came after the due day, and the first of all days that did. */
  readonly lateDays: number;
  readonly lateFrom: string | null;
};

/** A milestone's account: every working day of its span is held once, so the holders' days add up to the span. */
export type MilestoneAccount = {
  readonly milestoneId: string;
  readonly milestone: string;
  readonly from: string;
  readonly to: string;
  readonly span: number;
  readonly days: HeldDays;
  readonly lateDays: HeldDays;
  readonly periods: readonly HeldPeriod[];
};

/** A day as a number; days follow each other. 1 January 1970, a Thursday, is 0. */
function numberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

/** Counts working days: those of [from, to). What two stretches that meet count is what the whole counts. */
export type WorkingDays = (from: string, to: string) => number;

/**
 * The working days of a ledger, from a day to another: Monday to Friday, less the days off of the calendar in force at the
 * end of each day (before the first one, the first one's; without any, none).
 */
export function workingDaysOf(
  story: Pick<BallStory, "calendars" | "timeZone">,
  first: string,
  last: string,
): WorkingDays {
  const calendars = story.calendars.map((one) => fixedOn(one, story.timeZone));
  const start = numberOf(first);
  const before = [0];
  let current = 0;
  for (let day = start; day <= numberOf(last); day += 1) {
    while ((calendars[current + 1]?.on ?? Number.POSITIVE_INFINITY) <= day) current += 1;
    const weekday = (((day + 3) % 7) + 7) % 7;
    const worked = weekday < 5 && calendars[current]?.off.has(day) !== true;
    before.push((before.at(-1) ?? 0) + (worked ? 1 : 0));
  }
  const until = (day: string): number => before[Math.min(before.length - 1, Math.max(0, numberOf(day) - start))] ?? 0;
  return (from, to) => Math.max(0, until(to) - until(from));
}

function fixedOn(calendar: BallCalendar, timeZone: string): { readonly on: number; readonly off: ReadonlySet<number> } {
  return { on: numberOf(dayOf(calendar.at, timeZone)), off: new Set(calendar.off.map(numberOf)) };
}

/** No day for anybody. */
export const noDays: HeldDays = { CLIENT: 0, AGENCY: 0, AMO: 0, MEDIATOR: 0, NOBODY: 0 };

/** Days of two accounts together. */
export function addDays(a: HeldDays, b: HeldDays): HeldDays {
  return {
    CLIENT: a.CLIENT + b.CLIENT,
    AGENCY: a.AGENCY + b.AGENCY,
    AMO: a.AMO + b.AMO,
    MEDIATOR: a.MEDIATOR + b.MEDIATOR,
    NOBODY: a.NOBODY + b.NOBODY,
  };
}

/** The party of a side on a milestone: its own agency; of other sides the only one there is, else none is named. */
export function partyOn(
  story: Pick<BallStory, "parties">,
  agencyPartyId: string | null,
  side: Side | null,
): string | null {
  if (side === null) return null;
  if (side === "AGENCY" && agencyPartyId !== null) return agencyPartyId;
  const parties = story.parties[side] ?? [];
  return parties.length === 1 ? (parties[0] ?? null) : null;
}

/**
 * Counts a milestone's days until `today`, which is not over and so not counted. A day is held by whoever held the ball at
 * its end (24:00 local): a turn's days run from the day on which it began to the day before the one on which it ended.
 * Several turns of one day leave that day to the last of them.
 */
export function accountOf(
  story: BallStory,
  ball: MilestoneBall,
  working: WorkingDays,
  today: string,
): MilestoneAccount {
  // The local day of an instant is dear: once for each turn.
  const days = ball.turns.map(({ from }) => dayOf(from, story.timeZone));
  const periods = ball.turns.flatMap((turn, index): readonly HeldPeriod[] => {
    const next = ball.turns[index + 1];
    const { kind, awaits, code, side, dueOn } = turn;
    // Several events of one act pass the ball at one instant: whoever had it in between did not hold it.
    if (kind === null || awaits === null || next?.from === turn.from) return [];
    const from = days[index] ?? today;
    const to = days[index + 1] ?? today;
    const held = working(from, to);
    // A due day of nobody, or not yet over, is late for nobody: no day is computed for it.
    const over = dueOn === null || dueOn >= to ? to : dayAfter(dueOn);
    const late = [over, from].sort()[1] ?? from;
    const lateFrom = late < to ? late : null;
    const lateDays = lateFrom === null ? 0 : working(lateFrom, to);
    const partyId = partyOn(story, ball.agencyPartyId, side);
    return [{ holder: side ?? "NOBODY", partyId, kind, code, awaits, from, to, dueOn, days: held, lateDays, lateFrom }];
  });
  const spans = openSpans(ball.turns, days, today);
  const sum = (field: "days" | "lateDays"): HeldDays =>
    periods.reduce((total, one) => addDays(total, { ...noDays, [one.holder]: one[field] }), noDays);
  return {
    milestoneId: ball.milestoneId,
    milestone: ball.milestone,
    from: spans[0]?.from ?? today,
    to: spans.at(-1)?.to ?? today,
    span: spans.reduce((total, { from, to }) => total + working(from, to), 0),
    days: sum("days"),
    lateDays: sum("lateDays"),
    periods,
  };
}

/** From when to when something was open on a milestone: once, unless a decided milestone came back. `days`: of each turn. */
function openSpans(
  turns: readonly BallTurn[],
  days: readonly string[],
  today: string,
): readonly { readonly from: string; readonly to: string }[] {
  const spans: { from: string; to: string }[] = [];
  let from: string | null = null;
  for (const [index, turn] of turns.entries()) {
    const day = days[index] ?? today;
    if (turn.kind !== null) from ??= day;
    else if (from !== null) {
      spans.push({ from, to: day });
      from = null;
    }
  }
  return from === null ? spans : [...spans, { from, to: today }];
}

/** The day after a day. */
function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

/** Holders in the order in which they are told. */
export const holders: readonly Holder[] = Holder.options;
