import type { ProjectContext } from "@/lib/commands/define-command";
import { type AdviceFacts, isWaiting } from "@/lib/domain/advice";
import type { AdviceContent } from "@/lib/domain/advice-content";
import { loadOpinions } from "@/lib/features/advice/queries-opinion";
import { type AdviceState, loadAdvice } from "@/lib/features/advice/queries-state";
import { isLinkable, listLinkable } from "@/lib/features/advice/queries-subjects";
import type { DraftAdviceInput } from "@/lib/features/advice/schema";

/** What a draft would say, with what it refers to found; `null` where something it names is not there. */
export async function readDraft(
  { tx, scope, authority }: ProjectContext,
  input: DraftAdviceInput,
): Promise<{
  readonly before: AdviceState | null;
  readonly facts: AdviceFacts;
  readonly content: AdviceContent;
  readonly supersedesId: string | null;
  readonly opinionId: string | null;
} | null> {
  const { projectId } = scope;
  const { advice, supersedes: replaced, opinion: asked, links, neededBy: by, ...said } = input;
  const [before, superseded, opinions, linkable] = await Promise.all([
    advice === "" ? null : loadAdvice(tx, projectId, advice),
    replaced === "" ? null : loadAdvice(tx, projectId, replaced),
    asked === "" ? [] : loadOpinions(tx, projectId, { code: asked }),
    listLinkable(tx, projectId),
  ]);
  const [opinion = null] = opinions;
  const own = (found: { readonly partyId: string | null } | null): boolean => found?.partyId === authority.partyId;
  const there = [advice === "" || before !== null, replaced === "" || own(superseded), asked === "" || own(opinion)];
  if (there.includes(false) || !isLinkable(linkable, links)) return null;
  const content: AdviceContent = { ...said, neededBy: by === "" ? null : by };
  const open = superseded !== null && isWaiting(superseded.status);
  return {
    before,
    content,
    supersedesId: superseded?.id ?? null,
    opinionId: opinion?.id ?? null,
    facts: {
      status: before?.status ?? "DRAFT",
      content,
      links,
      partyId: before === null ? authority.partyId : before.partyId,
      supersedes: superseded === null ? null : { code: superseded.code, open },
    },
  };
}
