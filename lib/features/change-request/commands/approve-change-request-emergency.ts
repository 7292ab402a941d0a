import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideEmergency } from "@/lib/domain/change-decision";
import { loadChangeTerms, loadNamed } from "@/lib/features/change-request/queries-qualify";
import { changeFacts, holdChange, namingChange } from "@/lib/features/change-request/queries-state";
import { ApproveEmergencyInput } from "@/lib/features/change-request/schema-life";
import { askAgencies, dayColumn, deskOf, moveChange } from "@/lib/features/change-request/store-life";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** The client's owner lets an agency begin before the price is known, up to an amount, until it is regularised. */
export const approveChangeRequestEmergency = defineCommand({
  name: "change-request.approve-emergency",
  input: ApproveEmergencyInput,
  async run(ctx, { changeRequest, partyId, ceilingCents, reason }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const state = await holdChange(tx, projectId, { code: changeRequest });
    if (state === null) return missing();
    const [terms, known] = await Promise.all([
      loadChangeTerms(tx, scope),
      loadNamed(tx, projectId, { id: state.id, requirement: "", duplicateOf: "", agencies: [partyId] }),
    ]);
    if (known.agencies.length !== 1) return missing();
    const mostCents = terms.parameters.emergencyCeiling;
    const brought = { ceilingCents, mostCents, reason };
    const ruling = decideEmergency(changeFacts(state, now), actorOf(scope, authority), brought);
    if (!ruling.ok) return refuse(ruling.error);
    const due = terms.from(now, "regularisationPeriod");
    const desk = deskOf(ctx);
    await askAgencies(desk, state.id, [partyId]);
    await moveChange(
      desk,
      state,
      { act: "approveEmergency", to: ruling.value, reason },
      {
        emergencyCeilingCents: BigInt(ceilingCents),
        emergencyAt: new Date(now),
        regulariseDueOn: dayColumn(due.on),
      },
    );
    const moved = { ...namingChange(state), before: state.status, status: ruling.value };
    const payload = { ...moved, partyId, ceilingCents, dueOn: due.on, dueBefore: due.before };
    return done([{ type: "ChangeEmergencyApproved", payload, texts: { reason } }], { changeRequest });
  },
});
