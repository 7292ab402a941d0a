import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideAdviceDraft } from "@/lib/domain/advice";
import { readDraft } from "@/lib/features/advice/commands/advice-writing";
import { lockAdvice, namingAdvice } from "@/lib/features/advice/queries-state";
import { DraftAdviceInput } from "@/lib/features/advice/schema";
import { deskOf, insertAdvice, rewriteAdvice } from "@/lib/features/advice/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** An adviser writes advice, or another text for what they have in hand. Nobody else sees it yet. */
export const draftAdvice = defineCommand({
  name: "advice.draft",
  input: DraftAdviceInput,
  async run(ctx, input) {
    const { tx, scope, authority } = ctx;
    if (input.advice !== "") await lockAdvice(tx, scope.projectId, input.advice);
    const draft = await readDraft(ctx, input);
    if (draft === null) return missing();
    const { before, facts, content, supersedesId, opinionId } = draft;
    const ruling = decideAdviceDraft(facts, actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    const words = { content, links: facts.links, supersedesId, opinionId };
    const by = { adviser: authority.role === "AMO" ? "AMO" : "AGENCY", partyId: authority.partyId } as const;
    if (before !== null) await rewriteAdvice(deskOf(ctx), before.id, words);
    const { id, code } = before ?? (await insertAdvice(deskOf(ctx), by, words));
    const payload = namingAdvice({ id, code, kind: content.kind });
    return done([{ type: "AdviceDrafted", payload }], { advice: code });
  },
});
