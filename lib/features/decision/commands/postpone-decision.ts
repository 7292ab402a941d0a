import { defineCommand, done } from "@/lib/commands/define-command";
import { endWithoutEffect } from "@/lib/features/decision/commands/decision-ending";
import { PostponeDecisionInput } from "@/lib/features/decision/schema";

/** Puts a decision off, with the reason. It needs no quorum: nothing is decided. */
export const postponeDecision = defineCommand({
  name: "decision.postpone",
  input: PostponeDecisionInput,
  async run(ctx, { decision: code, reason }) {
    const ended = await endWithoutEffect(ctx, "postpone", code, { reason });
    if (!ended.ok) return ended;
    const event = { type: "CommitteeDecisionPostponed", payload: ended.value.named, texts: { reason } } as const;
    return done([event], { decision: code });
  },
});
