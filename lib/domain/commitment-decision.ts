import { alsoUnless, decide, type Ruling, readAsItStands } from "@/lib/domain/act";
import {
  type CommitmentFacts,
  type CommitmentStatus,
  commitmentActs,
  runningCommitments,
} from "@/lib/domain/commitment";
import { isSupply, isTime } from "@/lib/domain/commitment-terms";
import { type Actor, systemActor } from "@/lib/domain/party";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { err, ok } from "@/lib/kernel/result";

type ActName = keyof typeof commitmentActs;

function ruling(name: ActName, facts: CommitmentFacts, actor: Actor): Ruling<CommitmentStatus> {
  return decide<CommitmentStatus, CommitmentFacts>(commitmentActs[name], facts, actor);
}

/** AD-08: a party acts for itself alone. */
function ownCommitment(facts: CommitmentFacts, actor: Actor): readonly Refusal[] {
  return unless(actor.partyId === facts.partyId, refuse("other-party", {}));
}

/** What is owed is received, contested, excused or given up by those to whom it is owed. */
function owedToActor(facts: CommitmentFacts, actor: Actor): readonly Refusal[] {
  return unless(actor.partyId !== null && facts.receivers.includes(actor.partyId), refuse("not-owed-to-you", {}));
}

/** Decides other terms for a proposal: by the party that it would bind, by those to whom it is owed, by the AMO between them. */
export function decideCommitmentRevision(facts: CommitmentFacts, actor: Actor): Ruling<CommitmentStatus> {
  return alsoUnless(ruling("revise", facts, actor), actor.role === "AMO" ? [] : concerned(facts, actor));
}

/** Decides the signature of the committing party: of what was read, whole, for a day to come (CD-02). */
export function decideCommitmentSignature(
  facts: CommitmentFacts,
  actor: Actor,
  digests: { readonly read: string; readonly current: string },
): Ruling<CommitmentStatus> {
  return alsoUnless(ruling("sign", facts, actor), [
    ...ownCommitment(facts, actor),
    ...readAsItStands(digests.read, digests.current),
  ]);
}

/**
 * Decides a delivery on a day: kept, kept late, or after the fact. A supply counts on the day on which it is put here at
 * the disposal of the other side (9, convention e); for a presence or for time the day is said, and may be contested.
 */
export function decideDelivery(facts: CommitmentFacts, actor: Actor, on: string): Ruling<CommitmentStatus> {
  const name = facts.status === "BROKEN" ? "keepBroken" : on > facts.dueOn ? "keepLate" : "keep";
  const possible = isSupply(facts.kind) ? on === facts.today : on <= facts.today;
  return alsoUnless(ruling(name, facts, actor), [
    ...ownCommitment(facts, actor),
    ...unless(possible, refuse("delivery-day-impossible", { today: facts.today })),
  ]);
}

/** Decides the receipt: the other side confirms what was delivered, or contests it with its reason. */
export function decideReceipt(
  facts: CommitmentFacts,
  actor: Actor,
  answer: { readonly confirmed: boolean; readonly reason: string },
): Ruling<CommitmentStatus> {
  const broken = facts.status === "BROKEN";
  const name: ActName = answer.confirmed
    ? broken
      ? "confirmBroken"
      : facts.status === "KEPT_LATE"
        ? "confirmLate"
        : "confirm"
    : broken
      ? "contestBroken"
      : "contest";
  return alsoUnless(ruling(name, facts, actor), [
    ...owedToActor(facts, actor),
    ...unless(answer.confirmed || answer.reason.trim() !== "", refuse("reason-missing", {})),
  ]);
}

/** Decides an excuse: the other side accepts that it could not be kept (force majeure), and says why. */
export function decideExcuse(facts: CommitmentFacts, actor: Actor, reason: string): Ruling<CommitmentStatus> {
  return alsoUnless(ruling("excuse", facts, actor), [
    ...owedToActor(facts, actor),
    ...unless(reason.trim() !== "", refuse("reason-missing", {})),
  ]);
}

