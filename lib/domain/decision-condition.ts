import { z } from "zod";
import { adviceAnsweredFirst, type UnansweredAdvice } from "@/lib/domain/advice-block";
import type { ArticleCode } from "@/lib/domain/article";
import type { MilestoneStatus } from "@/lib/domain/milestone";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import {
  missingFromReservation,
  openReservationStatuses,
  type ReservationStatus,
  type ReservationText,
  type Severity,
} from "@/lib/domain/reservation";
import type { Instant } from "@/lib/kernel/instant";

/** What the client can decide on a submission (CR-11); the aptitude only in two stages. */
export const Decision = z.enum([
  "ACCEPT",
  "ACCEPT_WITH_RESERVATIONS",
  "REDUCE_PRICE",
  "ADJOURN",
  "REJECT",
  "APPROVE_APTITUDE",
]);
export type Decision = z.infer<typeof Decision>;

/** The agency's hearing before a price reduction or a rejection, once per submission. */
export type Hearing = { readonly endsBefore: Instant; readonly answered: boolean };

/** A criterion as it was checked on this submission; `passed` is `null` until it is. */
export type CheckedCriterion = { readonly id: string; readonly code: string; readonly passed: boolean | null };

/** A reservation as the decision sees it. */
export type DecidedReservation = ReservationText & {
  readonly severity: Severity;
  readonly status: ReservationStatus;
  /** The criterion or requirement codes that it covers. */
  readonly covers: readonly string[];
};

/** What must be known to decide on a submission. */
export type DecisionFacts = {
  readonly status: MilestoneStatus;
  readonly twoStage: boolean;
  readonly criteria: readonly CheckedCriterion[];
  readonly reservations: readonly DecidedReservation[];
  /** Advice on this milestone without an answer. */
  readonly unansweredAdvice: readonly UnansweredAdvice[];
  /** Codes of requirements that an amendment changed, where something of this milestone has not been confirmed since. */
  readonly suspects: readonly string[];
  readonly hearing: Hearing | null;
  /** End of the service observation; `null` outside it. */
  readonly observationEndsBefore: Instant | null;
  /** After an adjournment: until when the agency may present again, and whether it has refused to. */
  readonly resubmission: { readonly dueBefore: Instant; readonly refused: boolean } | null;
  readonly now: Instant;
};

function open(facts: DecisionFacts): readonly DecidedReservation[] {
  return facts.reservations.filter((reservation) => openReservationStatuses.includes(reservation.status));
}

function codes(list: readonly { readonly code: string }[]): readonly string[] {
  return list.map((item) => item.code);
}

/** CR-07: every criterion was checked and passed. */
export function everyCriterionPassed({ criteria }: DecisionFacts): readonly Refusal[] {
  const failed = codes(criteria.filter((criterion) => criterion.passed === false));
  const unverified = codes(criteria.filter((criterion) => criterion.passed === null));
  return unless(failed.length + unverified.length === 0, refuse("criteria-not-passed", { failed, unverified }));
}

/** CD-10: every criterion was checked, whatever the result. */
export function everyCriterionVerified({ criteria }: DecisionFacts): readonly Refusal[] {
  const unverified = codes(criteria.filter((criterion) => criterion.passed === null));
  return unless(unverified.length === 0, refuse("criteria-not-verified", { unverified }));
}

/** CD-10: what failed is in the list; an apparent defect without a reservation would be accepted. */
export function failuresReserved(facts: DecisionFacts): readonly Refusal[] {
  const covered = open(facts).flatMap((reservation) => reservation.covers);
  const failed = codes(facts.criteria.filter((criterion) => criterion.passed === false)).filter(
    (code) => !covered.includes(code),
  );
  return unless(failed.length === 0, refuse("failure-without-reservation", { failed }));
}

/** CR-11: an open blocking reservation forbids acceptance (invariant 4). */
export function noOpenBlockingReservation(facts: DecisionFacts): readonly Refusal[] {
  const blocking = open(facts).filter((reservation) => reservation.severity === "BLOCKING");
  return unless(blocking.length === 0, refuse("blocking-reservation-open", { reservations: codes(blocking) }));
}

/** CR-11: a plain acceptance leaves nothing open. */
export function noOpenReservation(facts: DecisionFacts): readonly Refusal[] {
  const reservations = codes(open(facts).filter((reservation) => reservation.severity !== "BLOCKING"));
  return unless(reservations.length === 0, refuse("reservation-open", { reservations }));
}

