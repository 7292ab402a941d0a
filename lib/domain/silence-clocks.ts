import { type ClockEffect, close, deciding, type Matter, milestoneOf, open } from "@/lib/domain/clock-effect";
import type { Event } from "@/lib/domain/event";

/** What silence, rebuttals and formal notices do to clocks (domain.md 9.1, 9.6); beside `clockEffects`. */
export function silenceClocks(event: Event): readonly ClockEffect[] {
  switch (event.type) {
    case "ObservationEnded": {
      const { decisionDueOn } = event.payload;
      return [open("SERVICE_DECISION", milestoneOf(event.payload), "CLIENT", decisionDueOn, "serviceDecisionPeriod")];
    }
    case "MilestoneDeemedConforming":
      return [open("PAYMENT", milestoneOf(event.payload), "CLIENT", event.payload.paymentDueOn, null)];
    case "MilestoneAcceptedTacitly":
      return [
        close(deciding, event.payload.milestoneId, "SETTLED"),
        { do: "open-liftings", milestoneId: event.payload.milestoneId },
        open("REBUTTAL", milestoneOf(event.payload), "CLIENT", event.payload.rebuttalEndsOn, "rebuttalPeriod"),
      ];
    case "TacitAcceptanceRebutted":
      return rebutted(event.payload);
    case "FormalNoticePresented":
      return presented(event.payload);
  }
  return [];
}

/** The client decides anew, within the period of the charter. */
function rebutted(payload: Extract<Event, { type: "TacitAcceptanceRebutted" }>["payload"]): readonly ClockEffect[] {
  const { milestoneId, service, decisionDueOn } = payload;
  return [
    close(["REBUTTAL"], milestoneId, "ACTED"),
    service
      ? open("SERVICE_DECISION", milestoneOf(payload), "CLIENT", decisionDueOn, "serviceDecisionPeriod")
      : open("ACCEPTANCE", milestoneOf(payload), "CLIENT", decisionDueOn, "submission"),
  ];
}

/** The second period runs from the day on which the other side had the notice in hand. */
function presented(payload: Extract<Event, { type: "FormalNoticePresented" }>["payload"]): readonly ClockEffect[] {
  const { matterKind: kind, matterId: id, matter: code, milestoneId, toSide, dueOn } = payload;
  const matter: Matter = { kind, id, code, milestoneId };
  return [open("SECOND_PERIOD", matter, toSide === "AGENCY" ? "AGENCY" : "CLIENT", dueOn, "secondPeriod")];
}
