import { z } from "zod";
import type { ClockKind } from "@/lib/domain/clock";
import type { MilestoneStatus } from "@/lib/domain/milestone";
import type { CharterParameters } from "@/lib/domain/parameter";
import type { Side } from "@/lib/domain/party";
import { clauseEffect, isAptitude } from "@/lib/domain/silence";

/** What the end of a due day changes when nobody has acted: announced to both sides from the first day (domain.md 9.1). */
export const ExpiryEffect = z.enum([
  "NOTHING_ACCEPTED",
  "TACIT_ACCEPTANCE",
  "NOTICE_POSSIBLE",
  "DEEMED_CONFORMING_FOR_PAYMENT",
  "DECISION_PERIOD_BEGINS",
  "REJECTION_POSSIBLE",
  "DECISION_WITHOUT_OBSERVATIONS",
  "LATE",
  "GRACE_BEGINS",
  "COMMITMENT_BROKEN",
  "TACIT_BECOMES_FINAL",
  "NOT_APPROVED",
  "QUOTE_LAPSES",
  "COMMITTEE_DECIDES",
  "CHANGE_GOES_ON",
  "EMERGENCY_STOPS",
  "DISPUTE_ESCALATES",
  "MEDIATION_REFUSED",
  "MEDIATION_ENDS",
  "LIMITATION_RUNS",
  "SPONSOR_TOLD",
  "MEETING_TO_MOVE",
  "DOCUMENTS_CLOSED",
  "NARRATIVE_APPROVED",
]);
export type ExpiryEffect = z.infer<typeof ExpiryEffect>;

/** What the signed charter says of silence. */
export type SilenceRules = Pick<CharterParameters, "silenceEffect" | "tacitAfterNotice" | "serviceSilenceEffect">;

/** The effect that the charter in force announces for a clock of a side. Whether it then comes about is for the act at expiry. */
export function announcedEffect(kind: ClockKind, rules: SilenceRules, side: Side): ExpiryEffect {
  switch (kind) {
    case "ACCEPTANCE":
    case "SECOND_PERIOD":
    case "SERVICE_DECISION": {
      // A notice to the agency opens remedies; one to the client has the effect that was signed, or none.
      if (kind === "SECOND_PERIOD" && side === "AGENCY") return "LATE";
      const signed = clauseEffect(kind, rules);
      if (signed !== "NONE") return signed;
      return kind === "ACCEPTANCE" && rules.tacitAfterNotice ? "NOTICE_POSSIBLE" : "NOTHING_ACCEPTED";
    }
    case "OBSERVATION":
      return "DECISION_PERIOD_BEGINS";
    case "RESUBMISSION":
      return "REJECTION_POSSIBLE";
    case "HEARING":
      return "DECISION_WITHOUT_OBSERVATIONS";
    case "COMMITMENT":
      return "GRACE_BEGINS";
    case "COMMITMENT_GRACE":
      return "COMMITMENT_BROKEN";
    case "REBUTTAL":
      return "TACIT_BECOMES_FINAL";
    case "CHANGE_DECISION":
      return "NOT_APPROVED";
    case "CHANGE_QUOTE":
      return "QUOTE_LAPSES";
    case "CHANGE_OPINION":
      return "COMMITTEE_DECIDES";
    case "CHANGE_REVIEW":
      return "CHANGE_GOES_ON";
    case "CHANGE_REGULARISATION":
      return "EMERGENCY_STOPS";
    case "DISPUTE_LEVEL":
      return "DISPUTE_ESCALATES";
    case "MEDIATION_ANSWER":
      return "MEDIATION_REFUSED";
    case "MEDIATOR_APPOINTMENT":
    case "MEDIATION_LENGTH":
      return "MEDIATION_ENDS";
    case "LIMITATION_RESTART":
      return "LIMITATION_RUNS";
    case "ADVICE_ANSWER":
      return "SPONSOR_TOLD";
    case "MEETING_CONVOCATION":
      return "MEETING_TO_MOVE";
    case "MEETING_DOCUMENTS":
      return "DOCUMENTS_CLOSED";
    case "MINUTES_APPROVAL":
      return "NARRATIVE_APPROVED";
    case "ACTION_DUE":
    case "MINUTES_CIRCULATION":
    case "OPINION_ANSWER":
    case "RISK_REVIEW":
    case "CHANGE_ASSESSMENT":
    case "RESERVATION_LIFTING":
    case "FIX_ANSWER":
    case "QUESTION_ANSWER":
    case "PAYMENT":
      return "LATE";
  }
}

/** What the silence of its client means on a milestone: in two stages, only that on the service has an effect (CCAG-TIC 33.2.1). */
export function silenceOnMilestone(
  { twoStage, status }: { readonly twoStage: boolean; readonly status: MilestoneStatus },
  rules: SilenceRules | null,
): ExpiryEffect {
  if (rules === null || isAptitude({ twoStage, status })) return "NOTHING_ACCEPTED";
  return announcedEffect(twoStage ? "SERVICE_DECISION" : "ACCEPTANCE", rules, "CLIENT");
}
