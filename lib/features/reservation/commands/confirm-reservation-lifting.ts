import { defineSigningCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideReservationSignature } from "@/lib/domain/reservation";
import { actorOf, reservationFacts } from "@/lib/features/milestone/queries-facts";
import { ConfirmLiftingInput } from "@/lib/features/reservation/schema";
import { confirmReservation } from "@/lib/features/reservation/store";
import { holdReservation, naming, noteStep, settle } from "@/lib/features/reservation/store-act";
import { saveSignature } from "@/lib/ledger/sign";

/** The agency signs the lifting record: the reservation is settled, and with the last one the acceptance is plain. */
export const confirmReservationLifting = defineSigningCommand({
  name: "reservation.confirm-lifting",
  input: ConfirmLiftingInput,
  async run(ctx, { reservation: code, digest }) {
    const { tx, scope, authority, now } = ctx;
    const held = await holdReservation(ctx, code);
    if (held === null) return missing();
    const { reservation, milestone } = held;
    const current = reservation.recordDigest ?? "";
    const facts = reservationFacts(milestone, reservation, now);
    const ruling = decideReservationSignature("confirmLifting", facts, actorOf(scope, authority), "", {
      read: digest,
      current,
    });
    if (!ruling.ok) return refuse(ruling.error);
    const { documentId, record } = reservation;
    if (documentId === null || record === null) return missing();
    const signed = await saveSignature(ctx, { id: documentId, code: record }, "APPROVED");
    await confirmReservation(tx, { projectId: scope.projectId, id: reservation.id, now });
    await noteStep(ctx, held, { act: "confirmLifting", text: "", documentId });
    const automatic = await settle(ctx, held, { liftingConfirmedAt: now });
    const payload = { ...naming(held), ...signed };
    return done([{ type: "ReservationLiftingConfirmed", payload }], { record, reservation: code }, automatic);
  },
});
