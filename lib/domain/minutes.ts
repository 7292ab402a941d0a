import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import { type Due, dayOf, dueAfter, endOfDay } from "@/lib/domain/deadline";
import { followUpPermits } from "@/lib/domain/follow-up-permits";
import type { MeetingStatus } from "@/lib/domain/meeting";
import type { CharterParameters } from "@/lib/domain/parameter";
import type { Actor } from "@/lib/domain/party";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { type Holidays, workingDaysAfter, workingDaysBetween } from "@/lib/domain/working-day";
import type { Instant } from "@/lib/kernel/instant";

/** Where minutes stand (domain.md 9.4). The approved ones are locked. */
export const MinutesStatus = z.enum([
  "DRAFT",
  "CIRCULATED",
  "CORRECTION_REQUESTED",
  "APPROVED",
  "APPROVED_TACITLY",
  "APPROVED_WITH_OBSERVATIONS",
]);
export type MinutesStatus = z.infer<typeof MinutesStatus>;

/** Working days that are left at least to read minutes that were corrected. */
export const LEAST_DAYS_AGAIN = 2;

/** What must be known to act on minutes. */
export type MinutesFacts = {
  readonly status: MinutesStatus;
  readonly meetingStatus: MeetingStatus;
  readonly now: Instant;
  /** 1, then one more each time that they are circulated again. */
  readonly version: number;
  /** Something is written. */
  readonly written: boolean;
  /** The end of the period to approve; `null` until they are circulated. */
  readonly approvalBefore: Instant | null;
  /** The charter signed that silence approves. */
  readonly tacit: boolean;
  /** Participants who have not answered this version. */
  readonly silent: readonly string[];
  /** Participants to whom no mail with this version is proven to have left. */
  readonly unreached: readonly string[];
  readonly corrections: number;
  readonly observations: number;
  /** Whoever acts was there, or was invited. */
  readonly participant: boolean;
  readonly answered: boolean;
  readonly presides: boolean;
};

/** There are minutes of a meeting that was held, or that was adjourned. */
export function meetingHeld({ meetingStatus }: MinutesFacts): readonly Refusal[] {
  const held = meetingStatus === "CLOSED" || meetingStatus === "ADJOURNED_NO_QUORUM";
  return unless(held, refuse("meeting-not-closed", {}));
}

/** What is circulated says something. */
export function minutesWritten({ written }: MinutesFacts): readonly Refusal[] {
  return unless(written, refuse("minutes-empty", {}));
}

/** Each correction asked for was answered: taken up, or not and why. */
export function correctionsAnswered({ corrections }: MinutesFacts): readonly Refusal[] {
  return unless(corrections === 0, refuse("corrections-unanswered", { corrections }));
}

/** Whoever was there, or invited, has a say in what is told of it; once for each version. */
export function byParticipant({ participant, answered }: MinutesFacts): readonly Refusal[] {
  return [
    ...unless(participant, refuse("not-participant", {})),
    ...unless(!answered, refuse("approval-already-given", {})),
  ];
}

/** The period to answer has not ended. */
export function approvalRuns({ now, approvalBefore }: MinutesFacts): readonly Refusal[] {
  if (approvalBefore === null || now < approvalBefore) return [];
  return [refuse("approval-period-over", { until: approvalBefore })];
}

/** The period to answer has ended. */
export function approvalOver({ now, approvalBefore }: MinutesFacts): readonly Refusal[] {
  if (approvalBefore === null || now >= approvalBefore) return [];
  return [refuse("approval-period-running", { until: approvalBefore })];
}

/** Once the period is over, who presides may close whatever the others left unsaid: one person holds up nobody's record. */
function closedByChair(facts: MinutesFacts): boolean {
  return facts.presides && approvalOver(facts).length === 0;
}

/** Everybody approved, or who presides closes what some left unsaid. */
export function approvedByAllOrChair(facts: MinutesFacts): readonly Refusal[] {
  const missing = refuse("approvals-missing", { participants: facts.silent.length });
  return unless(facts.silent.length === 0 || closedByChair(facts), missing);
}

/** Nobody has anything to annex. */
export function withoutObservations({ observations }: MinutesFacts): readonly Refusal[] {
  return unless(observations === 0, refuse("observations-noted", { observations }));
}

/** Somebody has something to annex. */
export function withObservations({ observations }: MinutesFacts): readonly Refusal[] {
  return unless(observations > 0, refuse("observations-missing", {}));
}

/** Silence speaks only where it was signed, and to those whom the minutes reached (CD-09, C. civ. 1120). */
export function silenceSpeaks({ tacit, unreached }: MinutesFacts): readonly Refusal[] {
  return [
    ...unless(tacit, refuse("silence-not-signed", {})),
    ...unless(unreached.length === 0, refuse("minutes-not-received", { participants: unreached.length })),
  ];
}

