import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideConsultation } from "@/lib/domain/consultation";
import { loadConsultation } from "@/lib/features/consultation/queries-state";
import { ConsultationInput } from "@/lib/features/consultation/schema";
import { lockConsultation } from "@/lib/features/consultation/store";
import { sealBox } from "@/lib/features/consultation/store-opening";

/** Seals the box after the closing: the ledger is told a digest over all offers, and not how many there are. */
export const sealConsultation = defineCommand({
  name: "consultation.seal",
  input: ConsultationInput,
  async run(ctx, { consultation: code }) {
    const { tx, scope, authority, now } = ctx;
    await lockConsultation(tx, scope.projectId, code);
    const found = await loadConsultation(tx, scope, code, now);
    if (found === null) return missing();
    const ruling = decideConsultation("seal", found.facts, authority);
    if (!ruling.ok) return refuse(ruling.error);
    const seal = await sealBox(ctx, found.row.id);
    if (seal === null) return missing();
    return done([{ type: "ConsultationSealed", payload: { consultationId: found.row.id, consultation: code, seal } }], {
      consultation: code,
    });
  },
});