/** CR-11: an acceptance with reservations has some. */
export function someReservation(facts: DecisionFacts): readonly Refusal[] {
  return unless(open(facts).length > 0, refuse("reservation-missing", {}));
}

/** CD-10: each reservation can be acted upon. */
export function reservationsPrecise(facts: DecisionFacts): readonly Refusal[] {
  const vague = open(facts).filter((reservation) => missingFromReservation(reservation).length > 0);
  const missing = [...new Set(vague.flatMap(missingFromReservation))];
  return unless(vague.length === 0, refuse("reservation-incomplete", { reservations: codes(vague), missing }));
}

/** CD-03: advice on this milestone has its answer (invariant 4). */
export function adviceAnswered({ unansweredAdvice }: DecisionFacts): readonly Refusal[] {
  return adviceAnsweredFirst(unansweredAdvice);
}

/** CR-07: what was checked was checked against the text in force, or somebody has said why that makes no difference. */
export function nothingSuspect({ suspects }: DecisionFacts): readonly Refusal[] {
  return unless(suspects.length === 0, refuse("suspect-open", { requirements: suspects }));
}

/** AR-07: the agency was asked, and has answered or let its time go by. */
export function agencyHeard({ hearing, now }: DecisionFacts): readonly Refusal[] {
  if (hearing === null) return [refuse("agency-not-heard", {})];
  return unless(
    hearing.answered || now >= hearing.endsBefore,
    refuse("hearing-running", { until: hearing.endsBefore }),
  );
}

/** CCAG-TIC 33.2.1: in two stages, nothing is accepted before the service was observed. */
export function finalStage({ twoStage, status }: DecisionFacts): readonly Refusal[] {
  return unless(
    !twoStage || status === "SERVICE_OBSERVATION" || status === "ADJOURNED",
    refuse("two-stage-decision", {}),
  );
}

/** The aptitude is a decision of its own only where the parties agreed on two stages. */
export function twoStagesAgreed({ twoStage }: DecisionFacts): readonly Refusal[] {
  return unless(twoStage, refuse("single-stage-decision", {}));
}

/** CCAG-TIC 32.4: the observation runs to its end. */
export function observationEnded({ status, observationEndsBefore, now }: DecisionFacts): readonly Refusal[] {
  if (status !== "SERVICE_OBSERVATION" || observationEndsBefore === null || now >= observationEndsBefore) return [];
  return [refuse("observation-running", { until: observationEndsBefore })];
}

/** CR-11: after an adjournment the agency first has its time to present again. */
export function resubmissionOver({ status, resubmission, now }: DecisionFacts): readonly Refusal[] {
  if (status !== "ADJOURNED" || resubmission === null || resubmission.refused || now >= resubmission.dueBefore)
    return [];
  return [refuse("resubmission-running", { until: resubmission.dueBefore })];
}

/** The conditions as the ceremony lists them, each under its article. */
export const conditions = {
  "final-stage": { article: "CR-11", guard: finalStage },
  "two-stages-agreed": { article: "CR-11", guard: twoStagesAgreed },
  "observation-ended": { article: "CR-05", guard: observationEnded },
  "criteria-passed": { article: "CR-07", guard: everyCriterionPassed },
  "criteria-verified": { article: "CD-10", guard: everyCriterionVerified },
  "no-open-blocking-reservation": { article: "CR-11", guard: noOpenBlockingReservation },
  "no-open-reservation": { article: "CR-11", guard: noOpenReservation },
  "some-reservation": { article: "CR-11", guard: someReservation },
  "failures-reserved": { article: "CD-10", guard: failuresReserved },
  "reservations-precise": { article: "CD-10", guard: reservationsPrecise },
  "advice-answered": { article: "CD-03", guard: adviceAnswered },
  "nothing-suspect": { article: "CR-07", guard: nothingSuspect },
  "agency-heard": { article: "AR-07", guard: agencyHeard },
  "resubmission-over": { article: "CR-11", guard: resubmissionOver },
} as const satisfies Record<
  string,
  { readonly article: ArticleCode; readonly guard: (facts: DecisionFacts) => readonly Refusal[] }
>;

export type ConditionKind = keyof typeof conditions;
