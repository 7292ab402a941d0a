import { defineCommand, wrongField } from "@/lib/commands/define-command";
import { decideRequirementAct } from "@/lib/domain/requirement";
import { decideSelection, steppedDone } from "@/lib/features/requirement/commands/step-requirement";
import { ClassifyRequirementInput } from "@/lib/features/requirement/schema-table";
import { contentDigest, saveRevisions } from "@/lib/features/requirement/store";

/** Gives several drafts a priority, a kind or a chapter, each as a new version: all of them, or none. */
export const classifyRequirement = defineCommand({
  name: "requirement.classify",
  input: ClassifyRequirementInput,
  async run(ctx, { codes, priority, kind, chapter }) {
    const steps = await decideSelection(ctx, codes, (requirement, actor) =>
      decideRequirementAct("revise", requirement, actor),
    );
    if (!steps.ok) return steps;
    const revised = steps.value.flatMap(({ requirement: present, to: status }) => {
      const content = {
        ...present.content,
        priority: priority ?? present.content.priority,
        kind: kind ?? present.content.kind,
        // Each version has criteria of its own.
        criteria: present.content.criteria.map((criterion) => ({ ...criterion, id: ctx.newId() })),
      };
      const same =
        content.priority === present.content.priority &&
        content.kind === present.content.kind &&
        (chapter ?? present.chapter) === present.chapter;
      if (same) return [];
      const { id, code, externalReference } = present;
      const version = present.version + 1;
      const written = {
        id,
        code,
        version,
        externalReference,
        content,
        chapter: chapter ?? present.chapter,
        reason: "",
      };
      return [{ present, written, status }];
    });
    if (revised.length === 0) return wrongField("priority", "nothing-to-change");
    await saveRevisions(ctx, revised);
    const events = revised.map(({ present, written: { id, code, version, content } }) => ({
      type: "RequirementRevised" as const,
      payload: {
        requirementId: id,
        requirement: code,
        version,
        digest: contentDigest(content),
        before: present.digest,
      },
    }));
    return steppedDone(events, revised.length);
  },
});
