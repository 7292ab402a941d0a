import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { RecordProof } from "@/lib/features/signature/view-proof";
import { Digest } from "@/lib/kernel/ids";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const at = z.iso.datetime({ offset: true }).transform((text): Instant => instantOf(new Date(text)));
const Row = z.object({
  approvedAt: at,
  charterVersion: z.int(),
  observations: z.array(z.object({ name: z.string().nullable(), text: z.string(), at })),
  entry: z.object({ seq: z.int(), hash: Digest }),
});

/**
 * What silence made of the minutes that a document is: their approval, and what participants observed; `null` where it made
 * nothing of them. The words of each observation are in the ledger by their digest.
 */
export async function readSilentApproval(
  tx: Tx,
  projectId: string,
  documentId: string,
): Promise<RecordProof["silentApproval"] | null> {
  const rows = await tx.$queryRaw<{ approval: unknown }[]>`
    SELECT jsonb_build_object('approvedAt', k.approved_at, 'charterVersion', (e.payload ->> 'charterVersion')::integer,
      'entry', jsonb_build_object('seq', e.seq, 'hash', e.hash),
      'observations', (SELECT coalesce(jsonb_agg(jsonb_build_object('text', a.observation, 'at', a.at,
          'name', (SELECT i.display_name FROM member m JOIN person_identity i ON i.person_id = m.person_id
            WHERE m.project_id = a.project_id AND m.id = a.member_id ORDER BY i.version DESC LIMIT 1)) ORDER BY a.at, a.member_id), '[]')
        FROM minutes_agreement a WHERE a.project_id = k.project_id AND a.minutes_id = k.id AND a.version = k.version AND a.observation <> '')) AS approval
    FROM minutes k JOIN ledger_entry e ON e.project_id = k.project_id AND e.type = 'MinutesApprovedTacitly' AND e.payload ->> 'documentId' = k.document_id::text
    WHERE k.project_id = ${projectId}::uuid AND k.document_id = ${documentId}::uuid AND k.approved_by IS NULL AND k.approved_at IS NOT NULL`;
  return rows[0] === undefined ? null : Row.parse(rows[0].approval);
}
