import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideConsultation } from "@/lib/domain/consultation";
import { writeLetters } from "@/lib/features/consultation/commands/letter-writing";
import { loadConsultation } from "@/lib/features/consultation/queries-state";
import { EndConsultationInput } from "@/lib/features/consultation/schema";
import { lockConsultation, moveConsultation } from "@/lib/features/consultation/store";

/** Ends a consultation without success, for a reason that every candidate is told. What was not opened stays sealed. */
export const endConsultation = defineCommand({
  name: "consultation.end",
  input: EndConsultationInput,
  async run(ctx, { consultation: code, reason }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    await lockConsultation(tx, projectId, code);
    const found = await loadConsultation(tx, scope, code, now);
    if (found === null) return missing();
    const { row, facts } = found;
    const ruling = decideConsultation("end", facts, authority);
    if (!ruling.ok) return refuse(ruling.error);
    const end = { status: ruling.value, endReason: reason, endedAt: new Date(now) };
    await moveConsultation(tx, { projectId, id: row.id, from: row.status }, end);
    await writeLetters(ctx, found, { offerId: null, winner: "", reason });
    const payload = { consultationId: row.id, consultation: code };
    return done([{ type: "ConsultationUnsuccessful", payload, texts: { reason } }], { consultation: code });
  },
});
