import { limits, takeAttempts } from "@/lib/auth/rate-limit";
import { definePersonCommand, missing, refuse } from "@/lib/commands/define-command";
import { decideQuestion } from "@/lib/domain/offer";
import { refuse as because } from "@/lib/domain/refusal";
import { AskAsCandidateInput } from "@/lib/features/consultation/schema";
import { enterAsCandidate, saveQuestion } from "@/lib/features/consultation/store-offer";
import { ok } from "@/lib/kernel/result";

/** A candidate asks the client: the question and its answer go to all candidates, the name of who asks to nobody. */
export const askOffer = definePersonCommand({
  name: "offer.ask",
  input: AskAsCandidateInput,
  async run(ctx, { consultationId, text }) {
    const acting = await enterAsCandidate(ctx.tx, consultationId, ctx.now);
    if (acting === null) return missing();
    const ruling = decideQuestion(acting.facts);
    if (!ruling.ok) return refuse(ruling.error);
    const asked = { limit: limits.questionByPerson, subject: ctx.scope.personId };
    const until = await takeAttempts({ db: ctx.tx, now: ctx.now }, [asked]);
    if (until !== null) return refuse([because("questions-exhausted", { most: asked.limit.points })]);
    const questionId = await saveQuestion(ctx, acting.place, text);
    return ok({
      events: [{ type: "CandidateQuestionPut", payload: { consultationId, questionId } }],
      result: { questionId },
    });
  },
});
