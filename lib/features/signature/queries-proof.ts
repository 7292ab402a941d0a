import { z } from "zod";
import { enterProject, type ProjectScope } from "@/lib/auth/scope";
import type { Database, Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { RecordContent } from "@/lib/domain/record";
import { readSilentApproval } from "@/lib/features/signature/queries-silence";
import { RecordProof } from "@/lib/features/signature/view-proof";

const Row = z.looseObject({
  authenticatedAt: z.date(),
  signedAt: z.date(),
  seq: z.bigint(),
  hash: z.string(),
  lastSeq: z.bigint(),
  lastHash: z.string(),
});

/**
 * A signed record by its number, with all that proves it, in the order of its signatures in the ledger. Its project is
 * named as in the frozen words. `null` when there is no such record here, or when nobody has signed it yet.
 */
export async function getRecordProof(tx: Tx, scope: ProjectScope, code: string): Promise<RecordProof | null> {
  const { projectId } = scope;
  const document = await tx.signedDocument.findUnique({ where: { projectId_code: { projectId, code } } });
  if (document === null) return null;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT s.id, s.meaning, s.person_id AS "personId", i.display_name AS name, i.title, s.party_id AS "partyId",
           y.name AS party, y.side, s.role, s.delegation_id AS "delegationId", d.code AS delegation,
           s.auth_method AS "authMethod", s.authenticated_at AS "authenticatedAt", s.signed_at AS "signedAt",
           s.time_zone AS "timeZone", s.identity_hash AS "identityHash", s.digest,
           e.seq, e.hash, last.seq AS "lastSeq", last.hash AS "lastHash"
    FROM signature s
    JOIN party y ON y.project_id = s.project_id AND y.id = s.party_id
    JOIN identity_proof f ON f.id = s.proof_id
    LEFT JOIN person_identity i ON i.id = s.identity_id
    LEFT JOIN delegation d ON d.project_id = s.project_id AND d.id = s.delegation_id
    JOIN LATERAL (
      SELECT l.seq, l.hash FROM ledger_entry l
      WHERE l.project_id = s.project_id AND l.command_id = f.used_by_command AND l.payload ->> 'documentId' = s.document_id::text
      ORDER BY l.ordinal LIMIT 1) e ON true
    JOIN LATERAL (
      SELECT l.seq, l.hash FROM ledger_entry l
      WHERE l.project_id = s.project_id AND l.command_id = f.used_by_command
      ORDER BY l.ordinal DESC LIMIT 1) last ON true
    WHERE s.project_id = ${projectId}::uuid AND s.document_id = ${document.id}::uuid
    ORDER BY e.seq`;
  const signed = rows.map((row) => Row.parse(row));
  const newest = signed.at(-1);
  if (newest === undefined) return null;
  const content = RecordContent.parse(JSON.parse(document.content));
  const silentApproval = document.kind === "MINUTES" ? await readSilentApproval(tx, projectId, document.id) : null;
  return RecordProof.parse({
    format: "aval-record",
    version: 1,
    project: { id: projectId, ...content.project },
    record: document.code,
    document: { id: document.id, kind: document.kind, version: document.version, digest: document.digest, content },
    signatures: signed.map(({ seq, hash, lastSeq, lastHash, authenticatedAt, signedAt, ...signature }) => ({
      ...signature,
      authenticatedAt: authenticatedAt.toISOString(),
      signedAt: signedAt.toISOString(),
      entry: { seq: Number(seq), hash },
    })),
    ...(silentApproval === null ? {} : { silentApproval }),
    ledger: { projectId, head: { seq: Number(newest.lastSeq), hash: newest.lastHash } },
  });
}

/** A signed record as a person may read it: `null` when the project or the record is not there, or not theirs. */
export function findRecordProof(
  db: Database,
  personId: string,
  at: { readonly project: string; readonly record: string },
): Promise<RecordProof | null> {
  return transact(db, { personId, readOnly: true }, async (tx) => {
    const scope = await enterProject(tx, personId, at.project);
    return scope === null ? null : getRecordProof(tx, scope, at.record);
  });
}
