import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideConsultation } from "@/lib/domain/consultation";
import { loadConsultation } from "@/lib/features/consultation/queries-state";
import { ConsultationInput } from "@/lib/features/consultation/schema";
import { lockConsultation, moveConsultation } from "@/lib/features/consultation/store";

/** The AMO attends the opening: it says so once the instant has come, before the client opens. */
export const witnessConsultation = defineCommand({
  name: "consultation.witness",
  input: ConsultationInput,
  async run({ tx, scope, authority, now }, { consultation: code }) {
    const { projectId } = scope;
    await lockConsultation(tx, projectId, code);
    const found = await loadConsultation(tx, scope, code, now);
    if (found === null) return missing();
    const { row, facts } = found;
    const ruling = decideConsultation("witness", facts, authority);
    if (!ruling.ok) return refuse(ruling.error);
    const at = { projectId, id: row.id, from: row.status };
    await moveConsultation(tx, at, { witnessedBy: scope.memberId, witnessedAt: new Date(now) });
    return done([{ type: "OpeningWitnessed", payload: { consultationId: row.id, consultation: code } }], {
      consultation: code,
    });
  },
});
