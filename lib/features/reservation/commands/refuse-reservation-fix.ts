import { reasonedAct } from "@/lib/features/reservation/commands/reasoned-act";

/** The client refuses a fix, and says what is still wrong. */
export const refuseReservationFix = reasonedAct({
  name: "reservation.refuse-fix",
  act: "refuseFix",
  event: "ReservationFixRefused",
});