/** Whoever has not answered has had the time to; under the clause signed, silence then stands for a yes. */
export function answeredOrSilent(facts: MinutesFacts): readonly Refusal[] {
  if (facts.silent.length === 0 || closedByChair(facts)) return [];
  return [...approvalOver(facts), ...silenceSpeaks(facts)];
}

const keepers = followUpPermits["minutes.circulate"].by;
const closers = followUpPermits["minutes.approve"].by;

/** The life of minutes. No act leads out of an approval. */
export const minutesActs = {
  write: { from: ["DRAFT"], to: "DRAFT", by: keepers, guards: [meetingHeld], article: "MR-02" },
  rewrite: {
    from: ["CORRECTION_REQUESTED"],
    to: "CORRECTION_REQUESTED",
    by: keepers,
    guards: [meetingHeld],
    article: "MR-02",
  },
  circulate: {
    from: ["DRAFT"],
    to: "CIRCULATED",
    by: keepers,
    guards: [meetingHeld, minutesWritten],
    article: "MR-02",
  },
  requestCorrection: {
    from: ["CIRCULATED", "CORRECTION_REQUESTED"],
    to: "CORRECTION_REQUESTED",
    by: followUpPermits["minutes.request-correction"].by,
    guards: [byParticipant, approvalRuns],
    article: "CD-16",
  },
  circulateAgain: {
    from: ["CORRECTION_REQUESTED"],
    to: "CIRCULATED",
    by: keepers,
    guards: [minutesWritten, correctionsAnswered],
    article: "MR-02",
  },
  agree: {
    from: ["CIRCULATED"],
    to: "CIRCULATED",
    by: followUpPermits["minutes.agree"].by,
    // Said in words, a yes is worth as much after the period as within it: only silence is counted in days.
    guards: [byParticipant],
    article: "CD-09",
  },
  approve: {
    from: ["CIRCULATED"],
    to: "APPROVED",
    by: closers,
    guards: [approvedByAllOrChair, withoutObservations],
    article: "CD-09",
  },
  approveObserved: {
    from: ["CIRCULATED"],
    to: "APPROVED_WITH_OBSERVATIONS",
    by: [...closers, "SYSTEM"],
    guards: [withObservations, answeredOrSilent],
    article: "CD-09",
  },
  approveTacitly: {
    from: ["CIRCULATED"],
    to: "APPROVED_TACITLY",
    by: ["SYSTEM"],
    guards: [approvalOver, silenceSpeaks, withoutObservations],
    article: "CD-09",
  },
} as const satisfies Record<string, ProjectAct<MinutesStatus, MinutesFacts>>;

/** Decides an act on minutes. What a correction asks for, or an observation says, is written. */
export function decideMinutes(
  act: keyof typeof minutesActs,
  facts: MinutesFacts,
  actor: Pick<Actor, "role"> | { readonly role: "SYSTEM" },
  text?: string,
): Ruling<MinutesStatus> {
  const closes = act === "approve" || act === "approveObserved";
  const ruling = alsoUnless(
    decide<MinutesStatus, MinutesFacts>(minutesActs[act], facts, actor),
    unless(!closes || facts.presides || actor.role === "SYSTEM", refuse("not-presiding", {})),
  );
  return text === undefined ? ruling : alsoUnless(ruling, unless(text.trim() !== "", refuse("reason-missing", {})));
}

/** Approved, in whatever way: from then on nothing of them changes. What silence approved is the narrative alone (5.3). */
export function isLocked(status: MinutesStatus): boolean {
  return status === "APPROVED" || status === "APPROVED_TACITLY" || status === "APPROVED_WITH_OBSERVATIONS";
}

/** Where days are counted. */
type Place = { readonly timeZone: string; readonly nonWorking: Holidays };

/** By when minutes are circulated: so many working days after the meeting ended, as signed (2 unless said otherwise). */
export function circulationDue(
  endedAt: Instant,
  parameters: Pick<CharterParameters, "minutesCirculation">,
  place: Place,
): Due {
  return dueAfter(endedAt, parameters.minutesCirculation, place.timeZone, place.nonWorking);
}

/** By when they are approved or corrected: so many working days after they were circulated, as signed (5; 2 to 10). */
export function approvalDue(
  circulatedAt: Instant,
  parameters: Pick<CharterParameters, "minutesApproval">,
  place: Place,
): Due {
  return dueAfter(circulatedAt, parameters.minutesApproval, place.timeZone, place.nonWorking);
}

/**
 * By when minutes that were corrected are approved: the working days that were left on the day of the first request run
 * on from the day on which they are circulated again, and never fewer than two (domain.md 9.4).
 */
export function approvalDueAgain(
  before: { readonly dueOn: string; readonly requestedAt: Instant },
  circulatedAt: Instant,
  { timeZone, nonWorking }: Place,
): Due {
  const left = workingDaysBetween(dayOf(before.requestedAt, timeZone), before.dueOn, nonWorking);
  const on = workingDaysAfter(dayOf(circulatedAt, timeZone), Math.max(left, LEAST_DAYS_AGAIN), nonWorking);
  return { on, before: endOfDay(on, timeZone) };
}
