import type { Ruling } from "@/lib/domain/act";
import type { Side } from "@/lib/domain/party";
import { type ProjectStatus, projectIsOpen } from "@/lib/domain/project";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { err, ok } from "@/lib/kernel/result";

/** What must be known to declare days of closure: in ISO days on the clock of the project. */
export type ClosureFacts = {
  readonly status: ProjectStatus;
  readonly today: string;
  readonly firstOn: string;
  readonly lastOn: string;
  /** The last day that the calendar of the project reaches. */
  readonly calendarEndsOn: string;
};

/**
 * Decides days of closure (domain.md 8.2). They are declared in advance, never for today or before, so that nobody
 * stops a day that has begun; and they count only for what starts afterwards: a running clock keeps its calendar.
 */
export function decideClosure(facts: ClosureFacts): Ruling<"DECLARED"> {
  const refusals: readonly Refusal[] = [
    ...projectIsOpen(facts.status),
    ...unless(facts.firstOn > facts.today, refuse("closure-not-ahead", { today: facts.today })),
    ...unless(facts.lastOn <= facts.calendarEndsOn, refuse("closure-too-far", { until: facts.calendarEndsOn })),
  ];
  return refusals.length === 0 ? ok("DECLARED") : err(refusals);
}

/** What must be known to withdraw days of closure. */
export type WithdrawalFacts = {
  readonly status: ProjectStatus;
  readonly today: string;
  readonly firstOn: string;
  readonly withdrawn: boolean;
  /** The party that declared them, and the party of whoever acts. */
  readonly partyId: string;
  readonly actorPartyId: string | null;
};

/** Decides a withdrawal: by the party that declared the days, before they begin, once. */
export function decideClosureWithdrawal(facts: WithdrawalFacts): Ruling<"WITHDRAWN"> {
  const refusals: readonly Refusal[] = [
    ...projectIsOpen(facts.status),
    ...unless(facts.partyId === facts.actorPartyId, refuse("other-party", {})),
    ...unless(!facts.withdrawn, refuse("closure-withdrawn", {})),
    ...unless(facts.firstOn > facts.today, refuse("closure-not-ahead", { today: facts.today })),
  ];
  return refusals.length === 0 ? ok("WITHDRAWN") : err(refusals);
}

/** Decides the calendar that a party names as its own, or takes back: only another than the one that stands is a fact. */
export function decideOwnCalendar(facts: {
  readonly status: ProjectStatus;
  readonly before: string | null;
  readonly wanted: string | null;
}): Ruling<"NAMED"> {
  const refusals: readonly Refusal[] = [
    ...projectIsOpen(facts.status),
    ...unless(facts.before !== facts.wanted, refuse("calendar-already-named", {})),
  ];
  return refusals.length === 0 ? ok("NAMED") : err(refusals);
}

/** A party, and the calendar that it has named as its own; `null` when it has named none. */
export type NamedCalendar = { readonly side: Side; readonly calendar: string | null };

/**
 * The calendars that count beside the project's own, in order. The days off of the parties are joined when the client
 * and an agency have both named their calendar: it takes both, since each day off makes the other side wait.
 */
export function calendarsBeside(own: string, named: readonly NamedCalendar[]): readonly string[] {
  const given = named.filter((one) => one.calendar !== null);
  const agreed = given.some((one) => one.side === "CLIENT") && given.some((one) => one.side === "AGENCY");
  if (!agreed) return [];
  const others = given.flatMap(({ calendar }) => (calendar === null || calendar === own ? [] : [calendar]));
  return [...new Set(others)].toSorted();
}
