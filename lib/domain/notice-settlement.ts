import type { Event } from "@/lib/domain/event";
import type { AwaitedAct } from "@/lib/domain/formal-notice";

/** The act that has come, and on what: no notice waits for it any more. */
export type Settlement = { readonly awaited: AwaitedAct; readonly matterId: string };

/** The acts that a formal notice may await, as they happen; `null` for all others. */
export function noticeSettledBy(event: Event): Settlement | null {
  switch (event.type) {
    case "MilestoneAccepted":
    case "MilestoneAcceptedWithReservations":
    case "MilestoneAcceptedWithPriceReduction":
    case "MilestoneAdjourned":
    case "MilestoneRejected":
    case "MilestoneAptitudeApproved":
      return { awaited: "DECISION", matterId: event.payload.milestoneId };
    case "MilestoneSubmitted":
      return { awaited: "RESUBMISSION", matterId: event.payload.milestoneId };
    case "ReservationFixSubmitted":
    case "ReservationLifted":
    case "ReservationWaived":
    case "ReservationWithdrawn":
      return { awaited: "RESERVATION_FIX", matterId: event.payload.reservationId };
  }
  return null;
}
