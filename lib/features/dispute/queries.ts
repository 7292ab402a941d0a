import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { type DisputeLevel, DisputeStatus } from "@/lib/domain/dispute";
import type { DisputeLine } from "@/lib/features/dispute/view";
import { instantOf } from "@/lib/kernel/instant";

const Line = z.object({
  id: z.uuid(),
  code: z.string(),
  status: DisputeStatus,
  title: z.string(),
  claimant: z.string(),
  respondent: z.string(),
  claimCents: z.number(),
  dueOn: z.iso.date().nullable(),
  openedAt: z.date(),
  endedAt: z.date().nullable(),
});

/** The disputes of a project that this reader may see, the newest first; one page of at most `most` before number `before`. */
export async function listDisputes(
  tx: Tx,
  projectId: string,
  {
    before = null,
    most = 500,
    level = null,
  }: { before?: number | null; most?: number; level?: DisputeLevel | null } = {},
): Promise<readonly DisputeLine[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT d.id, d.code, d.status, d.title, c.name AS claimant, r.name AS respondent, d.opened_at AS "openedAt", d.ended_at AS "endedAt",
      (SELECT coalesce(sum(k.cents), 0)::float8 FROM dispute_claim k WHERE k.project_id = d.project_id AND k.dispute_id = d.id) AS "claimCents",
      (SELECT min(o.due_on)::text FROM clock o WHERE o.project_id = d.project_id AND o.matter_kind = 'DISPUTE' AND o.matter_id = d.id AND o.state = 'RUNNING') AS "dueOn"
    FROM dispute d JOIN party c ON c.project_id = d.project_id AND c.id = d.claimant_party_id
      JOIN party r ON r.project_id = d.project_id AND r.id = d.respondent_party_id
    WHERE d.project_id = ${projectId}::uuid AND (${before}::int IS NULL OR d.number < ${before}::int) AND (${level}::text IS NULL OR d.status = ${level}::text)
    ORDER BY d.number DESC LIMIT ${most}`;
  return rows.map((row) => {
    const { openedAt, endedAt, ...line } = Line.parse(row);
    return { ...line, openedAt: instantOf(openedAt), endedAt: endedAt === null ? null : instantOf(endedAt) };
  });
}

/** The disputes that stand at one level of the ladder, as this reader may see them: those of a committee are at `L3_COPIL`. */
export function listDisputesAt(tx: Tx, projectId: string, level: DisputeLevel): Promise<readonly DisputeLine[]> {
  return listDisputes(tx, projectId, { level });
}
