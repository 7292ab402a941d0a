import { z } from "zod";
import { defineSystemCommand, done, missing } from "@/lib/commands/define-command";
import { sealClosed } from "@/lib/features/consultation/store-opening";

/**
 * The closing of a consultation: at its instant the box is sealed by itself, whoever is awake, and the ledger is told a
 * digest over all offers. It answers *nothing to do* before that instant, and where somebody has sealed it already.
 */
export const closeConsultation = defineSystemCommand({
  name: "consultation.close",
  input: z.strictObject({ consultationId: z.uuid() }),
  async run({ tx, place, now }, { consultationId }) {
    const sealed = await sealClosed(tx, { projectId: place.projectId, consultationId, now });
    if (sealed === null) return missing();
    const { code: consultation, seal } = sealed;
    return done([{ type: "ConsultationSealed", payload: { consultationId, consultation, seal } }], { consultation });
  },
});
