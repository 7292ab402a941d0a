import { type Due, endOfPeriod } from "@/lib/domain/deadline";
import type { Decision } from "@/lib/domain/decision-condition";
import { inForce, type Setting, termFrom } from "@/lib/features/milestone/queries-setting";
import type { Instant } from "@/lib/kernel/instant";

/** The terms that a decision opens: the warranty, the time to present again, or the observation and the decision after it. */
export type DecisionTerms = {
  readonly warrantyEndsOn: string | null;
  readonly term: Due | null;
  readonly decisionDueOn: string | null;
};

/** Computes them once, from the charter in force, in the project's zone and calendar. */
export function termsOf(setting: Setting, decision: Decision, now: Instant): DecisionTerms {
  const parameters = inForce(setting);
  switch (decision) {
    case "ACCEPT":
    case "ACCEPT_WITH_RESERVATIONS":
    case "REDUCE_PRICE":
      return { warrantyEndsOn: termFrom(setting, now, parameters.warranty).on, term: null, decisionDueOn: null };
    case "ADJOURN":
      return { warrantyEndsOn: null, term: termFrom(setting, now, parameters.resubmissionPeriod), decisionDueOn: null };
    case "REJECT":
      return { warrantyEndsOn: null, term: null, decisionDueOn: null };
    case "APPROVE_APTITUDE": {
      const term = termFrom(setting, now, parameters.observationPeriod);
      const decisionDueOn = endOfPeriod(term.on, parameters.serviceDecisionPeriod, setting.calendar.nonWorking);
      return { warrantyEndsOn: null, term, decisionDueOn };
    }
  }
}
