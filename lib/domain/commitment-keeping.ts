import { Temporal } from "temporal-polyfill";
import type { Ruling } from "@/lib/domain/act";
import { endOfPeriod, type Period } from "@/lib/domain/deadline";
import { type Actor, leadRoles, type Role, signatoryRoles } from "@/lib/domain/party";
import { refuse, unless } from "@/lib/domain/refusal";
import { type Holidays, workingDaysBetween } from "@/lib/domain/working-day";
import { err, ok } from "@/lib/kernel/result";

/** The working days between the day in force and the one of delivery (9.7): 0 when it came in time, or over a weekend. */
export function lateDays(dueOn: string, on: string, holidays: Holidays): number {
  return workingDaysBetween(dueOn, on, holidays);
}

/** The last day of the grace after a day: until its end, what is late is not yet broken (domain.md 10). */
export function graceAfter(day: string, grace: Period, holidays: Holidays): string {
  return grace.amount === 0 ? day : endOfPeriod(day, grace, holidays);
}

/** So many working days before its day, a commitment falls due (9.7). */
export const FALLS_DUE = 3;

/** An absence: of whom, from which day to which day included, and who stands in. */
export type AbsenceFacts = {
  readonly memberId: string;
  readonly partyId: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly substituteMemberId: string | null;
  readonly withdrawn: boolean;
};

/** True when this absence answers for the day of a commitment of this person: declared ahead (by rule), somebody stands in. */
export function covers(absence: AbsenceFacts, memberId: string, dueOn: string): boolean {
  return (
    absence.memberId === memberId &&
    !absence.withdrawn &&
    absence.substituteMemberId !== null &&
    absence.startsOn <= dueOn &&
    dueOn <= absence.endsOn
  );
}

const heads: readonly Role[] = [...leadRoles, ...signatoryRoles];

/** Who may tell of an absence: the person, and those who lead or bind their party. */
function mayTell(absence: AbsenceFacts, actor: Actor, own: boolean): boolean {
  return actor.partyId === absence.partyId && (own || heads.some((role) => role === actor.role));
}

/** Decides the declaration of an absence: in advance, by the person or a head of the party; nobody stands in for themselves. */
export function decideAbsence(
  absence: AbsenceFacts,
  actor: Actor,
  around: { readonly own: boolean; readonly today: string; readonly substituteOfParty: boolean },
): Ruling<null> {
  const { startsOn, endsOn, substituteMemberId, memberId } = absence;
  const refusals = [
    ...unless(mayTell(absence, actor, around.own), refuse("other-party", {})),
    ...unless(startsOn > around.today, refuse("absence-not-in-advance", { today: around.today })),
    ...unless(startsOn <= endsOn, refuse("absence-period-invalid", {})),
    ...unless(
      substituteMemberId === null || (around.substituteOfParty && substituteMemberId !== memberId),
      refuse("substitute-missing", {}),
    ),
  ];
  return refusals.length === 0 ? ok(null) : err(refusals);
}

/** Decides that an absence is taken back: before it begins. */
export function decideAbsenceWithdrawal(
  absence: AbsenceFacts,
  actor: Actor,
  around: { readonly own: boolean; readonly today: string },
): Ruling<null> {
  const refusals = [
    ...unless(mayTell(absence, actor, around.own), refuse("other-party", {})),
    ...unless(!absence.withdrawn, refuse("absence-over", {})),
    ...unless(absence.startsOn > around.today, refuse("absence-over", {})),
  ];
  return refusals.length === 0 ? ok(null) : err(refusals);
}

/** How many breaches of one party, in how many calendar days, go before the committee (9.7). */
export const BREACHES_TO_TELL = 2;
export const BREACH_WINDOW_DAYS = 30;

/**
 * The breaches of a party that go before the next committee, by their codes: those of the last thirty days that no earlier
 * item names, once they are two. Empty when there is nothing to tell.
 */
export function breachesToTell(
  breaches: readonly { readonly commitment: string; readonly on: string; readonly told: boolean }[],
  today: string,
): readonly string[] {
  const since = Temporal.PlainDate.from(today).subtract({ days: BREACH_WINDOW_DAYS }).toString();
  const recent = breaches.filter((breach) => !breach.told && breach.on > since && breach.on <= today);
  return recent.length < BREACHES_TO_TELL ? [] : recent.map((breach) => breach.commitment).sort();
}
