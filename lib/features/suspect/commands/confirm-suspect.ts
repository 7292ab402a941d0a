import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { sideOf } from "@/lib/domain/party";
import { decideConfirmation } from "@/lib/domain/suspect";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { lockMilestone } from "@/lib/features/milestone/queries-state";
import { listSuspects } from "@/lib/features/suspect/queries";
import { ConfirmSuspectInput } from "@/lib/features/suspect/schema";
import { confirmSuspects } from "@/lib/features/suspect/store";

/** Somebody has looked at what an amendment made suspect, and says why it holds for the new text too. */
export const confirmSuspect = defineCommand({
  name: "suspect.confirm",
  input: ConfirmSuspectInput,
  async run({ tx, scope, authority, now }, { milestone, suspectIds, reason }) {
    const { projectId } = scope;
    const milestoneId = await lockMilestone(tx, projectId, milestone);
    if (milestoneId === null) return missing();
    const wanted = new Set(suspectIds);
    const suspects = (await listSuspects(tx, projectId, { milestoneId })).filter(({ id }) => wanted.has(id));
    if (suspects.length !== wanted.size) return missing();
    const ruling = decideConfirmation(suspects, actorOf(scope, authority), reason);
    if (!ruling.ok) return refuse(ruling.error);
    const ids = [...wanted];
    await confirmSuspects(tx, { projectId, ids, reason, confirmedBy: scope.memberId, now });
    const requirements = [...new Set(suspects.map(({ requirement }) => requirement))];
    const payload = { milestoneId, milestone, side: sideOf(authority.role), requirements, suspectIds: ids };
    return done([{ type: "SuspectsConfirmed", payload: { ...payload, count: ids.length }, texts: { reason } }], {
      milestone,
    });
  },
});
