import { definePersonCommand, missing, refuse } from "@/lib/commands/define-command";
import { decideWithdrawal } from "@/lib/domain/offer";
import { WithdrawOfferInput } from "@/lib/features/consultation/schema";
import { enterAsCandidate, takeOut } from "@/lib/features/consultation/store-offer";
import { ok } from "@/lib/kernel/result";

/** Takes one's offer out of the box, before the closing: its bytes and its key are gone. */
export const withdrawOffer = definePersonCommand({
  name: "offer.withdraw",
  input: WithdrawOfferInput,
  async run({ tx, now }, { consultationId }) {
    const acting = await enterAsCandidate(tx, consultationId, now);
    if (acting === null) return missing();
    const ruling = decideWithdrawal(acting.facts);
    if (!ruling.ok || acting.standing === null) return ruling.ok ? missing() : refuse(ruling.error);
    const { id } = acting.standing;
    await takeOut(tx, { projectId: acting.place.projectId, id }, { withdrawnAt: new Date(now) });
    return ok({ events: [{ type: "OfferWithdrawn", payload: { consultationId, offerId: id } }], result: null });
  },
});