/** Decides what is no longer needed: by those to whom it is owed; a proposal is taken back by the party that it would bind. */
export function decideRelease(facts: CommitmentFacts, actor: Actor, reason: string): Ruling<CommitmentStatus> {
  return alsoUnless(ruling("release", facts, actor), [
    ...(facts.status === "PROPOSED" ? ownCommitment(facts, actor) : owedToActor(facts, actor)),
    ...unless(reason.trim() !== "", refuse("reason-missing", {})),
  ]);
}

/** Decides that the substitute takes over. */
export function decideSubstitution(facts: CommitmentFacts, actor: Actor): Ruling<CommitmentStatus> {
  return alsoUnless(ruling("substitute", facts, actor), ownCommitment(facts, actor));
}

/** Decides what the clock notes at J-3: the commitment falls due. */
export function decideFallingDue(facts: CommitmentFacts): Ruling<CommitmentStatus> {
  return ruling("fallDue", facts, systemActor);
}

/**
 * Decides what the clock notes when the grace is over. An absence of the person, declared in advance and covering the
 * day, with a substitute, is no breach: once, the substitute then has the grace after the absence.
 */
export function decideBreach(facts: CommitmentFacts, covered: boolean): Ruling<CommitmentStatus> {
  const stoodIn = facts.status === "SUBSTITUTED";
  return ruling(covered && !stoodIn ? "cover" : "break", facts, systemActor);
}

/** Both sides of a commitment: who owes it and to whom. */
function concerned(facts: CommitmentFacts, actor: Actor): readonly Refusal[] {
  return unless(
    actor.partyId === facts.partyId || (actor.partyId !== null && facts.receivers.includes(actor.partyId)),
    refuse("not-owed-to-you", {}),
  );
}

/** Decides that one side puts another day to the other, before the one in force is over (9.7). Nothing moves by it alone. */
export function decideDayOffer(facts: CommitmentFacts, actor: Actor, day: string): Ruling<CommitmentStatus> {
  const { offer, today } = facts;
  const theirs = offer !== null && (offer.partyId === facts.partyId) !== (actor.partyId === facts.partyId);
  const refusals = [
    ...stillOwed(facts),
    ...concerned(facts, actor),
    ...unless(today <= facts.dueOn, refuse("commitment-day-past", { dueOn: facts.dueOn })),
    ...unless(day >= today && day !== facts.dueOn, refuse("commitment-day-past", { dueOn: day })),
    ...unless(!theirs, refuse("day-already-offered", { dueOn: offer?.dueOn ?? "" })),
  ];
  return refusals.length === 0 ? ok(facts.status) : err(refusals);
}

/** Decides the answer to another day: by the other side; accepted, it is in force, else the first one stays. */
export function decideDayAnswer(facts: CommitmentFacts, actor: Actor, accepted: boolean): Ruling<CommitmentStatus> {
  const own = facts.offer !== null && (facts.offer.partyId === facts.partyId) === (actor.partyId === facts.partyId);
  const others = [...concerned(facts, actor), ...unless(!own, refuse("day-offered-by-you", {}))];
  if (accepted) return alsoUnless(ruling("reschedule", facts, actor), others);
  const refusals = [...unless(facts.offer !== null, refuse("no-day-offered", {})), ...others];
  return refusals.length === 0 ? ok(facts.status) : err(refusals);
}

/** Decides a declaration of time against a commitment of time; a correction takes back no more than was declared. */
export function decideTime(
  facts: CommitmentFacts,
  actor: Actor,
  time: { readonly on: string; readonly minutes: number },
): Ruling<CommitmentStatus> {
  const refusals = [
    ...(facts.status === "BROKEN" ? [] : stillOwed(facts)),
    ...ownCommitment(facts, actor),
    ...unless(isTime(facts.kind), refuse("no-time-committed", {})),
    ...unless(time.on <= facts.today, refuse("delivery-day-impossible", { today: facts.today })),
    ...unless(
      facts.declaredMinutes + time.minutes >= 0,
      refuse("time-below-zero", { declaredMinutes: facts.declaredMinutes }),
    ),
  ];
  return refusals.length === 0 ? ok(facts.status) : err(refusals);
}

function stillOwed({ status }: CommitmentFacts): readonly Refusal[] {
  const running: readonly CommitmentStatus[] = runningCommitments;
  return unless(running.includes(status), {
    kind: "wrong-status",
    article: "CD-02",
    status,
    expected: runningCommitments,
  });
}
