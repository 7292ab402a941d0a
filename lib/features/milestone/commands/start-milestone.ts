import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideStart } from "@/lib/domain/milestone";
import { actorOf, milestoneFacts } from "@/lib/features/milestone/queries-facts";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { loadMilestone, lockMilestone } from "@/lib/features/milestone/queries-state";
import { StartMilestoneInput } from "@/lib/features/milestone/schema";
import { moveMilestone } from "@/lib/features/milestone/store";

/** Starts the work on a milestone; late client inputs are put on record, in words, with the start. */
export const startMilestone = defineCommand({
  name: "milestone.start",
  input: StartMilestoneInput,
  async run({ tx, scope, authority, now }, { milestone: code, lateness }) {
    const { projectId, timeZone } = scope;
    const id = await lockMilestone(tx, projectId, code);
    const [state, setting] = await Promise.all([loadMilestone(tx, projectId, code), loadSetting(tx, scope)]);
    if (id === null || state === null) return missing();
    const around = { projectStatus: scope.status, timeZone, now };
    const ruling = decideStart(milestoneFacts(state, setting, around, lateness !== ""), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    await moveMilestone(tx, { projectId, id, from: state.status, to: ruling.value, startedAt: now });
    const late = milestoneFacts(state, setting, around).lateInputs;
    const texts = lateness === "" ? {} : { lateness };
    return done(
      [{ type: "MilestoneStarted", payload: { milestoneId: id, milestone: code, lateInputs: late }, texts }],
      { milestone: code },
    );
  },
});
