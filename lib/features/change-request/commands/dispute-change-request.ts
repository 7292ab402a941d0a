import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideChangeDispute } from "@/lib/domain/change-qualification";
import { loadChangeTerms } from "@/lib/features/change-request/queries-qualify";
import { changeFacts, holdChange, namingChange } from "@/lib/features/change-request/queries-state";
import { DisputeChangeInput } from "@/lib/features/change-request/schema-life";
import { dayColumn, deskOf, moveChange } from "@/lib/features/change-request/store-life";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** A side contests that a request is a defect, or a change: the AMO is asked for its opinion. */
export const disputeChangeRequest = defineCommand({
  name: "change-request.dispute",
  input: DisputeChangeInput,
  async run(ctx, { changeRequest, reason }) {
    const { tx, scope, authority, now } = ctx;
    const state = await holdChange(tx, scope.projectId, { code: changeRequest });
    if (state === null) return missing();
    const ruling = decideChangeDispute(changeFacts(state, now), actorOf(scope, authority), reason);
    if (!ruling.ok) return refuse(ruling.error);
    const due = (await loadChangeTerms(tx, scope)).from(now, "advicePeriod");
    await moveChange(
      deskOf(ctx),
      state,
      { act: "dispute", to: ruling.value, reason },
      {
        disputedAt: new Date(now),
        opinionDueOn: dayColumn(due.on),
        opinionDueBefore: new Date(due.before),
        opinionGivenAt: null,
      },
    );
    const payload = { ...namingChange(state), before: state.status, status: ruling.value, dueOn: due.on };
    return done([{ type: "ChangeRequestDisputed", payload, texts: { reason } }], { changeRequest });
  },
});
