import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import type { ProjectFrame } from "@/lib/features/shell/view";

/** The frame of a project. */
export async function getProjectFrame(tx: Tx, scope: ProjectScope): Promise<ProjectFrame> {
  const { projectId, code, name } = scope;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT h.seq, (SELECT p.name FROM party p WHERE p.project_id = h.project_id AND p.side = 'CLIENT' AND p.removed_at IS NULL LIMIT 1) AS client
    FROM ledger_head h WHERE h.project_id = ${projectId}::uuid`;
  const { seq, client } = FrameRow.parse(rows[0]);
  return { code, name, owner: client ?? scope.partyName, acts: Number(seq) };
}

const FrameRow = z.object({ seq: z.bigint(), client: z.string().nullable() });
