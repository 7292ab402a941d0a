import { z } from "zod";
import type { ProjectContext } from "@/lib/commands/define-command";
import { saidOf } from "@/lib/features/requirement/schema-filter";
import type { SaveViewInput } from "@/lib/features/saved-view/schema";

const Kept = z.object({ id: z.string(), fresh: z.boolean() });

/**
 * Saves a view of one's own; under a name one has already it takes the place of that one, also of one
 * that is being saved at the same instant. Answers its id.
 */
export async function saveView(
  ctx: ProjectContext,
  { name, shared, shape }: SaveViewInput,
): Promise<z.infer<typeof Kept>> {
  const { tx, scope, now } = ctx;
  const { projectId, partyId, personId } = scope;
  const id = ctx.newId();
  const rows = await tx.$queryRaw<unknown[]>`
    INSERT INTO saved_view (project_id, id, party_id, person_id, name, shared, shape, saved_at)
    VALUES (${projectId}::uuid, ${id}::uuid, ${partyId}::uuid, ${personId}::uuid, ${name}, ${shared},
      ${JSON.stringify(saidOf(shape))}::jsonb, ${now}::timestamptz)
    ON CONFLICT (project_id, person_id, party_id, name)
    DO UPDATE SET shared = excluded.shared, shape = excluded.shape, saved_at = excluded.saved_at
    RETURNING id, id = ${id}::uuid AS fresh`;
  return Kept.parse(rows[0]);
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
