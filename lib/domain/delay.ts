import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import { type MilestoneStatus, ownMilestone } from "@/lib/domain/milestone";
import { type Actor, type Side, sideOf } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { type Holidays, isWorkingDay, workingDaysAfter } from "@/lib/domain/working-day";

/** Something critical that a milestone depends on: who owes it, the day due, and the day on which it came (`null`: not yet). */
export type Dependency = {
  readonly side: Side;
  readonly partyId: string | null;
  readonly dueOn: string;
  readonly deliveredOn: string | null;
};

/** The window in which lateness holds a milestone up: from its planned start to its submission, or today. */
export type DelayWindow = { readonly startsOn: string | null; readonly until: string };

/** Working days of delay, each counted once, by the side that caused it; `owed` are those that others than the milestone's agency caused. */
export type Delay = { readonly client: number; readonly agency: number; readonly other: number; readonly owed: number };

/**
 * The working days on which a milestone waited for something critical: those after the day due up to the delivery. A day on
 * which several things were late counts once, for the one that was due first (of one day, the client's, and the agency's own last). Pure arithmetic:
 * who asks for it decides nothing by it (AR-03: computed on the register, proposed, then approved).
 */
export function delayOf(
  dependencies: readonly Dependency[],
  agencyPartyId: string,
  window: DelayWindow,
  holidays: Holidays,
): Delay {
  const causes = new Map<string, Dependency>();
  const isOwn = ({ side, partyId }: Dependency): boolean => side === "AGENCY" && partyId === agencyPartyId;
  const key = (one: Dependency): string => `${one.dueOn} ${isOwn(one) ? 2 : one.side === "CLIENT" ? 0 : 1} ${one.side}`;
  const inOrder = dependencies.toSorted((a, b) => key(a).localeCompare(key(b)));
  for (const dependency of inOrder)
    for (const day of lateDays(dependency, window, holidays)) if (!causes.has(day)) causes.set(day, dependency);
  const days = [...causes.values()];
  const of = (side: Side): number => days.filter((one) => one.side === side).length;
  const [client, agency] = [of("CLIENT"), of("AGENCY")];
  const owed = days.filter((one) => !isOwn(one)).length;
  return { client, agency, other: days.length - client - agency, owed };
}

/** The working days after a due day, up to the day of delivery, within the window. */
function lateDays(
  { dueOn, deliveredOn }: Dependency,
  { startsOn, until }: DelayWindow,
  holidays: Holidays,
): readonly string[] {
  const end = [deliveredOn ?? until, until].sort()[0] ?? until;
  const days: string[] = [];
  for (let day = Temporal.PlainDate.from(dueOn).add({ days: 1 }); day.toString() <= end; day = day.add({ days: 1 }))
    if (isWorkingDay(day, holidays) && (startsOn === null || day.toString() >= startsOn)) days.push(day.toString());
  return days;
}

/** The date that a delay leads to: as many working days after the signed one as others than the agency caused. */
export function extendedDate(signedDueOn: string, delay: Pick<Delay, "owed">, holidays: Holidays): string {
  return delay.owed === 0 ? signedDueOn : workingDaysAfter(signedDueOn, delay.owed, holidays);
}

/** What the client has to supply is waited for, or there. */
export const InputStatus = z.enum(["AWAITED", "DELIVERED"]);
export type InputStatus = z.infer<typeof InputStatus>;

/** A new date is put to the other side, then agreed to; `NONE` while nobody has put one. */
export const DateStatus = z.enum(["NONE", "PROPOSED", "AGREED"]);
export type DateStatus = z.infer<typeof DateStatus>;

/** What must be known to record that a client input is there. */
export type InputFacts = { readonly status: InputStatus; readonly milestoneStatus: MilestoneStatus };

