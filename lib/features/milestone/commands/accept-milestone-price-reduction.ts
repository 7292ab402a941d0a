import { defineSigningCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideReductionAcceptance } from "@/lib/domain/price-reduction";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { loadMilestone, lockMilestone } from "@/lib/features/milestone/queries-state";
import { AcceptPriceReductionInput } from "@/lib/features/milestone/schema";
import { saveReductionAcceptance } from "@/lib/features/milestone/store-decision";
import { saveSignature } from "@/lib/ledger/sign";

/** The agency accepts in writing a reduction that it was notified of: its signature on the same record (C. civ. 1223). */
export const acceptMilestonePriceReduction = defineSigningCommand({
  name: "milestone.accept-price-reduction",
  input: AcceptPriceReductionInput,
  async run(ctx, { milestone: code, digest, comment }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const id = await lockMilestone(tx, projectId, code);
    const state = await loadMilestone(tx, projectId, code);
    const decision = state?.decisions.find((one) => one.kind === "REDUCE_PRICE");
    if (id === null || state === null || decision === undefined) return missing();
    const status = decision.reductionAcceptedAt === null ? "NOTIFIED_NOT_ACCEPTED" : "ACCEPTED_IN_WRITING";
    const { document } = decision;
    const ruling = decideReductionAcceptance(
      { status, agencyPartyId: state.agencyPartyId },
      actorOf(scope, authority),
      { read: digest, current: document.digest },
    );
    if (!ruling.ok) return refuse(ruling.error);
    const signed = await saveSignature(ctx, document, "ACKNOWLEDGED");
    await saveReductionAcceptance(tx, {
      projectId,
      decisionId: decision.id,
      documentId: document.id,
      comment,
      acceptedBy: scope.memberId,
      now,
    });
    const payload = { milestoneId: id, milestone: code, ...signed, reductionCents: decision.reductionCents ?? 0 };
    return done([{ type: "PriceReductionAccepted", payload, texts: comment === "" ? {} : { comment } }], {
      record: document.code,
      milestone: code,
    });
  },
});
