import { type ClockEffect, close, type Matter } from "@/lib/domain/clock-effect";
import type { Event } from "@/lib/domain/event";

/** What an event does to the clock of a penalty (AR-07): the agency's time to observe, from the announcement to its answer or the decision. */
export function penaltyClocks(event: Event): readonly ClockEffect[] {
  switch (event.type) {
    case "PenaltyAnnounced": {
      const { penaltyId: id, penalty: code, milestoneId, partyId, endsOn: dueOn } = event.payload;
      const matter: Matter = { kind: "PENALTY", id, code, milestoneId };
      return [{ do: "open", kind: "HEARING", matter, side: "AGENCY", partyId, dueOn, period: "hearingPeriod" }];
    }
    case "PenaltyAnswered":
      return [close(["HEARING"], event.payload.penaltyId, "ACTED")];
    case "PenaltyApplied":
    case "PenaltyDropped":
      return [close(["HEARING"], event.payload.penaltyId, "SETTLED")];
  }
  return [];
}