/** What must be known to propose a new date, or to agree to one. */
export type DateFacts = {
  readonly status: DateStatus;
  readonly milestoneStatus: MilestoneStatus;
  readonly agencyPartyId: string;
  readonly startsOn: string | null;
  /** The date in force: the signed one, or the last that was agreed. */
  readonly dueOn: string | null;
  readonly today: string;
  /** The date put forward last, and the side that did; `null` for nobody, or for what the charter made automatic. */
  readonly proposal: { readonly dueOn: string; readonly side: Side } | null;
};

const beforeSubmission: readonly MilestoneStatus[] = ["READY_TO_START", "IN_PROGRESS"];
const beforeDecision: readonly MilestoneStatus[] = [
  ...beforeSubmission,
  "SUBMITTED",
  "UNDER_VERIFICATION",
  "SERVICE_OBSERVATION",
  "ADJOURNED",
];

function milestoneIs(status: MilestoneStatus, expected: readonly MilestoneStatus[]): readonly Refusal[] {
  return unless(expected.includes(status), refuse("wrong-status", { status, expected }));
}

/** CD-06: something is supplied for a milestone that is agreed and not decided. */
function milestoneAgreed(facts: InputFacts): readonly Refusal[] {
  return milestoneIs(facts.milestoneStatus, beforeDecision);
}

/** AR-03: the date of what is not submitted yet. */
function milestoneUnsubmitted(facts: DateFacts): readonly Refusal[] {
  return milestoneIs(facts.milestoneStatus, beforeSubmission);
}

/** The life of what the client supplies. */
export const inputActs = {
  deliver: {
    from: ["AWAITED"],
    to: "DELIVERED",
    by: rolesFor("client-input.deliver"),
    guards: [milestoneAgreed],
    article: "CD-06",
  },
} as const satisfies Record<string, ProjectAct<InputStatus, InputFacts>>;

/** The life of a new date. A proposal takes the place of the one that waits. */
export const dateActs = {
  propose: {
    from: DateStatus.options,
    to: "PROPOSED",
    by: rolesFor("milestone.propose-date"),
    guards: [milestoneUnsubmitted],
    article: "AR-03",
  },
  agree: {
    from: ["PROPOSED"],
    to: "AGREED",
    by: rolesFor("milestone.agree-date"),
    guards: [milestoneUnsubmitted],
    article: "AR-03",
  },
} as const satisfies Record<string, ProjectAct<DateStatus, DateFacts>>;

/** Decides that a client input is there: the client says so, once; the day is the day of the act. */
export function decideInputDelivery(facts: InputFacts, actor: Actor): Ruling<InputStatus> {
  return decide<InputStatus, InputFacts>(inputActs.deliver, facts, actor);
}

/** Decides a proposal: another date than the one in force, ahead, not before the start, by a side of the milestone. */
export function decideDateProposal(facts: DateFacts, actor: Actor, dueOn: string): Ruling<DateStatus> {
  const { today, startsOn, dueOn: inForce } = facts;
  const possible = inForce !== null && dueOn > today && dueOn !== inForce && dueOn >= (startsOn ?? dueOn);
  return alsoUnless(decide<DateStatus, DateFacts>(dateActs.propose, facts, actor), [
    ...ownMilestone(facts.agencyPartyId, actor),
    ...unless(possible, refuse("date-impossible", { today })),
  ]);
}

/** Decides the agreement to the date that waits, as it was read, by the side that did not put it forward. */
export function decideDateAgreement(facts: DateFacts, actor: Actor, dueOn: string): Ruling<DateStatus> {
  const side = actor.role === "SYSTEM" ? null : sideOf(actor.role);
  const { proposal } = facts;
  return alsoUnless(decide<DateStatus, DateFacts>(dateActs.agree, facts, actor), [
    ...ownMilestone(facts.agencyPartyId, actor),
    ...unless(proposal === null || proposal.side !== side, refuse("date-proposed-by-you", {})),
    ...unless(proposal === null || proposal.dueOn === dueOn, refuse("content-changed", {})),
  ]);
}
