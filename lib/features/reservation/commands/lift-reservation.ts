import { defineSigningCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideReservationSignature } from "@/lib/domain/reservation";
import { actorOf, reservationFacts } from "@/lib/features/milestone/queries-facts";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { reservationRecord } from "@/lib/features/reservation/queries-record";
import { SignReservationInput } from "@/lib/features/reservation/schema";
import { moveReservation } from "@/lib/features/reservation/store";
import { holdReservation, naming, noteStep } from "@/lib/features/reservation/store-act";
import { freezeDocument, recordDigest, saveSignature } from "@/lib/ledger/sign";

/** The client signs the lifting record of a reservation that it found mended; the agency signs the same record after. */
export const liftReservation = defineSigningCommand({
  name: "reservation.lift",
  input: SignReservationInput,
  async run(ctx, { reservation: code, comment, digest }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const held = await holdReservation(ctx, code);
    if (held === null) return missing();
    const { reservation, milestone } = held;
    const content = reservationRecord(scope, await loadSetting(tx, scope), milestone, reservation, {
      kind: "RESERVATION_LIFTING",
      comment,
    });
    const facts = reservationFacts(milestone, reservation, now);
    const ruling = decideReservationSignature("lift", facts, actorOf(scope, authority), comment, {
      read: digest,
      current: recordDigest(content),
    });
    if (!ruling.ok) return refuse(ruling.error);
    const document = await freezeDocument(ctx, { projectId, subjectId: reservation.id, version: 1, content });
    const signed = await saveSignature(ctx, document, "APPROVED");
    const move = { projectId, id: reservation.id, from: reservation.status, to: ruling.value };
    await moveReservation(tx, { ...move, documentId: document.id, settledAt: now, fixAnswerDueOn: null });
    await noteStep(ctx, held, { act: "lift", text: comment, documentId: document.id });
    const texts = comment === "" ? {} : { comment };
    return done([{ type: "ReservationLifted", payload: { ...naming(held), ...signed }, texts }], {
      record: document.code,
      reservation: code,
    });
  },
});
