import { defineCommand, done, refuse } from "@/lib/commands/define-command";
import { outlineKinds } from "@/lib/domain/outline";
import { projectIsOpen } from "@/lib/domain/project";
import { OutlineRequirementInput } from "@/lib/features/requirement/schema-quality";
import { contentDigest, requirementCode, saveDrafts, takeNumbers } from "@/lib/features/requirement/store";
import { contractTexts } from "@/lib/text/contract";

/** Opens chapters of the outline: a draft for each, in the contract's language, that holds the chapter's question. */
export const outlineRequirement = defineCommand({
  name: "requirement.outline",
  input: OutlineRequirementInput,
  async run(ctx, { chapters }) {
    const { tx, scope, newId } = ctx;
    const over = projectIsOpen(scope.status);
    if (over.length > 0) return refuse(over);
    const t = contractTexts(scope.language);
    const last = await takeNumbers(tx, scope.projectId, chapters.length);
    const drafts = chapters.map((chapter, index) => {
      const position = last - chapters.length + index + 1;
      const name = t(`quality.outline.name.${chapter}`);
      return {
        id: newId(),
        code: requirementCode(position),
        version: 1,
        position,
        chapter: `${chapter} ${name}`,
        externalReference: null,
        reason: "",
        content: {
          title: name,
          statement: `[${t(`quality.outline.question.${chapter}`)}]`,
          kind: outlineKinds[chapter],
          priority: null,
          source: t("quality.outline.source"),
          rationale: "",
          verificationMethod: null,
          criteria: [],
        },
      };
    });
    await saveDrafts(ctx, drafts);
    const [first, ...rest] = drafts.map(({ id, code, version, content }) => ({
      type: "RequirementDrafted" as const,
      payload: { requirementId: id, requirement: code, version, digest: contentDigest(content) },
    }));
    if (first === undefined) throw new Error("An outline without a chapter");
    return done([first, ...rest], { count: String(drafts.length) });
  },
});
