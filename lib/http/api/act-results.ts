import { z } from "zod";

function texts<const K extends string>(...keys: readonly K[]): z.ZodType {
  return z.strictObject(Object.fromEntries(keys.map((key) => [key, z.string()])));
}

const record = texts("record", "milestone");
const reservation = texts("reservation");
const signedReservation = texts("record", "reservation");
const milestone = texts("milestone");
const incident = z.strictObject({ milestone: z.string(), incident: z.int() });
const steps = texts("count");
const change = texts("changeRequest");
const commitment = texts("commitment");
const penalty = texts("penalty");

/** What each command answers; `null` for one that answers nothing. A test holds that acts answer this. */
const results: Readonly<Record<string, z.ZodType>> = {
  "project.create": texts("code"),
  "invitation.accept": texts("project"),
  "calendar.declare-closure": texts("closureId"),
  "party.add": texts("party"),
  "member.invite": texts("invitation"),
  "charter.draft": texts("version"),
  "charter.propose": texts("version"),
  "charter.sign": texts("record", "version"),
  "commitment.propose": commitment,
  "commitment.revise": commitment,
  "commitment.sign": texts("record", "commitment"),
  "commitment.deliver": commitment,
  "commitment.confirm": commitment,
  "commitment.excuse": commitment,
  "commitment.reschedule": commitment,
  "commitment.answer-reschedule": commitment,
  "commitment.substitute": commitment,
  "commitment.release": commitment,
  "absence.declare": texts("absenceId"),
  "time.declare": commitment,
  "delegation.grant": texts("record", "delegation"),
  "requirement.draft": texts("code"),
  "requirement.revise": texts("code"),
  "requirement.propose": steps,
  "requirement.review": steps,
  "requirement.agree": steps,
  "requirement.defer": steps,
  "requirement.reject": steps,
  "requirement.withdraw": steps,
  "requirement.outline": steps,
  "exclusion.state": texts("version"),
  "question.ask": texts("question"),
  "question.answer": texts("question"),
  "baseline.sign": texts("record", "baseline"),
  "budget.set-ceiling": texts("record", "version"),
  "invoice.record": texts("invoice"),
  "invoice.credit": texts("invoice"),
  "payment.record": texts("invoice"),
  "penalty.announce": penalty,
  "penalty.answer": penalty,
  "penalty.apply": penalty,
  "penalty.drop": penalty,
  "milestone.define": milestone,
  "milestone.revise": milestone,
  "milestone.start": milestone,
  "milestone.verify": milestone,
  "client-input.deliver": milestone,
  "milestone.propose-date": milestone,
  "milestone.agree-date": milestone,
  "milestone.refuse-resubmission": milestone,
  "hearing.open": milestone,
  "hearing.answer": milestone,
  "clock.extend": texts("clockId"),
  "clock.propose-suspension": texts("clockId"),
  "clock.agree-suspension": texts("clockId"),
  "clock.withdraw-suspension": texts("clockId"),
  "clock.resume": texts("clockId"),
  "milestone.agree": record,
  "milestone.submit": record,
  "milestone.accept": record,
  "milestone.accept-with-reservations": record,
  "milestone.reduce-price": record,
  "milestone.accept-price-reduction": record,
  "milestone.adjourn": record,
  "milestone.reject": record,
  "milestone.approve-aptitude": record,
  "milestone.cancel": record,
  "milestone.rebut-tacit-acceptance": record,
  "incident.declare": incident,
  "incident.end": incident,
  "notice.draft": texts("notice"),
  "notice.send": texts("record", "notice"),
  "notice.present": texts("notice", "dueOn"),
  "criterion.verify": texts("criterionId"),
  "suspect.confirm": milestone,
  "consultation.draft": texts("consultation"),
  "consultation.invite": texts("candidate"),
  "consultation.award": texts("record", "consultation"),
  "candidacy.accept": texts("consultationId"),
  "offer.ask": texts("questionId"),
  "offer.deposit": texts("offerId", "digest", "depositedAt"),
  "evidence.upload": texts("fileId"),
  "reservation.raise": reservation,
  "reservation.revise": reservation,
  "reservation.withdraw": reservation,
  "reservation.submit-fix": reservation,
  "reservation.refuse-fix": reservation,
  "reservation.contest": reservation,
  "reservation.lift": signedReservation,
  "reservation.confirm-lifting": signedReservation,
  "reservation.waive": signedReservation,
  "change-request.open": change,
  "change-request.begin": change,
  "change-request.verify": change,
  "change-request.close": change,
  "amendment.draft": texts("amendment"),
  "amendment.sign": texts("record", "amendment"),
  "amendment.withdraw": change,
  "change-request.submit": change,
  "requirement.import": z.record(z.string(), z.string()),
};

/** What a command answers. */
export function resultOf(command: string): z.ZodType {
  return results[command] ?? z.null();
}
