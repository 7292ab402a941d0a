import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { authorityFor } from "@/lib/domain/policy";
import { RecordContent } from "@/lib/domain/record";
import type { Instant } from "@/lib/kernel/instant";

/**
 * What the side for which one would sign has last signed of a milestone's definition, other than the text that is there now: an earlier version, or the
 * milestone that this one replaces. `null` when it has signed none.
 */
export async function loadEarlierDefinition(
  { tx, scope, now }: { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant },
  milestone: string,
): Promise<RecordContent | null> {
  const authority = authorityFor("milestone.agree", scope, now);
  const partyId = authority.ok ? authority.value.partyId : scope.partyId;
  const rows = await tx.$queryRaw<{ content: string }[]>`
    SELECT d.content FROM milestone m
    JOIN signed_document d ON d.project_id = m.project_id AND d.kind = 'MILESTONE_DEFINITION' AND d.subject_id IN (m.id, m.supersedes_id)
      AND (d.subject_id <> m.id OR d.version <> m.version)
    JOIN signature s ON s.project_id = d.project_id AND s.document_id = d.id AND s.party_id = ${partyId}::uuid
    WHERE m.project_id = ${scope.projectId}::uuid AND m.code = ${milestone} ORDER BY s.signed_at DESC, s.id DESC LIMIT 1`;
  const last = rows[0];
  return last === undefined ? null : RecordContent.parse(JSON.parse(last.content));
}

/** What the agency last signed when it handed the milestone over: the submission before this one. `null` the first time. */
export async function loadEarlierSubmission(
  { tx, scope }: { readonly tx: Tx; readonly scope: ProjectScope },
  submissions: readonly { readonly document: { readonly id: string } }[],
): Promise<RecordContent | null> {
  const id = submissions.at(-1)?.document.id;
  if (id === undefined) return null;
  const { projectId } = scope;
  const found = await tx.signedDocument.findUnique({
    where: { projectId_id: { projectId, id } },
    select: { content: true },
  });
  return found === null ? null : RecordContent.parse(JSON.parse(found.content));
}
