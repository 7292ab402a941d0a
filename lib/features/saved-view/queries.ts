import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { ListShape } from "@/lib/features/requirement/schema-filter";
import type { SavedView } from "@/lib/features/saved-view/view";

const Row = z.object({ id: z.string(), name: z.string(), shared: z.boolean(), own: z.boolean(), shape: ListShape });

/** Views that a party may hold together and still show in a list. */
const most = 200;

/** The views of the reader and those that their party shares, by name; one's own first. Row-level security hides all others. */
export async function listViews(tx: Tx, { projectId, personId }: ProjectScope): Promise<readonly SavedView[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id, name, shared, person_id = ${personId}::uuid AS own, shape FROM saved_view WHERE project_id = ${projectId}::uuid
    ORDER BY (person_id = ${personId}::uuid) DESC, aval_fold(name), id LIMIT ${most}`;
  return z.array(Row).parse(rows);
}
