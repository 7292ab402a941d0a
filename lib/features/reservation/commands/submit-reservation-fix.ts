import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideReservationAct } from "@/lib/domain/reservation";
import { actorOf, reservationFacts } from "@/lib/features/milestone/queries-facts";
import { inForce, loadSetting, termFrom } from "@/lib/features/milestone/queries-setting";
import { SubmitFixInput } from "@/lib/features/reservation/schema";
import { moveReservation } from "@/lib/features/reservation/store";
import { holdReservation, naming, noteStep } from "@/lib/features/reservation/store-act";

/** The agency presents a fix, with its version; the client answers in the time of the charter, silence lifts nothing. */
export const submitReservationFix = defineCommand({
  name: "reservation.submit-fix",
  input: SubmitFixInput,
  async run(ctx, { reservation: code, version, message }) {
    const { tx, scope, authority, now } = ctx;
    const held = await holdReservation(ctx, code);
    if (held === null) return missing();
    const { reservation, milestone } = held;
    const ruling = decideReservationAct(
      "submitFix",
      reservationFacts(milestone, reservation, now),
      actorOf(scope, authority),
      message,
    );
    if (!ruling.ok) return refuse(ruling.error);
    const setting = await loadSetting(tx, scope);
    const due = termFrom(setting, now, inForce(setting).fixAnswerPeriod);
    const move = { projectId: scope.projectId, id: reservation.id, from: reservation.status, to: ruling.value };
    await moveReservation(tx, { ...move, fixVersion: version, fixAnswerDueOn: due.on });
    await noteStep(ctx, held, { act: "submitFix", text: message, versionLabel: version });
    const texts = message === "" ? {} : { message };
    return done([{ type: "ReservationFixSubmitted", payload: { ...naming(held), version, dueOn: due.on }, texts }], {
      reservation: code,
    });
  },
});
