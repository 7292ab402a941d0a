import type { Event } from "@/lib/domain/event";
import type { AwaitedAct } from "@/lib/domain/formal-notice";

/**
 * What becomes of the notices that await an act on a matter: it has come, or it cannot come any more, since who gave notice
 * decided otherwise.
 */
export type Settlement = {
  readonly awaited: AwaitedAct;
  readonly matterId: string;
  readonly end: "comply" | "lapse";
};

/** The acts that a formal notice may await, as they happen, and those after which it awaits nothing; none for all others. */
export function noticesSettledBy(event: Event): readonly Settlement[] {
  switch (event.type) {
    case "MilestoneAccepted":
    case "MilestoneAcceptedWithReservations":
    case "MilestoneAcceptedWithPriceReduction":
    case "MilestoneAdjourned":
    case "MilestoneRejected":
    case "MilestoneAptitudeApproved": {
      const { milestoneId: matterId } = event.payload;
      return [
        { awaited: "DECISION", matterId, end: "comply" },
        { awaited: "RESUBMISSION", matterId, end: "lapse" },
      ];
    }
    case "MilestoneSubmitted":
      return [{ awaited: "RESUBMISSION", matterId: event.payload.milestoneId, end: "comply" }];
    case "ReservationFixSubmitted":
    case "ReservationLifted":
      return [{ awaited: "RESERVATION_FIX", matterId: event.payload.reservationId, end: "comply" }];
    case "ReservationWaived":
    case "ReservationWithdrawn":
      return [{ awaited: "RESERVATION_FIX", matterId: event.payload.reservationId, end: "lapse" }];
  }
  return [];
}
