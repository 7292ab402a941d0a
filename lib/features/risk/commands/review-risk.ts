import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { decideReview, scoreOf } from "@/lib/domain/risk";
import { lookFacts, lookFrom } from "@/lib/features/risk/commands/risk-writing";
import { findOwner, loadRisk, lockRisk } from "@/lib/features/risk/queries-state";
import { ReviewRiskInput } from "@/lib/features/risk/schema";
import { writeReview } from "@/lib/features/risk/store";

/** A look at a risk: how likely and how hard now, what is done, when it is looked at again. What was said before is kept. */
export const reviewRisk = defineCommand({
  name: "risk.review",
  input: ReviewRiskInput,
  async run(ctx, { risk: code, note, ...said }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    await lockRisk(tx, projectId, code);
    const [state, owner] = await Promise.all([loadRisk(tx, projectId, code), findOwner(tx, projectId, said.ownerId)]);
    if (state === null) return missing();
    const look = lookFrom(said);
    const about = { status: state.status, nature: state.nature, today: dayOf(now, scope.timeZone) };
    const ruling = decideReview(lookFacts(look, { ...about, ownerThere: owner !== null }), authority);
    if (!ruling.ok || owner === null) return refuse(ruling.ok ? [] : ruling.error);
    await writeReview(ctx, { id: state.id, before: state.status, status: ruling.value }, look, note);
    const watch = { side: owner.side, partyId: owner.partyId, dueOn: look.reviewOn };
    const scores = { before: state.score, score: scoreOf(look.measure) };
    const payload = { riskId: state.id, risk: code, status: ruling.value, ...scores, ...watch };
    return done([{ type: "RiskReviewed", payload, texts: { note } }], { risk: code });
  },
});
