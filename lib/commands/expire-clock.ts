import { z } from "zod";
import { defineSystemCommand, done, type Expired, missing, type SystemContext } from "@/lib/commands/define-command";
import { endCommitmentDay, endCommitmentGrace } from "@/lib/commands/expire-commitment";
import { type ClockKind, isOver } from "@/lib/domain/clock";
import { suspensible } from "@/lib/domain/clock-effect";
import { dayOf, endOfDay } from "@/lib/domain/deadline";
import type { Event } from "@/lib/domain/event";
import { workingDaysAfter } from "@/lib/domain/working-day";
import { expireAdvice } from "@/lib/features/advice/commands/expire-advice";
import {
  endAssessmentPeriod,
  endDecisionPeriod,
  endDeferral,
  endOpinionPeriod,
  lapseChangeRequest,
} from "@/lib/features/change-request/commands/expire-change-request";
import { type ClockRecord, loadDaysOff, lockClock, lockMatter, lockWaitingClocks } from "@/lib/features/clock/queries";
import { expireClock as endClock, moveClock } from "@/lib/features/clock/store";
import { named, readCounting, resumeClock } from "@/lib/features/clock/store-keeping";
import { endLevel, endMediationAnswer, endMediationTime } from "@/lib/features/dispute/commands/expire-dispute";
import { expireDecision } from "@/lib/features/milestone/commands/expire-decision";
import { expireObservation } from "@/lib/features/milestone/commands/expire-observation";
import { endMinutesPeriod } from "@/lib/features/minutes/commands/expire-minutes";
import { expireNotice } from "@/lib/features/notice/commands/expire-notice";

/** What the end of a clock means: a word for it, and the facts that follow. The matter and the clock are held. */
type Expiry = (ctx: SystemContext, clock: ClockRecord) => Promise<Expired>;

/** The day is over and nothing moves by itself: what one may do from now on is in the rules of the acts. */
const onlyLate =
  (effect: string): Expiry =>
  () =>
    Promise.resolve({ effect, events: [] });

/** Unanswered, a hearing ends with its days: the clock that waited for it goes on (domain.md 9, convention f). */
const hearingOver: Expiry = async (ctx, clock) => {
  const { tx, place, now } = ctx;
  if (clock.milestoneId === null) return { effect: "hearing-over", events: [] };
  const about = { milestoneId: clock.milestoneId };
  const [waiting, counting] = await Promise.all([
    lockWaitingClocks(tx, place.projectId, about, { kinds: suspensible, now }),
    readCounting(tx, ctx),
  ]);
  const free = waiting.filter((one) => one.state === "SUSPENDED" && one.cause === "HEARING" && !one.held);
  const events = await Promise.all(free.map((one) => resumeClock(tx, ctx, one, counting)));
  return { effect: "hearing-over", events };
};

/** A formal notice that was not heeded; and where the client was to decide, its silence (domain.md 9.1, after notice). */
const secondPeriodOver: Expiry = async (ctx, clock) => {
  const silence = clock.side === "CLIENT" ? await expireDecision(ctx, clock) : null;
  if (silence?.extendBy !== undefined) return silence;
  const notice = await expireNotice(ctx, clock);
  return { effect: silence?.effect ?? notice.effect, events: [...notice.events, ...(silence?.events ?? [])] };
};

/** Without its reminders silence says nothing: the period goes on, long enough for all of them, and both sides are told. */
async function extend(ctx: SystemContext, clock: ClockRecord, days: number): Promise<Event> {
  const { tx, place, now } = ctx;
  const [counting, own] = await Promise.all([
    readCounting(tx, ctx),
    loadDaysOff(tx, place.projectId, clock.calendarVersion),
  ]);
  const nonWorking = own ?? counting.nonWorking;
  const on = workingDaysAfter(dayOf(now, clock.timeZone), days, nonWorking);
  const [due, cause] = [{ on, before: endOfDay(on, clock.timeZone) }, "REMINDERS_NOT_SENT"] as const;
  await moveClock(tx, ctx, clock, { kind: "EXTENDED", cause, days, due }, { ...counting, nonWorking });
  return {
    type: "ClockExtended",
    payload: { ...named(clock), cause, wasDueOn: clock.dueOn, dueOn: due.on, dueBefore: due.before },
  };
}

/** What the end of each kind of clock means (domain.md 9.1, column of the defaults at expiry). Total: none is forgotten. */
const expiries: Readonly<Record<ClockKind, Expiry>> = {
  ACCEPTANCE: expireDecision,
  SECOND_PERIOD: secondPeriodOver,
  OBSERVATION: expireObservation,
  SERVICE_DECISION: expireDecision,
  RESUBMISSION: onlyLate("client-may-reduce-or-reject"),
  HEARING: hearingOver,
  RESERVATION_LIFTING: onlyLate("formal-notice-available"),
  FIX_ANSWER: onlyLate("answer-late"),
  QUESTION_ANSWER: onlyLate("answer-late"),
  COMMITMENT: (ctx, clock) => endCommitmentDay(ctx, clock.matterId),
  COMMITMENT_GRACE: (ctx, clock) => endCommitmentGrace(ctx, clock.matterId),
  REBUTTAL: onlyLate("rebuttal-over"),
  PAYMENT: onlyLate("payment-late"),
  CHANGE_ASSESSMENT: endAssessmentPeriod,
  CHANGE_OPINION: endOpinionPeriod,
  CHANGE_DECISION: endDecisionPeriod,
  CHANGE_QUOTE: lapseChangeRequest,
  CHANGE_REVIEW: endDeferral,
  CHANGE_REGULARISATION: lapseChangeRequest,
  DISPUTE_LEVEL: endLevel,
  MEDIATION_ANSWER: endMediationAnswer,
  MEDIATOR_APPOINTMENT: endMediationTime,
  MEDIATION_LENGTH: endMediationTime,
  LIMITATION_RESTART: onlyLate("limitation-runs"),
  ADVICE_ANSWER: expireAdvice,
  OPINION_ANSWER: onlyLate("answer-late"),
  RISK_REVIEW: onlyLate("review-late"),
  ACTION_DUE: onlyLate("action-late"),
  MINUTES_CIRCULATION: onlyLate("circulation-late"),
  MINUTES_APPROVAL: endMinutesPeriod,
  MEETING_CONVOCATION: onlyLate("meeting-to-move"),
  MEETING_DOCUMENTS: onlyLate("documents-closed"),
};

/**
 * The end of a clock: from the first instant after its due day, once, whoever runs it (domain.md 9, convention d). It
 * answers *nothing to do* before that instant, for a clock that waits, and for one that an act has stopped.
 */
export const expireClock = defineSystemCommand({
  name: "clock.expire",
  input: z.strictObject({ clockId: z.uuid() }),
  async run(ctx, { clockId }) {
    const { tx, place, now } = ctx;
    // The matter first, then its clocks, then the ledger: the order of every act.
    await lockMatter(tx, place.projectId, clockId);
    const clock = await lockClock(tx, place.projectId, clockId);
    if (clock === null || !isOver(clock, now)) return missing();
    const { effect, events, extendBy } = await expiries[clock.kind](ctx, clock);
    if (extendBy !== undefined) return done([await extend(ctx, clock, extendBy)], { effect });
    await endClock(tx, ctx, clock.id, effect);
    const { dueOn, dueBefore } = clock;
    return done([{ type: "ClockExpired", payload: { ...named(clock), dueOn, dueBefore, effect } }], { effect }, events);
  },
});
