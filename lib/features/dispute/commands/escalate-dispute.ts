import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideEscalation } from "@/lib/domain/dispute";
import { writeEscalation } from "@/lib/features/dispute/commands/escalation-writing";
import { disputeFacts, holdDispute } from "@/lib/features/dispute/queries-state";
import { loadDisputeTerms } from "@/lib/features/dispute/queries-terms";
import { DisputeInput } from "@/lib/features/dispute/schema";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** One level up before its time, once both were heard at this one (MR-04). */
export const escalateDispute = defineCommand({
  name: "dispute.escalate",
  input: DisputeInput,
  async run(ctx, { dispute: code }) {
    const { tx, scope, authority } = ctx;
    const { projectId } = scope;
    const state = await holdDispute(tx, projectId, { code });
    if (state === null) return missing();
    const ruling = decideEscalation(disputeFacts(state, scope.status), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    const step = { to: ruling.value, cause: "ASKED", terms: await loadDisputeTerms(tx, scope) } as const;
    return done([await writeEscalation({ ...ctx, projectId }, state, step)], { dispute: code });
  },
});
