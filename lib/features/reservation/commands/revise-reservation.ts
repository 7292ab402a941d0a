import { defineCommand, done, missing, refuse, wrongField } from "@/lib/commands/define-command";
import { decideReservation, decideReservationAct } from "@/lib/domain/reservation";
import { actorOf, reservationFacts } from "@/lib/features/milestone/queries-facts";
import { wordsOf } from "@/lib/features/reservation/commands/reservation-words";
import { ReviseReservationInput } from "@/lib/features/reservation/schema";
import { rewordReservation } from "@/lib/features/reservation/store";
import { holdReservation, naming, noteStep } from "@/lib/features/reservation/store-act";

/** Words a reservation anew, while the list is open. */
export const reviseReservation = defineCommand({
  name: "reservation.revise",
  input: ReviseReservationInput,
  async run(ctx, { reservation: code, reason, ...written }) {
    const { tx, scope, authority, now } = ctx;
    const held = await holdReservation(ctx, code);
    if (held === null) return missing();
    const ruling = decideReservationAct(
      "revise",
      reservationFacts(held.milestone, held.reservation, now),
      actorOf(scope, authority),
      reason,
    );
    if (!ruling.ok) return refuse(ruling.error);
    const { words, linkedTo, past } = await wordsOf(ctx, held.milestone, written);
    const precise = decideReservation(held.milestone.status, { ...words, code, linkedTo });
    if (!precise.ok) return refuse(precise.error);
    if (past) return wrongField("dueOn", "date-past");
    await rewordReservation(tx, { projectId: scope.projectId, id: held.reservation.id, ...words });
    await noteStep(ctx, held, { act: "revise", text: reason });
    const { severity, dueOn, digest } = words;
    const payload = { ...naming(held), severity, dueOn, digest, before: held.reservation.digest };
    return done([{ type: "ReservationRevised", payload, texts: reason === "" ? {} : { reason } }], {
      reservation: code,
    });
  },
});
