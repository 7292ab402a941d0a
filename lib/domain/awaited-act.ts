import type { ClockKind } from "@/lib/domain/clock";
import { agencyRoles, clientRoles, type Role } from "@/lib/domain/party";
import { type CommandName, rolesFor } from "@/lib/domain/policy";

/** The acts that a running clock waits for: whoever may do one of them for the side whose turn it is can end the wait. */
const awaited = {
  ACCEPTANCE: ["milestone.accept", "hearing.open"],
  SECOND_PERIOD: ["milestone.accept", "hearing.open"],
  SERVICE_DECISION: ["milestone.accept", "hearing.open"],
  OBSERVATION: ["hearing.answer"],
  RESUBMISSION: ["milestone.submit", "milestone.start"],
  HEARING: ["hearing.answer"],
  RESERVATION_LIFTING: ["reservation.submit-fix"],
  FIX_ANSWER: ["reservation.lift", "reservation.refuse-fix"],
  QUESTION_ANSWER: ["question.answer"],
  COMMITMENT: ["commitment.deliver"],
  COMMITMENT_GRACE: ["commitment.deliver"],
  REBUTTAL: ["milestone.reject", "hearing.open"],
  PAYMENT: ["milestone.accept", "hearing.open"],
  CHANGE_ASSESSMENT: ["change-request.assess", "change-request.quote"],
  CHANGE_OPINION: ["change-request.qualify"],
  CHANGE_DECISION: ["change-request.approve", "change-request.decide"],
  CHANGE_QUOTE: ["change-request.approve", "change-request.decide"],
  CHANGE_REVIEW: ["change-request.resume"],
  CHANGE_REGULARISATION: ["change-request.approve", "change-request.decide"],
  DISPUTE_LEVEL: ["dispute.state-position", "dispute.disclose", "dispute.propose"],
  MEDIATION_ANSWER: ["mediation.answer"],
  MEDIATOR_APPOINTMENT: ["mediation.name-mediator", "mediation.confirm-mediator"],
  MEDIATION_LENGTH: ["dispute.sign-settlement", "mediation.leave"],
  LIMITATION_RESTART: ["dispute.go-outside"],
  ADVICE_ANSWER: ["advice.follow", "advice.override"],
  OPINION_ANSWER: ["advice.issue"],
  RISK_REVIEW: ["risk.review"],
  MEETING_CONVOCATION: ["meeting.convene"],
  MEETING_DOCUMENTS: ["agenda.order"],
  ACTION_DUE: ["action-item.finish"],
  MINUTES_CIRCULATION: ["minutes.circulate"],
  MINUTES_APPROVAL: ["minutes.agree", "minutes.approve"],
} as const satisfies Record<ClockKind, readonly CommandName[]>;

const rolesOf = { CLIENT: clientRoles, AGENCY: agencyRoles, AMO: ["AMO"] } as const;

/** The acts that a clock of this kind waits for (domain.md 9.1). */
export function awaitedActs(kind: ClockKind): readonly CommandName[] {
  return awaited[kind];
}

/** The roles of a side that may do what its clock waits for: nobody else is reminded of it. */
export function awaitedRoles(kind: ClockKind, side: keyof typeof rolesOf): readonly Role[] {
  const able = new Set(awaited[kind].flatMap((act) => rolesFor(act)));
  return rolesOf[side].filter((role) => able.has(role));
}
