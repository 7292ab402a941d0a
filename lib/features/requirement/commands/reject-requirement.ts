import { defineCommand } from "@/lib/commands/define-command";
import { decideWithReason } from "@/lib/domain/requirement";
import { decideSelection, eventSubject, steppedDone } from "@/lib/features/requirement/commands/step-requirement";
import { ReasonedStepInput } from "@/lib/features/requirement/schema";
import { moveRequirements } from "@/lib/features/requirement/store";

/** Turns proposed needs down, and says why. */
export const rejectRequirement = defineCommand({
  name: "requirement.reject",
  input: ReasonedStepInput,
  async run(ctx, { codes, reason }) {
    const steps = await decideSelection(ctx, codes, (requirement, actor) =>
      decideWithReason("reject", requirement, actor, reason),
    );
    if (!steps.ok) return steps;
    const moved = steps.value.map(({ requirement }) => requirement);
    await moveRequirements(
      ctx,
      moved.map(({ id }) => id),
      "REJECTED",
      reason,
    );
    const events = moved.map(
      (requirement) =>
        ({ type: "RequirementRejected", payload: eventSubject(requirement), texts: { reason } }) as const,
    );
    return steppedDone(events, moved.length);
  },
});
