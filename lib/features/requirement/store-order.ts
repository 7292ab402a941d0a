import { z } from "zod";
import type { ProjectContext } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import { lockedRequirementStatuses } from "@/lib/domain/requirement";
import type { Placed } from "@/lib/domain/requirement-order";

const Row = z.object({ id: z.string(), code: z.string(), version: z.int(), position: z.int(), locked: z.boolean() });

/** The chapter of a requirement in its order, locked in one order by every command; empty when it is not there. */
export async function loadChapterForUpdate(
  tx: Tx,
  projectId: string,
  code: string,
): Promise<readonly (Placed & { readonly id: string; readonly version: number })[]> {
  await tx.$queryRaw`
    SELECT id FROM requirement WHERE project_id = ${projectId}::uuid
      AND chapter = (SELECT chapter FROM requirement WHERE project_id = ${projectId}::uuid AND code = ${code})
    ORDER BY id FOR UPDATE`;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id, code, version, position, status = ANY (${[...lockedRequirementStatuses]}) AS locked FROM requirement
    WHERE project_id = ${projectId}::uuid
      AND chapter = (SELECT chapter FROM requirement WHERE project_id = ${projectId}::uuid AND code = ${code})
    ORDER BY position, id`;
  return z.array(Row).parse(rows);
}

/** Saves new positions. The rows must be locked. */
export async function savePositions(
  { tx, scope, now }: ProjectContext,
  moved: readonly { readonly code: string; readonly position: number }[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE requirement r SET position = m.position, changed_at = ${new Date(now)}
    FROM jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) AS m (code text, position integer)
    WHERE r.project_id = ${scope.projectId}::uuid AND r.code = m.code`;
}
