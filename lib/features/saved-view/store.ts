import type { ProjectContext } from "@/lib/commands/define-command";
import { saidOf } from "@/lib/features/requirement/schema-filter";
import type { SaveViewInput } from "@/lib/features/saved-view/schema";

type Kept = { readonly id: string; readonly fresh: boolean };

/** Saves a view of one's own; under a name one has already it takes the place of that one. Answers its id. */
export async function saveView(ctx: ProjectContext, { name, shared, shape }: SaveViewInput): Promise<Kept> {
  const { tx, scope, now } = ctx;
  const { projectId, partyId, personId } = scope;
  const saved = { shared, shape: saidOf(shape), savedAt: new Date(now) };
  const same = await tx.savedView.findFirst({ where: { projectId, partyId, personId, name }, select: { id: true } });
  if (same !== null) {
    await tx.savedView.updateMany({ where: { projectId, personId, id: same.id }, data: saved });
    return { id: same.id, fresh: false };
  }
  const id = ctx.newId();
  await tx.savedView.createMany({ data: [{ projectId, id, partyId, personId, name, ...saved }] });
  return { id, fresh: true };
}

/** How many views one has in this project. */
export function countOwnViews({ tx, scope: { projectId, personId } }: ProjectContext): Promise<number> {
  return tx.savedView.count({ where: { projectId, personId } });
}

/** True when another view of one's own has this name. */
export async function nameIsTaken(ctx: ProjectContext, name: string, except: string): Promise<boolean> {
  const { projectId, personId, partyId } = ctx.scope;
  const other = await ctx.tx.savedView.count({ where: { projectId, personId, partyId, name, id: { not: except } } });
  return other > 0;
}

/** Renames a view of one's own; false when there is none of this id. */
export async function saveViewName(
  { tx, scope: { projectId, personId } }: ProjectContext,
  { view, name, shared }: { readonly view: string; readonly name: string; readonly shared: boolean },
): Promise<boolean> {
  const { count } = await tx.savedView.updateMany({ where: { projectId, personId, id: view }, data: { name, shared } });
  return count === 1;
}

/** Removes a view of one's own; false when there is none of this id. */
export async function removeOwnView(
  { tx, scope: { projectId, personId } }: ProjectContext,
  id: string,
): Promise<boolean> {
  const { count } = await tx.savedView.deleteMany({ where: { projectId, personId, id } });
  return count === 1;
}
