import { reasonedAct } from "@/lib/features/reservation/commands/reasoned-act";

/** The agency contests a reservation in the time of the charter, and says why (AR-08). */
export const contestReservation = reasonedAct({
  name: "reservation.contest",
  act: "contest",
  event: "ReservationContested",
});
