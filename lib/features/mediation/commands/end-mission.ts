import { definePersonCommand, missing } from "@/lib/commands/define-command";
import { EndMissionInput } from "@/lib/features/mediation/schema";
import { ok } from "@/lib/kernel/result";

/** The mediator ends the mission, at any time and without a reason, as either party leaves: the clock ends the mediation by it. */
export const endMission = definePersonCommand({
  name: "mediation.end-mission",
  input: EndMissionInput,
  rest: { kind: "NONE", reason: "What is said in a mediation passes through no token." },
  async run({ tx, now }, { mediationId }) {
    const rows = await tx.$queryRaw<{ ended: boolean }[]>`
      SELECT aval_end_mission(${mediationId}::uuid, ${now}::timestamptz) AS ended`;
    if (rows[0]?.ended !== true) return missing();
    return ok({ events: [{ type: "MediationMissionEnded", payload: { mediationId } }], result: null });
  },
});
