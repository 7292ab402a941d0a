import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideChangeSettlement } from "@/lib/domain/change-qualification";
import { loadChangeTerms } from "@/lib/features/change-request/queries-qualify";
import { changeFacts, holdChange, namingChange } from "@/lib/features/change-request/queries-state";
import { SettleChangeInput } from "@/lib/features/change-request/schema-life";
import { dayColumn, deskOf, moveChange } from "@/lib/features/change-request/store-life";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** What the committee settled of a dispute, written down: a defect, or a change. */
export const settleChangeRequest = defineCommand({
  name: "change-request.settle",
  input: SettleChangeInput,
  async run(ctx, { changeRequest, finding, reason }) {
    const { tx, scope, authority, now } = ctx;
    const state = await holdChange(tx, scope.projectId, { code: changeRequest });
    if (state === null) return missing();
    const { opinionDueOn: until, opinionDueBefore: before, opinionGiven: given } = state;
    const opinion = until === null || before === null ? null : { given, until, before };
    const brought = { finding, reason, opinion };
    const ruling = decideChangeSettlement(changeFacts(state, now), actorOf(scope, authority), brought);
    if (!ruling.ok) return refuse(ruling.error);
    const { status } = ruling.value;
    const terms = await loadChangeTerms(tx, scope);
    const due = terms.from(now, finding === "CHANGE" ? "changeAssessmentPeriod" : "changeDecisionPeriod");
    const day = dayColumn(due.on);
    await moveChange(
      deskOf(ctx),
      state,
      { act: "settle", to: status, reason },
      {
        finding,
        ...(finding === "CHANGE"
          ? { assessmentDueOn: day }
          : { decisionDueOn: day, quoteValidUntil: null, quoteValidBefore: null }),
      },
    );
    const payload = { ...namingChange(state), before: state.status, status, finding, dueOn: due.on };
    return done([{ type: "ChangeDisputeSettled", payload, texts: { reason } }], { changeRequest });
  },
});
