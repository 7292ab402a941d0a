import { z } from "zod";
import type { ProjectAct } from "@/lib/domain/act";
import { type CommitmentKind, isTime, termsWhole } from "@/lib/domain/commitment-terms";
import type { Side } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { Instant } from "@/lib/kernel/instant";

/**
 * Where a commitment stands (domain.md 9.7). RESCHEDULED and SUBSTITUTED still run: another day was agreed, or somebody
 * stands in. BROKEN stays BROKEN when the thing comes at last: its lateness is then on record beside it.
 */
export const CommitmentStatus = z.enum([
  "PROPOSED",
  "COMMITTED",
  "DUE",
  "KEPT",
  "KEPT_LATE",
  "BROKEN",
  "EXCUSED",
  "RESCHEDULED",
  "SUBSTITUTED",
  "RELEASED",
]);
export type CommitmentStatus = z.infer<typeof CommitmentStatus>;

/** Signed and not yet kept, broken or given up: what is owed now. */
export const runningCommitments = ["COMMITTED", "DUE", "RESCHEDULED", "SUBSTITUTED"] as const;

/** What must be known to act on a commitment. Days are those of the project's zone and calendar. */
export type CommitmentFacts = {
  readonly status: CommitmentStatus;
  readonly kind: CommitmentKind;
  readonly partyId: string;
  /** The parties to which it is owed. */
  readonly receivers: readonly string[];
  readonly flaws: readonly string[];
  /** The day in force: the one signed, or the last one agreed. */
  readonly dueOn: string;
  /** From then on it is broken, unless it is kept before. */
  readonly graceBefore: Instant | null;
  readonly substituteNamed: boolean;
  readonly delivery: { readonly contestBefore: Instant; readonly confirmed: boolean } | null;
  /** Another day that one side has put to the other. */
  readonly offer: { readonly dueOn: string; readonly partyId: string } | null;
  readonly committedMinutes: number | null;
  readonly declaredMinutes: number;
  readonly today: string;
  readonly now: Instant;
};

/** To whom a side owes what it commits: the client to its agencies, everybody else to the client. */
export function receivingSide(side: Side): Side {
  return side === "CLIENT" ? "AGENCY" : "CLIENT";
}

function whole(facts: CommitmentFacts): readonly Refusal[] {
  return termsWhole(facts.flaws);
}

/** Nobody commits to a day that is over: neither the one who signs nor the one who reads would know what it means. */
export function dayAhead(facts: Pick<CommitmentFacts, "dueOn" | "today">): readonly Refusal[] {
  return unless(facts.dueOn >= facts.today, refuse("commitment-day-past", { dueOn: facts.dueOn }));
}

function deliveredOnce(facts: CommitmentFacts): readonly Refusal[] {
  return unless(facts.delivery === null, refuse("already-delivered", {}));
}

function somethingDelivered(facts: CommitmentFacts): readonly Refusal[] {
  return unless(facts.delivery !== null, refuse("nothing-delivered", {}));
}

function notYetConfirmed(facts: CommitmentFacts): readonly Refusal[] {
  return unless(facts.delivery?.confirmed !== true, refuse("receipt-already-confirmed", {}));
}

/** A receipt becomes certain: after the period to contest, what was delivered stands. */
function stillContestable(facts: CommitmentFacts): readonly Refusal[] {
  const until = facts.delivery?.contestBefore ?? null;
  return until === null || facts.now < until ? [] : [refuse("receipt-period-over", { until })];
}

/** Time was committed: it has been given, or it is not kept. */
function timeGiven(facts: CommitmentFacts): readonly Refusal[] {
  const { kind, committedMinutes: committed, declaredMinutes: declared } = facts;
  if (!isTime(kind) || committed === null || declared >= committed) return [];
  return [refuse("time-short", { declaredMinutes: declared, committedMinutes: committed })];
}

function substituteThere(facts: CommitmentFacts): readonly Refusal[] {
  return unless(facts.substituteNamed, refuse("substitute-missing", {}));
}

