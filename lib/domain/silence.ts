import { z } from "zod";
import type { ProjectAct } from "@/lib/domain/act";
import type { MilestoneStatus } from "@/lib/domain/milestone";
import type { CharterParameters } from "@/lib/domain/parameter";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { Instant } from "@/lib/kernel/instant";

/** The clocks whose end may have an effect of silence: the decision, the decision on the service, the second period. */
export const SilentClock = z.enum(["ACCEPTANCE", "SERVICE_DECISION", "SECOND_PERIOD"]);
export type SilentClock = z.infer<typeof SilentClock>;

/** What the signed charter makes of a silence (domain.md 9.1). */
export const SilenceEffect = z.enum(["NONE", "TACIT_ACCEPTANCE", "DEEMED_CONFORMING_FOR_PAYMENT"]);
export type SilenceEffect = z.infer<typeof SilenceEffect>;

/** Why a silence has no effect although the charter would give it one. */
export const SilenceBar = z.enum([
  "BLOCKING_RESERVATION",
  "BLOCKING_QUESTION",
  "WARNING_UNANSWERED",
  "CONTESTED",
  "SERVICE_IRREGULAR",
  "ALREADY_REBUTTED",
]);
export type SilenceBar = z.infer<typeof SilenceBar>;

/** Working days before the due day on which a reminder must be proven for a silence to have an effect. */
export const provenSteps: readonly number[] = [5, 1];

/** Working days that an extension gives when reminders did not go out: what they need to go out, all of them. */
export const extensionDays = 5;

/** Calendar days to pay once the work is deemed conforming (CCP R2192-10; C. com. L441-10 I). */
export const paymentDays = 30;

/** How long after its hour a reminder may still leave and count: a mail server that was down for a night costs nothing. */
const leeway = 24 * 3_600_000;

/** A reminder of the present due day: its step, when it was to go out, and the first mail that really left, if one did. */
export type ReminderProof = {
  readonly id: string;
  readonly step: number;
  readonly remindAt: Instant;
  readonly deliveryId: string | null;
  readonly deliveredAt: Instant | null;
};

/** A reminder that is proven: its mail left in time. */
export type ProvenReminder = ReminderProof & { readonly deliveryId: string; readonly deliveredAt: Instant };

/** What must be known at the end of the period. */
export type SilenceFacts = {
  readonly clock: SilentClock;
  readonly status: MilestoneStatus;
  readonly twoStage: boolean;
  readonly clause: Pick<CharterParameters, "silenceEffect" | "serviceSilenceEffect" | "tacitAfterNotice">;
  /** Codes of open blocking reservations, of open blocking questions, of warnings without an answer, of disputes that contest it. */
  readonly reservations: readonly string[];
  readonly questions: readonly string[];
  readonly warnings: readonly string[];
  readonly disputes: readonly string[];
  /** Whether the service was regular; `null` where none was observed. */
  readonly serviceRegular: boolean | null;
  /** The client has already rebutted a tacit acceptance of this very submission: it has spoken. */
  readonly rebutted: boolean;
  readonly reminders: readonly ReminderProof[];
  readonly dueBefore: Instant;
};

/** What silence does now. `steps` are the working days before the due day whose reminders are not proven. */
export type SilenceRuling =
  | { readonly kind: "NO_EFFECT" }
  | { readonly kind: "BARRED"; readonly effect: SilenceEffect; readonly bars: readonly SilenceBar[] }
  | { readonly kind: "REMINDERS_MISSING"; readonly effect: SilenceEffect; readonly steps: readonly number[] }
  | {
      readonly kind: "EFFECT";
      readonly effect: "TACIT_ACCEPTANCE" | "DEEMED_CONFORMING_FOR_PAYMENT";
      readonly reminders: readonly ProvenReminder[];
    };

/** What the clauses of a charter make of the end of a clock, were nothing else in the way. */
export function clauseEffect(clock: SilentClock, clause: SilenceFacts["clause"]): SilenceEffect {
  switch (clock) {
    case "ACCEPTANCE":
      return clause.silenceEffect;
    case "SERVICE_DECISION":
      return clause.serviceSilenceEffect;
    case "SECOND_PERIOD":
      return clause.tacitAfterNotice ? "TACIT_ACCEPTANCE" : "NONE";
  }
}

