import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { projectIsOpen } from "@/lib/domain/project";
import { refuse as because, unless } from "@/lib/domain/refusal";
import { decideRevision } from "@/lib/domain/requirement";
import { ReviseRequirementInput } from "@/lib/features/requirement/schema";
import {
  actorOf,
  contentDigest,
  contentOf,
  loadRequirementsForUpdate,
  saveRevision,
} from "@/lib/features/requirement/store";

/** Gives a requirement a new text, as a new version: under discussion it is proposed anew, and agreements are void. */
export const reviseRequirement = defineCommand({
  name: "requirement.revise",
  input: ReviseRequirementInput,
  async run(ctx, input) {
    const { tx, scope } = ctx;
    const [present] = (await loadRequirementsForUpdate(tx, scope.projectId, [input.code])) ?? [];
    if (present === undefined) return missing();
    const content = contentOf(input, ctx.newId);
    const ruling = decideRevision(present, actorOf(ctx), content);
    const others = [
      ...projectIsOpen(scope.status),
      // Somebody wrote a newer text meanwhile: it is read before it is replaced.
      ...unless(present.version === input.version, because("content-changed", {})),
    ];
    if (!ruling.ok) return refuse([...ruling.error, ...others]);
    if (others.length > 0) return refuse(others);
    const { id, code, externalReference } = present;
    const version = present.version + 1;
    await saveRevision(
      ctx,
      { id, code, version, externalReference, content, chapter: input.chapter, reason: input.reason },
      ruling.value,
    );
    const payload = {
      requirementId: id,
      requirement: code,
      version,
      digest: contentDigest(content),
      before: present.digest,
    };
    return done([{ type: "RequirementRevised", payload, texts: { reason: input.reason } }], { code });
  },
});
