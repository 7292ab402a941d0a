import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideFacilitatorRefusal } from "@/lib/domain/dispute";
import { writeEscalation } from "@/lib/features/dispute/commands/escalation-writing";
import { disputeFacts, holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { loadDisputeTerms } from "@/lib/features/dispute/queries-terms";
import { DisputeInput } from "@/lib/features/dispute/schema";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** The agency refuses the AMO as facilitator, who works for the client: the committee is next. */
export const refuseFacilitator = defineCommand({
  name: "dispute.refuse-facilitator",
  input: DisputeInput,
  async run(ctx, { dispute: code }) {
    const { tx, scope, authority } = ctx;
    const { projectId } = scope;
    const state = await holdDispute(tx, projectId, { code });
    if (state === null) return missing();
    const ruling = decideFacilitatorRefusal(disputeFacts(state, scope.status), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    const step = { to: ruling.value, cause: "FACILITATOR_REFUSED", terms: await loadDisputeTerms(tx, scope) } as const;
    const escalated = await writeEscalation({ ...ctx, projectId }, state, step);
    return done([{ type: "FacilitatorRefused", payload: namingDispute(state) }], { dispute: code }, [escalated]);
  },
});