/**
 * The effect that the signed charter gives to the end of a clock. The aptitude has none, ever (CCAG-TIC 33.2.1); a
 * second period has one where it was signed; the service has its own.
 */
export function signedEffect(facts: Pick<SilenceFacts, "clock" | "status" | "twoStage" | "clause">): SilenceEffect {
  const { clock, status, twoStage, clause } = facts;
  return isAptitude({ twoStage, status }) ? "NONE" : clauseEffect(clock, clause);
}

/** True where the decision is on the aptitude: the first of two stages. */
export function isAptitude({ twoStage, status }: Pick<SilenceFacts, "twoStage" | "status">): boolean {
  return twoStage && status !== "SERVICE_OBSERVATION";
}

/** What stands in the way of the effect, in reading order. */
export function barsOf(facts: SilenceFacts): readonly SilenceBar[] {
  return [
    ...(facts.reservations.length > 0 ? (["BLOCKING_RESERVATION"] as const) : []),
    ...(facts.questions.length > 0 ? (["BLOCKING_QUESTION"] as const) : []),
    ...(facts.warnings.length > 0 ? (["WARNING_UNANSWERED"] as const) : []),
    ...(facts.disputes.length > 0 ? (["CONTESTED"] as const) : []),
    ...(facts.serviceRegular === false ? (["SERVICE_IRREGULAR"] as const) : []),
    ...(facts.rebutted ? (["ALREADY_REBUTTED"] as const) : []),
  ];
}

/** True when the mail of a reminder left within a day of its hour, and before the end of the period. */
export function isProven(reminder: ReminderProof, dueBefore: Instant): reminder is ProvenReminder {
  const { deliveryId, deliveredAt, remindAt } = reminder;
  if (deliveryId === null || deliveredAt === null || deliveredAt >= dueBefore) return false;
  return Date.parse(deliveredAt) <= Date.parse(remindAt) + leeway;
}

/**
 * What silence does at the end of a period (C. civ. 1120; domain.md 9.1): nothing without a signed clause; nothing while
 * something that was said is without an answer; nothing without its reminders, in which case the period goes on.
 */
export function rulingOnSilence(facts: SilenceFacts): SilenceRuling {
  const effect = signedEffect(facts);
  if (effect === "NONE") return { kind: "NO_EFFECT" };
  const bars = barsOf(facts);
  if (bars.length > 0) return { kind: "BARRED", effect, bars };
  const proven = facts.reminders.filter((one) => isProven(one, facts.dueBefore));
  const steps = provenSteps.filter((step) => !proven.some((one) => one.step === step));
  if (steps.length > 0) return { kind: "REMINDERS_MISSING", effect, steps };
  return { kind: "EFFECT", effect, reminders: proven };
}

/** Statuses in which a submission is in the client's hands: there alone silence says something. */
export const awaitingStatuses: readonly MilestoneStatus[] = ["SUBMITTED", "UNDER_VERIFICATION", "SERVICE_OBSERVATION"];

/** What the tables of silence ask: where the milestone stands, and until when a tacit acceptance can be rebutted. */
export type TacitFacts = {
  readonly status: MilestoneStatus;
  readonly twoStage: boolean;
  /** `null` where nothing was accepted tacitly. */
  readonly rebuttalBefore: Instant | null;
  readonly now: Instant;
};

/** CR-11: a tacit acceptance is rebutted within its window; later the way is a change request, or a dispute. */
export function withinRebuttalPeriod({ rebuttalBefore, now }: TacitFacts): readonly Refusal[] {
  if (rebuttalBefore === null) return [];
  return unless(now < rebuttalBefore, refuse("rebuttal-period-over", { until: rebuttalBefore }));
}

/** Two stages end with the service: silence before it accepts nothing. */
export function notAptitude({ twoStage, status }: TacitFacts): readonly Refusal[] {
  return unless(!isAptitude({ twoStage, status }), refuse("two-stage-decision", {}));
}

/** What the clock does by silence. */
export const silenceActs = {
  acceptTacitly: {
    from: awaitingStatuses,
    to: "ACCEPTED_TACITLY",
    by: ["SYSTEM"],
    guards: [notAptitude],
    article: "AR-02",
  },
} as const satisfies Record<string, ProjectAct<MilestoneStatus, TacitFacts>>;
