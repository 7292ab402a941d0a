import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideOutcome } from "@/lib/domain/advice";
import { adviceFacts, loadAdvice, lockAdvice, namingAdvice } from "@/lib/features/advice/queries-state";
import { NoteAdviceOutcomeInput } from "@/lib/features/advice/schema";
import { deskOf, saveOutcome } from "@/lib/features/advice/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** Later: did what was foreseen come true? Noted to learn from. */
export const noteAdviceOutcome = defineCommand({
  name: "advice.note-outcome",
  input: NoteAdviceOutcomeInput,
  async run(ctx, { advice: code, outcome, note }) {
    const { tx, scope, authority } = ctx;
    await lockAdvice(tx, scope.projectId, code);
    const state = await loadAdvice(tx, scope.projectId, code);
    if (state === null || state.status === "DRAFT") return missing();
    const ruling = decideOutcome(adviceFacts(state), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    await saveOutcome(deskOf(ctx), state, { outcome, note, notedBy: scope.memberId });
    const payload = { ...namingAdvice(state), outcome };
    const texts = state.clientOnly ? {} : { texts: { note } };
    return done([{ type: "AdviceOutcomeNoted", payload, ...texts }], { advice: code });
  },
});
