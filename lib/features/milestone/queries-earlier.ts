import type { Tx } from "@/lib/db/client";
import { RecordContent } from "@/lib/domain/record";

/**
 * What a party last signed of a milestone's definition, other than the text that is there now: an earlier version, or the
 * milestone that this one replaces. `null` when it has signed none.
 */
export async function loadEarlierDefinition(
  tx: Tx,
  of: { readonly projectId: string; readonly milestone: string; readonly partyId: string },
): Promise<RecordContent | null> {
  const rows = await tx.$queryRaw<{ content: string }[]>`
    SELECT d.content FROM milestone m
    JOIN signed_document d ON d.project_id = m.project_id AND d.kind = 'MILESTONE_DEFINITION' AND d.subject_id IN (m.id, m.supersedes_id)
      AND (d.subject_id <> m.id OR d.version <> m.version)
    JOIN signature s ON s.project_id = d.project_id AND s.document_id = d.id AND s.party_id = ${of.partyId}::uuid
    WHERE m.project_id = ${of.projectId}::uuid AND m.code = ${of.milestone} ORDER BY s.signed_at DESC, s.id DESC LIMIT 1`;
  const last = rows[0];
  return last === undefined ? null : RecordContent.parse(JSON.parse(last.content));
}
