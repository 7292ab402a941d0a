import { defineCommand } from "@/lib/commands/define-command";
import { decideRequirementAct } from "@/lib/domain/requirement";
import { decideSelection, eventSubject, steppedDone } from "@/lib/features/requirement/commands/step-requirement";
import { StepRequirementInput } from "@/lib/features/requirement/schema";
import { moveRequirements } from "@/lib/features/requirement/store";

/** Opens the examination of what is proposed: comments and questions, then an agreement of each side. */
export const reviewRequirement = defineCommand({
  name: "requirement.review",
  input: StepRequirementInput,
  async run(ctx, { codes }) {
    const steps = await decideSelection(ctx, codes, (requirement, actor) =>
      decideRequirementAct("review", requirement, actor),
    );
    if (!steps.ok) return steps;
    const moved = steps.value.map(({ requirement }) => requirement);
    await moveRequirements(
      ctx,
      moved.map(({ id }) => id),
      "UNDER_REVIEW",
      "",
    );
    const events = moved.map(
      (requirement) =>
        ({ type: "RequirementReviewOpened", payload: { ...eventSubject(requirement), dueOn: null } }) as const,
    );
    return steppedDone(events, moved.length);
  },
});
