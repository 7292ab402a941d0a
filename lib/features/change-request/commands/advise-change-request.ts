import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideAdvice } from "@/lib/domain/change-offer";
import { changeFacts, holdChange, lastQuote, namingChange } from "@/lib/features/change-request/queries-state";
import { AdviseChangeInput } from "@/lib/features/change-request/schema-life";
import { deskOf, moveChange, saveAdvice } from "@/lib/features/change-request/store-life";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { digestOf } from "@/lib/ledger/canonical";

/** The AMO recommends an amount for an agency's offer, and says why. The client decides (MD-01). */
export const adviseChangeRequest = defineCommand({
  name: "change-request.advise",
  input: AdviseChangeInput,
  async run(ctx, { changeRequest, partyId, ...advice }) {
    const { tx, scope, authority, now } = ctx;
    const state = await holdChange(tx, scope.projectId, { code: changeRequest });
    if (state === null) return missing();
    const brought = { partyId, opinion: advice.opinion };
    const ruling = decideAdvice(changeFacts(state, now), actorOf(scope, authority), brought);
    if (!ruling.ok) return refuse(ruling.error);
    const agency = state.agencies.find((one) => one.partyId === partyId);
    const quote = agency === undefined ? null : lastQuote(agency);
    if (quote === null) return missing();
    const desk = deskOf(ctx);
    await saveAdvice(desk, { changeRequestId: state.id, partyId, quoteId: quote.id }, advice);
    await moveChange(desk, state, { act: "advise", to: ruling.value });
    const moved = { ...namingChange(state), before: state.status, status: ruling.value };
    const payload = { ...moved, partyId, digest: digestOf({ quoteId: quote.id, partyId, ...advice }) };
    return done([{ type: "ChangeAdvised", payload }], { changeRequest });
  },
});
