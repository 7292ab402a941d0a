import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideConsultation } from "@/lib/domain/consultation";
import { refuse as because, unless } from "@/lib/domain/refusal";
import { loadConsultation } from "@/lib/features/consultation/queries-state";
import { ScoreOfferInput } from "@/lib/features/consultation/schema";
import { lockConsultation, saveSheet } from "@/lib/features/consultation/store";

/** Scores one offer: points and a reason for each judged criterion. Until the decision one may write one's sheet anew. */
export const scoreConsultation = defineCommand({
  name: "consultation.score",
  input: ScoreOfferInput,
  async run(ctx, { consultation: code, offerId, scores }) {
    const { tx, scope, authority, now } = ctx;
    await lockConsultation(tx, scope.projectId, code);
    const found = await loadConsultation(tx, scope, code, now);
    if (found === null) return missing();
    const { row, facts, offers, criteria } = found;
    const ruling = decideConsultation("score", facts, authority);
    if (!ruling.ok) return refuse(ruling.error);
    if (!offers.some((offer) => offer.offerId === offerId && offer.intact)) return missing();
    const judged = criteria.filter(({ kind }) => kind === "JUDGED");
    const given = scores.map(({ criterion }) => criterion);
    const left = judged.filter(({ number }) => !given.includes(number)).map(({ name }) => name);
    const known = given.every((number) => judged.some((one) => one.number === number));
    const once = new Set(given).size === given.length;
    const refusals = unless(left.length === 0 && known && once, because("criteria-not-judged", { criteria: left }));
    if (refusals.length > 0) return refuse(refusals);
    const sheet = await saveSheet(ctx, row.id, { offerId, scores });
    return done([{ type: "OfferScored", payload: { consultationId: row.id, consultation: code, offerId, sheet } }], {
      consultation: code,
    });
  },
});