/** Another day is agreed before the first one is over: afterwards it would rewrite what happened. */
function dueDayNotOver(facts: CommitmentFacts): readonly Refusal[] {
  return unless(facts.today <= facts.dueOn, refuse("commitment-day-past", { dueOn: facts.dueOn }));
}

function dayOffered(facts: CommitmentFacts): readonly Refusal[] {
  return unless(facts.offer !== null, refuse("no-day-offered", {}));
}

function graceOver(facts: CommitmentFacts): readonly Refusal[] {
  const until = facts.graceBefore;
  return until !== null && facts.now >= until ? [] : [refuse("grace-running", { until: until ?? "" })];
}

const owed = [...runningCommitments];
const beforeDue = ["COMMITTED", "DUE", "RESCHEDULED"] as const;
const deliver = rolesFor("commitment.deliver");
const confirm = rolesFor("commitment.confirm");
const receipt = [somethingDelivered, notYetConfirmed] as const;
const contesting = [somethingDelivered, notYetConfirmed, stillContestable] as const;

/** The life of a commitment. What is delivered in time, late, or after it was broken are three rows of one act. */
export const commitmentActs = {
  revise: { from: ["PROPOSED"], to: "PROPOSED", by: rolesFor("commitment.revise"), guards: [], article: "CD-02" },
  sign: {
    from: ["PROPOSED"],
    to: "COMMITTED",
    by: rolesFor("commitment.sign"),
    guards: [whole, dayAhead],
    article: "CD-02",
  },
  fallDue: {
    from: ["COMMITTED", "RESCHEDULED", "SUBSTITUTED"],
    to: "DUE",
    by: ["SYSTEM"],
    guards: [],
    article: "CD-06",
  },
  keep: { from: owed, to: "KEPT", by: deliver, guards: [timeGiven], article: "CD-06" },
  keepLate: { from: owed, to: "KEPT_LATE", by: deliver, guards: [timeGiven], article: "CD-06" },
  keepBroken: { from: ["BROKEN"], to: "BROKEN", by: deliver, guards: [deliveredOnce, timeGiven], article: "CD-06" },
  confirm: { from: ["KEPT"], to: "KEPT", by: confirm, guards: receipt, article: "CD-16" },
  confirmLate: { from: ["KEPT_LATE"], to: "KEPT_LATE", by: confirm, guards: receipt, article: "CD-16" },
  confirmBroken: { from: ["BROKEN"], to: "BROKEN", by: confirm, guards: receipt, article: "CD-16" },
  contest: { from: ["KEPT", "KEPT_LATE"], to: "DUE", by: confirm, guards: contesting, article: "AR-08" },
  contestBroken: { from: ["BROKEN"], to: "BROKEN", by: confirm, guards: contesting, article: "AR-08" },
  reschedule: {
    from: beforeDue,
    to: "RESCHEDULED",
    by: rolesFor("commitment.answer-reschedule"),
    guards: [dayOffered, dueDayNotOver],
    article: "AR-03",
  },
  substitute: {
    from: beforeDue,
    to: "SUBSTITUTED",
    by: rolesFor("commitment.substitute"),
    guards: [substituteThere],
    article: "CD-02",
  },
  cover: { from: beforeDue, to: "SUBSTITUTED", by: ["SYSTEM"], guards: [graceOver], article: "CD-02" },
  excuse: {
    from: [...owed, "KEPT_LATE", "BROKEN"],
    to: "EXCUSED",
    by: rolesFor("commitment.excuse"),
    guards: [],
    article: "CD-16",
  },
  break: { from: owed, to: "BROKEN", by: ["SYSTEM"], guards: [graceOver], article: "CD-02" },
  release: {
    from: ["PROPOSED", ...owed],
    to: "RELEASED",
    by: rolesFor("commitment.release"),
    guards: [],
    article: "CD-16",
  },
} as const satisfies Record<string, ProjectAct<CommitmentStatus, CommitmentFacts>>;
