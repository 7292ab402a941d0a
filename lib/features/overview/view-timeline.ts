import type { Holder } from "@/lib/domain/ball";
import { type HeldDays, noDays } from "@/lib/domain/ball-account";
import type { CommitmentStatus } from "@/lib/domain/commitment";
import type { MilestoneStatus } from "@/lib/domain/milestone";
import type { TurnAccount } from "@/lib/domain/project-account";
import { type AccountParty, type HeldStretch, stretchesOf } from "@/lib/features/ball/view";
import type { PartyLook } from "@/lib/features/signature/view";

/** What a milestone's row is drawn from, beside its account: its promise and its decisions. */
type MilestoneFacts = {
  readonly code: string;
  readonly title: string;
  readonly status: MilestoneStatus;
  readonly agency: PartyLook;
  readonly startsOn: string | null;
  /** The date in force: the signed one, or the last that both sides agreed to. */
  readonly dueOn: string | null;
  /** A later or earlier date that waits for the other side. */
  readonly proposedOn: string | null;
  readonly adjournedOn: readonly string[];
  readonly decidedOn: string | null;
};

/** A row of the timeline, counted: who held the ball, for how many working days, and who holds it now. */
export type TimelineRow = MilestoneFacts & {
  readonly stretches: readonly HeldStretch[];
  readonly days: HeldDays;
  readonly holder: Holder | null;
};

/** A row with the account of its milestone; one that no act has touched yet has none. */
export function rowOf(
  facts: MilestoneFacts,
  account: TurnAccount | undefined,
  parties: readonly AccountParty[],
): TimelineRow {
  return {
    ...facts,
    stretches: stretchesOf(account?.periods ?? [], parties),
    days: account?.days ?? noDays,
    holder: account?.turn?.holder ?? null,
  };
}

/** What one party has committed to, on the days on which it falls due. */
export type CommitmentRow = {
  readonly party: PartyLook;
  readonly marks: readonly { readonly code: string; readonly on: string; readonly status: CommitmentStatus }[];
};

/** The axis of a timeline: its first and last day, and where its months begin; the first one where the axis does. */
export type TimelineAxis = { readonly from: string; readonly to: string; readonly months: readonly string[] };

/** Days that a month needs at the head of the axis for its name to stand before that of the next. */
const roomForName = 12;

/** The axis that holds every row and today: from the first fact to the end of the last one's month. `null` when no row has a day. */
export function axisOf(
  rows: readonly (Pick<TimelineRow, "startsOn" | "dueOn" | "stretches"> & Partial<Pick<TimelineRow, "proposedOn">>)[],
  today: string,
): TimelineAxis | null {
  const days = rows
    .flatMap((row) => [
      row.startsOn,
      row.dueOn,
      row.proposedOn ?? null,
      ...row.stretches.flatMap(({ from, to }) => [from, to]),
    ])
    .filter((day) => day !== null);
  if (days.length === 0) return null;
  const sorted = [...days, today].sort();
  const [first, last] = [sorted.at(0) ?? today, sorted.at(-1) ?? today];
  const months: string[] = [];
  let month = nextMonth(first);
  if (daysFrom(first, month) >= roomForName) months.push(first);
  for (; month <= last; month = nextMonth(month)) months.push(month);
  return { from: first, to: month, months };
}

function daysFrom(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
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
