import { defineCommand, done, refuse } from "@/lib/commands/define-command";
import { projectIsOpen } from "@/lib/domain/project";
import { DraftRequirementInput } from "@/lib/features/requirement/schema";
import { contentDigest, contentOf, requirementCode, saveDrafts, takeNumbers } from "@/lib/features/requirement/store";

/** Writes a need down: a draft, under the next number. */
export const draftRequirement = defineCommand({
  name: "requirement.draft",
  input: DraftRequirementInput,
  async run(ctx, input) {
    const over = projectIsOpen(ctx.scope.status);
    if (over.length > 0) return refuse(over);
    const number = await takeNumbers(ctx.tx, ctx.scope.projectId, 1);
    const content = contentOf(input, ctx.newId);
    const [id, code, version] = [ctx.newId(), requirementCode(number), 1] as const;
    const { chapter } = input;
    await saveDrafts(ctx, [
      { id, code, version, chapter, content, position: number, externalReference: null, reason: "" },
    ]);
    const digest = contentDigest(content);
    return done([{ type: "RequirementDrafted", payload: { requirementId: id, requirement: code, version, digest } }], {
      code,
    });
  },
});
