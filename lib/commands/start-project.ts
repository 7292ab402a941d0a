import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { Event } from "@/lib/domain/event";
import { decideActivation, ProjectStatus } from "@/lib/domain/project";
import { countClientCommitments } from "@/lib/features/commitment/queries-setting";

const Row = z.object({ status: ProjectStatus, version: z.int().nullable() });

/**
 * Starts a project that has all it needs (CD-02): its charter in force and its client's commitments signed. Called by
 * whatever may come last: the last signature of the charter, the last one of those commitments, or a proposal taken
 * back. Acts that race queue at the project's row, so that exactly one of them starts it. Answers what the ledger is told.
 */
export async function startIfReady(
  tx: Tx,
  { projectId, code, status }: { readonly projectId: string; readonly code: string; readonly status: ProjectStatus },
): Promise<readonly Event[]> {
  if (status !== "SETUP") return [];
  await lockProject(tx, projectId);
  const [rows, clientCommitments] = await Promise.all([
    tx.$queryRaw<unknown[]>`
      SELECT p.status, (SELECT c.version FROM charter c WHERE c.project_id = p.id AND c.status = 'IN_FORCE') AS version
      FROM project p WHERE p.id = ${projectId}::uuid`,
    countClientCommitments(tx, projectId),
  ]);
  const { version, ...found } = Row.parse(rows[0]);
  const ready = decideActivation({ ...found, charterInForce: version !== null, clientCommitments });
  if (!ready.ok || version === null) return [];
  await tx.project.updateMany({ where: { id: projectId, status: "SETUP" }, data: { status: "ACTIVE" } });
  return [{ type: "ProjectActivated", payload: { project: code, charterVersion: version } }];
}
