import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideAdviceLapse } from "@/lib/domain/advice";
import { adviceFacts, loadAdvice, lockAdvice, namingAdvice } from "@/lib/features/advice/queries-state";
import { LapseAdviceInput } from "@/lib/features/advice/schema";
import { deskOf, moveAdvice } from "@/lib/features/advice/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** Who advised says that the question no longer arises. */
export const lapseAdvice = defineCommand({
  name: "advice.lapse",
  input: LapseAdviceInput,
  async run(ctx, { advice: code, reason }) {
    const { tx, scope, authority, now } = ctx;
    await lockAdvice(tx, scope.projectId, code);
    const state = await loadAdvice(tx, scope.projectId, code);
    const draft = state?.status === "DRAFT";
    if (state === null || (draft && state.partyId !== authority.partyId)) return missing();
    const ruling = decideAdviceLapse(adviceFacts(state), actorOf(scope, authority), reason);
    if (!ruling.ok) return refuse(ruling.error);
    await moveAdvice(deskOf(ctx), state, { status: ruling.value, endedAt: new Date(now), endReason: reason });
    const texts = state.clientOnly || draft ? {} : { texts: { reason } };
    return done([{ type: "AdviceLapsed", payload: { ...namingAdvice(state), draft }, ...texts }], { advice: code });
  },
});
