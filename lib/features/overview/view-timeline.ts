import { dayOf } from "@/lib/domain/deadline";
import type { MilestoneStatus } from "@/lib/domain/milestone";
import { type Holidays, workingDaysBetween } from "@/lib/domain/working-day";
import type { PartyLook } from "@/lib/features/signature/view";
import type { Instant } from "@/lib/kernel/instant";

/** What a milestone's row is drawn from: its promise, and the instants at which the ball changed sides. */
export type MilestoneFacts = {
  readonly code: string;
  readonly title: string;
  readonly status: MilestoneStatus;
  readonly agency: PartyLook;
  readonly startsOn: string | null;
  readonly dueOn: string | null;
  readonly startedAt: Instant | null;
  /** Submissions and decisions in order of time; `dueOn` is the term that the turn opened. */
  readonly turns: readonly {
    readonly kind: "submitted" | "adjourned" | "decided";
    readonly at: Instant;
    readonly dueOn: string | null;
  }[];
};

/** A stretch of days during which one side had the ball; from a day, to the day after its last. */
export type HeldStretch = {
  readonly side: "CLIENT" | "AGENCY";
  readonly from: string;
  readonly to: string;
  readonly lateFrom: string | null;
};

/** A row of the timeline, counted: who held the ball, and for how many working days. */
export type TimelineRow = Pick<MilestoneFacts, "code" | "title" | "status" | "agency" | "startsOn" | "dueOn"> & {
  readonly stretches: readonly HeldStretch[];
  readonly adjournedOn: readonly string[];
  readonly decidedOn: string | null;
  readonly days: { readonly client: number; readonly agency: number };
};

/** Counts a milestone's turns until `now`, in working days of the project's calendar. The days of a turn are those after the one that opened it. */
export function countTurnsOf(
  facts: MilestoneFacts,
  zone: { readonly timeZone: string; readonly holidays: Holidays; readonly now: Instant },
): TimelineRow {
  const { code, title, status, agency, startsOn, dueOn, startedAt, turns } = facts;
  const day = (at: Instant): string => dayOf(at, zone.timeZone);
  const stretches: HeldStretch[] = [];
  let open: { side: HeldStretch["side"]; from: string; due: string | null } | null =
    startedAt === null ? null : { side: "AGENCY", from: day(startedAt), due: dueOn };
  const close = (to: string): void => {
    if (open === null) return;
    const lateFrom = open.due !== null && open.due < to ? ([open.due, open.from].sort()[1] ?? null) : null;
    stretches.push({ side: open.side, from: open.from, to, lateFrom });
  };
  for (const turn of turns) {
    close(day(turn.at));
    open =
      turn.kind === "decided"
        ? null
        : { side: turn.kind === "submitted" ? "CLIENT" : "AGENCY", from: day(turn.at), due: turn.dueOn };
  }
  close(day(zone.now));
  const held = (side: HeldStretch["side"]): number =>
    stretches
      .filter((one) => one.side === side)
      .reduce((sum, { from, to }) => sum + workingDaysBetween(from, to, zone.holidays), 0);
  const decided = turns.findLast(({ kind }) => kind === "decided");
  return {
    code,
    title,
    status,
    agency,
    startsOn,
    dueOn,
    stretches,
    adjournedOn: turns.filter(({ kind }) => kind === "adjourned").map(({ at }) => day(at)),
    decidedOn: decided === undefined ? null : day(decided.at),
    days: { client: held("CLIENT"), agency: held("AGENCY") },
  };
}

/** The axis of the timeline: its first and last day, and the first days of the months between. */
export type TimelineAxis = { readonly from: string; readonly to: string; readonly months: readonly string[] };

/** The axis that holds every row and today, in whole months. `null` when no row has a day. */
export function axisOf(rows: readonly TimelineRow[], today: string): TimelineAxis | null {
  const days = rows
    .flatMap((row) => [row.startsOn, row.dueOn, ...row.stretches.flatMap(({ from, to }) => [from, to])])
    .filter((day) => day !== null);
  if (days.length === 0) return null;
  const sorted = [...days, today].sort();
  const [first, last] = [sorted.at(0) ?? today, sorted.at(-1) ?? today];
  const months: string[] = [];
  let month = `${first.slice(0, 7)}-01`;
  while (month <= last) {
    months.push(month);
    month = nextMonth(month);
  }
  return { from: months[0] ?? first, to: month, months };
}

function nextMonth(day: string): string {
  const [year = 0, month = 0] = day.split("-").map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`;
}

/** Where a day stands on the axis, from 0 to 1. */
export function placeOn(axis: TimelineAxis, day: string): number {
  const at = (one: string): number => Date.parse(`${one}T00:00:00Z`);
  return Math.min(1, Math.max(0, (at(day) - at(axis.from)) / (at(axis.to) - at(axis.from))));
}
