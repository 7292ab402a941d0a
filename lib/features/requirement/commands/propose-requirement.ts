import { defineCommand } from "@/lib/commands/define-command";
import { decideRequirementAct } from "@/lib/domain/requirement";
import { decideSelection, eventSubject, steppedDone } from "@/lib/features/requirement/commands/step-requirement";
import { StepRequirementInput } from "@/lib/features/requirement/schema";
import { moveRequirements } from "@/lib/features/requirement/store";

/** Proposes drafts to the other sides: each says what, whence, and how much it matters (CD-01). */
export const proposeRequirement = defineCommand({
  name: "requirement.propose",
  input: StepRequirementInput,
  async run(ctx, { codes }) {
    const steps = await decideSelection(ctx, codes, (requirement, actor) =>
      decideRequirementAct("propose", requirement, actor),
    );
    if (!steps.ok) return steps;
    const moved = steps.value.map(({ requirement }) => requirement);
    await moveRequirements(
      ctx,
      moved.map(({ id }) => id),
      "PROPOSED",
      "",
    );
    const events = moved.map(
      (requirement) => ({ type: "RequirementProposed", payload: eventSubject(requirement) }) as const,
    );
    return steppedDone(events, moved.length);
  },
});
