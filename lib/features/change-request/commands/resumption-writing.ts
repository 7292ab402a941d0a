import type { ChangeRequestStatus } from "@/lib/domain/change-request";
import type { Event } from "@/lib/domain/event";
import { firstLapse } from "@/lib/features/change-request/commands/quote-writing";
import type { ChangeTerms } from "@/lib/features/change-request/queries-qualify";
import { type ChangeState, namingChange } from "@/lib/features/change-request/queries-state";
import { type ChangeDesk, dayColumn, moveChange } from "@/lib/features/change-request/store-life";

/** A deferred request goes on, by the client or on its review day: what it waits for is due anew. */
export async function resumeDeferred(
  desk: ChangeDesk,
  state: ChangeState,
  status: ChangeRequestStatus,
  terms: ChangeTerms,
): Promise<Event> {
  const assessing = status === "IMPACT_ASSESSMENT";
  const due = terms.from(desk.now, assessing ? "changeAssessmentPeriod" : "changeDecisionPeriod");
  const validUntil = status === "UNDER_DECISION" ? (firstLapse(state)?.validUntil ?? null) : null;
  const day = dayColumn(due.on);
  // What is assessed anew is offered anew: until when the lapsed offers stood binds nothing that follows.
  await moveChange(
    desk,
    state,
    { act: "resume", to: status },
    assessing ? { assessmentDueOn: day, quoteValidUntil: null, quoteValidBefore: null } : { decisionDueOn: day },
  );
  const payload = { ...namingChange(state), before: state.status, status, dueOn: due.on, validUntil };
  return { type: "ChangeRequestResumed", payload };
}
