import type { ProjectContext } from "@/lib/commands/define-command";
import { guidOf } from "@/lib/features/requirement/queries-exchange";
import type { Known } from "@/lib/features/requirement/queries-import";
import type { ImportRequirementInput } from "@/lib/features/requirement/schema";
import type { Drafted } from "@/lib/features/requirement/store-import";

/** Keeps what an exchanged file calls its objects, its chapters and the relations between objects. What is known already stays. */
export async function saveExchange(
  { tx, scope: { projectId } }: ProjectContext,
  { relations, chapters }: Pick<ImportRequirementInput, "relations" | "chapters">,
  { known, drafts }: { readonly known: readonly Known[]; readonly drafts: readonly Drafted[] },
): Promise<void> {
  const guids = drafts.flatMap(({ id, guid }) =>
    guid === null || guid === guidOf(id) ? [] : [{ projectId, requirementId: id, guid }],
  );
  if (guids.length > 0) await tx.requirementGuid.createMany({ data: guids });
  if (chapters.length > 0)
    await tx.chapterGuid.createMany({
      data: chapters.map((chapter) => ({ projectId, ...chapter })),
      skipDuplicates: true,
    });
  const ids = new Map(known.map(({ guid, id }) => [guid, id]));
  for (const { guid, id } of drafts) if (guid !== null) ids.set(guid, id);
  const kept = relations.flatMap(({ guid, type, source, target }) => {
    const [sourceId, targetId] = [ids.get(source), ids.get(target)];
    return sourceId === undefined || targetId === undefined ? [] : [{ projectId, guid, type, sourceId, targetId }];
  });
  if (kept.length > 0) await tx.requirementRelation.createMany({ data: kept, skipDuplicates: true });
}
