import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideAcknowledgement } from "@/lib/domain/advice";
import { adviceFacts, loadAdvice, lockAdvice, namingAdvice } from "@/lib/features/advice/queries-state";
import { NamedAdviceInput } from "@/lib/features/advice/schema";
import { deskOf, moveAdvice } from "@/lib/features/advice/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** The client has read and understood. That is no answer: only information asks for nothing more. */
export const acknowledgeAdvice = defineCommand({
  name: "advice.acknowledge",
  input: NamedAdviceInput,
  async run(ctx, { advice: code }) {
    const { tx, scope, authority, now } = ctx;
    await lockAdvice(tx, scope.projectId, code);
    const state = await loadAdvice(tx, scope.projectId, code);
    if (state === null || state.status === "DRAFT") return missing();
    const ruling = decideAcknowledgement(adviceFacts(state), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    const read = { acknowledgedBy: scope.memberId, acknowledgedAt: new Date(now) };
    await moveAdvice(deskOf(ctx), state, { status: ruling.value, ...read });
    return done([{ type: "AdviceAcknowledged", payload: namingAdvice(state) }], { advice: code });
  },
});
