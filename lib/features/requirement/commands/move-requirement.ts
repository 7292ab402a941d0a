import { defineCommand, done, missing, refuse, wrongField } from "@/lib/commands/define-command";
import { projectIsOpen } from "@/lib/domain/project";
import { refuse as because, unless } from "@/lib/domain/refusal";
import { reorder } from "@/lib/domain/requirement-order";
import { MoveRequirementInput } from "@/lib/features/requirement/schema-table";
import { loadChapterForUpdate, savePositions } from "@/lib/features/requirement/store-order";

/** Puts a requirement before another of its chapter, or last; what a baseline locks keeps its place. */
export const moveRequirement = defineCommand({
  name: "requirement.move",
  input: MoveRequirementInput,
  async run(ctx, { code, before }) {
    const chapter = await loadChapterForUpdate(ctx.tx, ctx.scope.projectId, code);
    const moved = chapter.find((row) => row.code === code);
    if (moved === undefined || (before !== null && !chapter.some((row) => row.code === before))) return missing();
    const refusals = [
      ...projectIsOpen(ctx.scope.status),
      ...unless(!moved.locked, because("requirement-baselined", {})),
    ];
    if (refusals.length > 0) return refuse(refusals);
    const positions = reorder(chapter, code, before);
    if (positions.length === 0) return wrongField("before", "nothing-to-change");
    await savePositions(ctx, positions);
    const { id: requirementId, version } = moved;
    return done([{ type: "RequirementMoved", payload: { requirementId, requirement: code, version, before } }], {
      code,
    });
  },
});
