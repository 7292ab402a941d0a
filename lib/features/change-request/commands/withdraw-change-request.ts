import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideChangeWithdrawal } from "@/lib/domain/change-qualification";
import { changeFacts, holdChange, namingChange } from "@/lib/features/change-request/queries-state";
import { WithdrawChangeInput } from "@/lib/features/change-request/schema-life";
import { deskOf, moveChange } from "@/lib/features/change-request/store-life";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** The party that opened a request gives it up. */
export const withdrawChangeRequest = defineCommand({
  name: "change-request.withdraw",
  input: WithdrawChangeInput,
  async run(ctx, { changeRequest, reason }) {
    const { tx, scope, authority, now } = ctx;
    const state = await holdChange(tx, scope.projectId, { code: changeRequest });
    if (state === null) return missing();
    const ruling = decideChangeWithdrawal(changeFacts(state, now), actorOf(scope, authority), reason);
    if (!ruling.ok) return refuse(ruling.error);
    await moveChange(deskOf(ctx), state, { act: "withdraw", to: ruling.value, reason });
    const payload = { ...namingChange(state), before: state.status, status: ruling.value };
    return done([{ type: "ChangeRequestWithdrawn", payload, texts: { reason } }], { changeRequest });
  },
});
