import { defineCommand, done } from "@/lib/commands/define-command";
import { endWithoutEffect } from "@/lib/features/decision/commands/decision-ending";
import { PronounceDecisionInput } from "@/lib/features/decision/schema";

/** Pronounces a decision rejected: it was put to the vote, and lost. */
export const rejectDecision = defineCommand({
  name: "decision.reject",
  input: PronounceDecisionInput,
  async run(ctx, { decision: code, without }) {
    const ended = await endWithoutEffect(ctx, "reject", code, { without });
    if (!ended.ok) return ended;
    const { named, unheard } = ended.value;
    const { favour, against, abstained, casting } = ended.value.tally;
    const payload = { ...named, favour, against, abstained, casting, unheard: [...unheard] };
    return done([{ type: "CommitteeDecisionRejected", payload }], { decision: code });
  },
});
