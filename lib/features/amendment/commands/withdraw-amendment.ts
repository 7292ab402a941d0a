import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideAmendmentWithdrawal } from "@/lib/domain/amendment";
import { requirementsOf } from "@/lib/domain/amendment-terms";
import { readOrderToSign } from "@/lib/features/amendment/queries-ceremony";
import { WithdrawAmendmentInput } from "@/lib/features/amendment/schema";
import { changeOfOrder, lockChange, moveOrder, settleChangePending } from "@/lib/features/amendment/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** Gives an order up before everybody has signed it: nobody is bound, the change stays approved. */
export const withdrawAmendment = defineCommand({
  name: "amendment.withdraw",
  input: WithdrawAmendmentInput,
  async run({ tx, scope, authority, now }, { amendment: code, reason }) {
    const { projectId } = scope;
    const changeRequest = await changeOfOrder(tx, projectId, code);
    if (changeRequest === null) return missing();
    await lockChange(tx, projectId, changeRequest);
    const found = await readOrderToSign({ tx, scope, now }, code);
    if (found === null) return missing();
    const { order, facts, request } = found;
    const ruling = decideAmendmentWithdrawal(facts, actorOf(scope, authority), reason);
    if (!ruling.ok) return refuse(ruling.error);
    const { id, instrument, partyId, status: from } = order;
    const ended = { by: scope.memberId, reason };
    await moveOrder(tx, { projectId, id, from: from === "DRAFT" ? "DRAFT" : "SIGNING", to: "WITHDRAWN", ended, now });
    await settleChangePending(tx, projectId, requirementsOf(order.terms));
    const about = { changeRequestId: request.id, changeRequest, amendmentId: id, amendment: code, instrument, partyId };
    return done([{ type: "AmendmentWithdrawn", payload: about, texts: { reason } }], { changeRequest });
  },
});
