import { defineCommand } from "@/lib/commands/define-command";
import { decideWithReason } from "@/lib/domain/requirement";
import { decideSelection, eventSubject, steppedDone } from "@/lib/features/requirement/commands/step-requirement";
import { ReasonedStepInput } from "@/lib/features/requirement/schema";
import { moveRequirements } from "@/lib/features/requirement/store";

/** Puts needs aside for later, and says why. */
export const deferRequirement = defineCommand({
  name: "requirement.defer",
  input: ReasonedStepInput,
  async run(ctx, { codes, reason }) {
    const steps = await decideSelection(ctx, codes, (requirement, actor) =>
      decideWithReason("defer", requirement, actor, reason),
    );
    if (!steps.ok) return steps;
    const moved = steps.value.map(({ requirement }) => requirement);
    await moveRequirements(
      ctx,
      moved.map(({ id }) => id),
      "DEFERRED",
      reason,
    );
    const events = moved.map(
      (requirement) =>
        ({ type: "RequirementDeferred", payload: eventSubject(requirement), texts: { reason } }) as const,
    );
    return steppedDone(events, moved.length);
  },
});
