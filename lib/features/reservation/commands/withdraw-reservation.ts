import { reasonedAct } from "@/lib/features/reservation/commands/reasoned-act";

/** The client takes a reservation back before its decision, and says why; it stays on record. */
export const withdrawReservation = reasonedAct({
  name: "reservation.withdraw",
  act: "withdraw",
  event: "ReservationWithdrawn",
});
