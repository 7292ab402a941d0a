import type { ChangeDecision } from "@/lib/domain/change-decision";
import type { ChangeAuthority } from "@/lib/domain/change-price";
import type { ChangeRequestStatus } from "@/lib/domain/change-request";
import type { Event } from "@/lib/domain/event";
import { type ChangeState, namingChange } from "@/lib/features/change-request/queries-state";

/** The fact that a recorded decision leaves. */
export function decidedEvent(
  state: ChangeState,
  decided: {
    readonly decision: ChangeDecision;
    readonly status: ChangeRequestStatus;
    readonly reason: string;
    readonly reviewOn: string | null;
    readonly authority: ChangeAuthority;
  },
): Event {
  const { decision, status, reason, reviewOn, authority } = decided;
  const payload = { ...namingChange(state), before: state.status, status };
  const texts = { reason };
  switch (decision) {
    case "APPROVE": {
      const { finding } = state;
      const approved = { ...payload, finding, instrument: authority.instrument };
      return { type: "ChangeDecisionRecorded", payload: approved, texts };
    }
    case "REJECT":
      return { type: "ChangeRequestRejected", payload, texts };
    case "DEFER":
      if (reviewOn === null) throw new Error("A deferral without a review day");
      return { type: "ChangeRequestDeferred", payload: { ...payload, dueOn: reviewOn }, texts };
    case "CONCESSION":
      return { type: "ChangeConcessionGranted", payload, texts };
  }
}
