import { defineCommand, done, missing, refuse, wrongField } from "@/lib/commands/define-command";
import { decideReservation } from "@/lib/domain/reservation";
import { lastSubmission, loadMilestone, lockMilestone } from "@/lib/features/milestone/queries-state";
import { wordsOf } from "@/lib/features/reservation/commands/reservation-words";
import { RaiseReservationInput } from "@/lib/features/reservation/schema";
import { saveReservation } from "@/lib/features/reservation/store";
import { noteStep } from "@/lib/features/reservation/store-act";
import { nextNumber } from "@/lib/ledger/sign";

/** Lists a reservation: what is wrong, how to see it, on what it bears, and by when it is mended (CD-10). */
export const raiseReservation = defineCommand({
  name: "reservation.raise",
  input: RaiseReservationInput,
  async run(ctx, { milestone: code, ...written }) {
    const { tx, scope, now, newId } = ctx;
    const { projectId } = scope;
    const milestoneId = await lockMilestone(tx, projectId, code);
    const milestone = await loadMilestone(tx, projectId, code);
    if (milestoneId === null || milestone === null) return missing();
    const { words, linkedTo, past } = await wordsOf(ctx, milestone, written);
    const ruling = decideReservation(milestone.status, { ...words, code, linkedTo });
    if (!ruling.ok) return refuse(ruling.error);
    if (past) return wrongField("dueOn", "date-past");
    const submission = lastSubmission(milestone);
    if (submission === null) return missing();
    const number = await nextNumber(tx, projectId, `reservation-${code}`);
    const [id, reservation] = [newId(), `R-${code}-${String(number).padStart(2, "0")}`];
    await saveReservation(tx, {
      projectId,
      id,
      ...words,
      milestoneId,
      submissionId: submission.id,
      code: reservation,
      raisedBy: scope.memberId,
      now,
    });
    await noteStep(ctx, { reservation: { id } }, { act: "raise", text: words.statement });
    const { severity, criterionId, dueOn, digest, statement, steps } = words;
    const payload = {
      reservationId: id,
      reservation,
      milestoneId,
      milestone: code,
      severity,
      criterionId,
      dueOn,
      digest,
    };
    return done([{ type: "ReservationRaised", payload, texts: { statement, steps } }], { reservation });
  },
});
