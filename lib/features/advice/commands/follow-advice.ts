import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideFollowing } from "@/lib/domain/advice";
import { adviceFacts, loadAdvice, lockAdvice, namingAdvice } from "@/lib/features/advice/queries-state";
import { FollowAdviceInput } from "@/lib/features/advice/schema";
import { answerAdvice, deskOf } from "@/lib/features/advice/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** The client follows advice, or follows it in part and says what it leaves aside. */
export const followAdvice = defineCommand({
  name: "advice.follow",
  input: FollowAdviceInput,
  async run(ctx, { advice: code, answer, reason }) {
    const { tx, scope, authority } = ctx;
    await lockAdvice(tx, scope.projectId, code);
    const state = await loadAdvice(tx, scope.projectId, code);
    if (state === null || state.status === "DRAFT") return missing();
    const ruling = decideFollowing(adviceFacts(state), actorOf(scope, authority), { answer, reason });
    if (!ruling.ok) return refuse(ruling.error);
    const given = { answer, status: ruling.value, reason, consequences: "", documentId: null };
    await answerAdvice({ ...deskOf(ctx), memberId: scope.memberId }, state, given);
    const payload = { ...namingAdvice(state), answer };
    const texts = state.clientOnly ? {} : { texts: { reason } };
    return done([{ type: "AdviceAnswered", payload, ...texts }], { advice: code });
  },
});
