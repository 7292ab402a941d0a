import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Side } from "@/lib/domain/party";
import { RecordContent } from "@/lib/domain/record";
import { SignatureMeaning } from "@/lib/domain/signature";
import type { RecordView, SignatureView } from "@/lib/features/signature/view";
import type { Instant } from "@/lib/kernel/instant";

const SignatureRow = z.object({
  name: z.string().nullable(),
  title: z.string().nullable(),
  party: z.string(),
  side: Side,
  ordinal: z.int(),
  role: z.string(),
  meaning: SignatureMeaning,
  delegation: z.string().nullable(),
  method: z.enum(["PASSWORD", "MAIL_CODE", "DEMO"]),
  signedAt: z.date(),
  timeZone: z.string(),
  seq: z.bigint().nullable(),
  hash: z.string().nullable(),
});

/**
 * A signed record by its number: its own words, its signatures with their place in the register, and the head of the
 * chain now. An erased identity shows no name; its signature still verifies. `null` when there is no such record here.
 */
export async function getRecord(tx: Tx, scope: ProjectScope, code: string, now: Instant): Promise<RecordView | null> {
  const { projectId } = scope;
  const [document, rows, head] = await Promise.all([
    tx.signedDocument.findUnique({ where: { projectId_code: { projectId, code } } }),
    listSignatures(tx, projectId, code),
    tx.ledgerHead.findUniqueOrThrow({ where: { projectId } }),
  ]);
  if (document === null) return null;
  return {
    code: document.code,
    version: document.version,
    digest: document.digest,
    content: RecordContent.parse(JSON.parse(document.content)),
    signatures: rows.map((row) => signatureView(SignatureRow.parse(row))),
    head: { seq: Number(head.seq), hash: head.hash },
    now,
  };
}

/** The parties that have signed a document already, and when; none for a document that is not there yet. */
export async function listSigned(
  tx: Tx,
  projectId: string,
  documentId: string | null,
): Promise<readonly { readonly partyId: string; readonly signedAt: Date }[]> {
  if (documentId === null) return [];
  return tx.signature.findMany({ where: { projectId, documentId }, select: { partyId: true, signedAt: true } });
}

function listSignatures(tx: Tx, projectId: string, code: string): Promise<unknown[]> {
  return tx.$queryRaw<unknown[]>`
    SELECT i.display_name AS name, i.title, y.name AS party, y.side, y.ordinal, s.role, s.meaning, d.code AS delegation,
           s.auth_method AS method, s.signed_at AS "signedAt", s.time_zone AS "timeZone", e.seq, e.hash
    FROM signed_document x
    JOIN signature s ON s.project_id = x.project_id AND s.document_id = x.id
    JOIN party y ON y.project_id = s.project_id AND y.id = s.party_id
    LEFT JOIN person_identity i ON i.id = s.identity_id
    LEFT JOIN delegation d ON d.project_id = s.project_id AND d.id = s.delegation_id
    LEFT JOIN identity_proof f ON f.id = s.proof_id
    LEFT JOIN LATERAL (
      SELECT l.seq, l.hash FROM ledger_entry l
      WHERE l.project_id = s.project_id AND l.command_id = f.used_by_command AND l.payload ->> 'documentId' = s.document_id::text
      ORDER BY l.ordinal LIMIT 1) e ON true
    WHERE x.project_id = ${projectId}::uuid AND x.code = ${code}
    ORDER BY s.signed_at, s.id`;
}

function signatureView(row: z.infer<typeof SignatureRow>): SignatureView {
  const { name, title, party, side, ordinal, signedAt, seq, hash, ...rest } = row;
  return {
    ...rest,
    name: name ?? "",
    title: title ?? "",
    party: { name: party, side, ordinal },
    signedAt: signedAt.toISOString(),
    act: Number(seq ?? 0n),
    hash: hash ?? "",
  };
}
