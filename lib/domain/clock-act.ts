import { alsoUnless, decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import { type ClockKind, type ClockState, isOver, type SuspensionCause } from "@/lib/domain/clock";
import { type Due, endOfDay } from "@/lib/domain/deadline";
import { type Actor, type Side, sideOf } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { Instant } from "@/lib/kernel/instant";

/** The causes that both sides must recognise; the others follow from what happens (domain.md 9, convention f). */
export const agreedCauses = ["AGREEMENT", "FORCE_MAJEURE"] as const satisfies readonly SuspensionCause[];
export type AgreedCause = (typeof agreedCauses)[number];

/** A clock as its parties see it when they act on it. */
export type ClockActFacts = {
  readonly status: ClockState;
  readonly kind: ClockKind;
  /** Whose turn it is, and the party when it is one of several. */
  readonly side: Side;
  readonly partyId: string | null;
  /** The agency of the milestone that it is about; `null` where there is none. */
  readonly agencyPartyId: string | null;
  readonly dueOn: string;
  readonly dueBefore: Instant;
  readonly timeZone: string;
  readonly now: Instant;
  /** The suspension that one side has proposed and the other not yet agreed to. */
  readonly proposal: { readonly partyId: string; readonly cause: AgreedCause } | null;
  /** The cause of the suspension that it is in. */
  readonly cause: SuspensionCause | null;
  /** An open blocking question, or a hearing, would suspend it again at once. */
  readonly held: boolean;
};

/** Periods that the side which waits may lengthen. The others are counted from the law, or agreed by an act of their own. */
const extensible: readonly ClockKind[] = [
  "ACCEPTANCE",
  "SECOND_PERIOD",
  "SERVICE_DECISION",
  "RESUBMISSION",
  "RESERVATION_LIFTING",
  "FIX_ANSWER",
  "QUESTION_ANSWER",
];
/** Periods that the two sides may suspend. */
const pausable: readonly ClockKind[] = ["ACCEPTANCE", "SECOND_PERIOD", "SERVICE_DECISION", "RESUBMISSION"];

/** A day that is over has had its effect, or is having it: nothing moves it any more. */
function notOver(facts: ClockActFacts): readonly Refusal[] {
  const over = isOver({ state: facts.status, dueBefore: facts.dueBefore }, facts.now);
  return unless(!over, refuse("clock-over", { dueOn: facts.dueOn }));
}

function mayBeExtended(facts: ClockActFacts): readonly Refusal[] {
  return unless(extensible.includes(facts.kind), refuse("clock-fixed", {}));
}

function mayBePaused(facts: ClockActFacts): readonly Refusal[] {
  return unless(pausable.includes(facts.kind), refuse("clock-fixed", {}));
}

function noProposal(facts: ClockActFacts): readonly Refusal[] {
  return unless(facts.proposal === null, refuse("suspension-already-proposed", {}));
}

function proposed(facts: ClockActFacts): readonly Refusal[] {
  return unless(facts.proposal !== null, refuse("suspension-not-proposed", {}));
}

function suspendedByAgreement(facts: ClockActFacts): readonly Refusal[] {
  const cause = agreedCauses.find((one) => one === facts.cause);
  return unless(cause !== undefined && !facts.held, refuse("suspension-goes-on", {}));
}

/** What the two sides may do to a clock that runs between them. */
export const clockActs = {
  extend: {
    from: ["RUNNING"],
    to: "RUNNING",
    by: rolesFor("clock.extend"),
    guards: [notOver, mayBeExtended],
    article: "CD-05",
  },
  proposeSuspension: {
    from: ["RUNNING"],
    to: "RUNNING",
    by: rolesFor("clock.propose-suspension"),
    guards: [notOver, mayBePaused, noProposal],
    article: "CD-16",
  },
  agreeSuspension: {
    from: ["RUNNING"],
    to: "SUSPENDED",
    by: rolesFor("clock.agree-suspension"),
    guards: [notOver, proposed],
    article: "CD-16",
  },
  withdrawSuspension: {
    from: ["RUNNING"],
    to: "RUNNING",
    by: rolesFor("clock.withdraw-suspension"),
    guards: [notOver, proposed],
    article: "CD-16",
  },
  resume: {
    from: ["SUSPENDED"],
    to: "RUNNING",
    by: rolesFor("clock.resume"),
    guards: [suspendedByAgreement],
    article: "CD-16",
  },
} as const satisfies Record<string, ProjectAct<ClockState, ClockActFacts>>;

/** The parties between which a clock runs: the one whose turn it is, and the one that waits. */
function isSideOf(facts: ClockActFacts, actor: Actor): boolean {
  if (actor.role === "SYSTEM") return false;
  const side = sideOf(actor.role);
  if (side === "CLIENT") return true;
  if (side !== "AGENCY") return false;
  const agency = facts.side === "AGENCY" ? (facts.partyId ?? facts.agencyPartyId) : facts.agencyPartyId;
  return agency === null || agency === actor.partyId;
}

function isTurnOf(facts: ClockActFacts, actor: Actor): boolean {
  return actor.role !== "SYSTEM" && sideOf(actor.role) === facts.side;
}

function betweenThem(facts: ClockActFacts, actor: Actor): readonly Refusal[] {
  return unless(isSideOf(facts, actor), refuse("other-party", {}));
}

function inWords(reason: string): readonly Refusal[] {
  return unless(reason.trim() !== "", refuse("reason-missing", {}));
}

/**
 * Decides more time: granted by the side that waits, never taken by the one whose turn it is, until a day that is later
 * than the present due day, with the reason. The new due day.
 */
export function decideExtension(
  facts: ClockActFacts,
  actor: Actor,
  brought: { readonly until: string; readonly reason: string },
): Ruling<Due> {
  const ruling = alsoUnless(decide<ClockState, ClockActFacts>(clockActs.extend, facts, actor), [
    ...betweenThem(facts, actor),
    ...unless(!isTurnOf(facts, actor), refuse("extension-by-other-side", {})),
    ...unless(brought.until > facts.dueOn, refuse("extension-not-later", { dueOn: facts.dueOn })),
    ...inWords(brought.reason),
  ]);
  if (!ruling.ok) return ruling;
  return { ok: true, value: { on: brought.until, before: endOfDay(brought.until, facts.timeZone) } };
}

/** Decides the proposal of a suspension, by either side: nothing waits until the other agrees. */
export function decideSuspensionProposal(facts: ClockActFacts, actor: Actor, reason: string): Ruling<ClockState> {
  const ruling = decide<ClockState, ClockActFacts>(clockActs.proposeSuspension, facts, actor);
  return alsoUnless(ruling, [...betweenThem(facts, actor), ...inWords(reason)]);
}

/** Decides the agreement to a suspension that the other side has proposed. */
export function decideSuspensionAgreement(facts: ClockActFacts, actor: Actor): Ruling<ClockState> {
  const own = facts.proposal !== null && facts.proposal.partyId === actor.partyId;
  return alsoUnless(decide<ClockState, ClockActFacts>(clockActs.agreeSuspension, facts, actor), [
    ...betweenThem(facts, actor),
    ...unless(!own, refuse("suspension-proposed-by-you", {})),
  ]);
}

/** Decides that a proposal is taken back: by the party that made it, while the other has not agreed. */
export function decideSuspensionWithdrawal(facts: ClockActFacts, actor: Actor): Ruling<ClockState> {
  const own = facts.proposal === null || facts.proposal.partyId === actor.partyId;
  return alsoUnless(
    decide<ClockState, ClockActFacts>(clockActs.withdrawSuspension, facts, actor),
    unless(own, refuse("other-party", {})),
  );
}

/** Decides that a suspension which both had agreed is over: either side may say so. */
export function decideResumption(facts: ClockActFacts, actor: Actor): Ruling<ClockState> {
  return alsoUnless(decide<ClockState, ClockActFacts>(clockActs.resume, facts, actor), betweenThem(facts, actor));
}
