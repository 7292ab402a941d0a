import type { Tx } from "@/lib/db/client";
import { CharterStatus } from "@/lib/domain/charter";
import { CharterParameters } from "@/lib/domain/parameter";
import { Side } from "@/lib/domain/party";
import { Preset } from "@/lib/domain/preset";
import { RecordContent } from "@/lib/domain/record";
import type { CharterSignature, CharterVersionView } from "@/lib/features/charter/view";
import { instantOf } from "@/lib/kernel/instant";

/** What the charter binds today. */
export type Binding = {
  /** The version out for signature, if one is. */
  readonly proposedVersion: number | null;
  readonly inForce: boolean;
  /** The parties named in the version in force or out for signature. */
  readonly partyIds: readonly string[];
  /** Those of the version in force: they have signed it. */
  readonly boundPartyIds: readonly string[];
};

/** What the charter binds: the version being signed, whether one is in force, and the parties that the two name. */
export async function getBinding(tx: Tx, projectId: string): Promise<Binding> {
  const rows = await tx.$queryRaw<{ version: number; status: string; parties: string[] }[]>`
    SELECT c.version, c.status, ARRAY(SELECT p ->> 'id' FROM jsonb_array_elements(d.content::jsonb -> 'data' -> 'parties') p) AS parties
    FROM charter c JOIN signed_document d ON d.project_id = c.project_id AND d.id = c.document_id
    WHERE c.project_id = ${projectId}::uuid AND c.status IN ('PROPOSED', 'IN_FORCE')`;
  return {
    proposedVersion: rows.find((row) => row.status === "PROPOSED")?.version ?? null,
    inForce: rows.some((row) => row.status === "IN_FORCE"),
    partyIds: rows.flatMap((row) => row.parties),
    boundPartyIds: rows.filter((row) => row.status === "IN_FORCE").flatMap((row) => row.parties),
  };
}

/** Every version of the charter, the latest first, with the signatures of each party that it names. */
export async function listCharterVersions(tx: Tx, projectId: string): Promise<readonly CharterVersionView[]> {
  const [charters, documents, signatures, named] = await Promise.all([
    tx.charter.findMany({ where: { projectId }, orderBy: { version: "desc" } }),
    tx.signedDocument.findMany({ where: { projectId, kind: "CHARTER" }, select: { id: true, code: true } }),
    tx.$queryRaw<{ documentId: string; partyId: string; signedAt: Date; name: string | null }[]>`
      SELECT s.document_id AS "documentId", s.party_id AS "partyId", s.signed_at AS "signedAt",
        (SELECT i.display_name FROM person_identity i WHERE i.person_id = s.person_id ORDER BY i.version DESC LIMIT 1) AS name
      FROM signed_document d JOIN signature s ON s.project_id = d.project_id AND s.document_id = d.id
      WHERE d.project_id = ${projectId}::uuid AND d.kind = 'CHARTER' ORDER BY s.signed_at`,
    tx.$queryRaw<{ document_id: string; id: string; name: string; side: string; ordinal: number }[]>`
      SELECT d.id AS document_id, y.id, y.name, y.side, y.ordinal
      FROM signed_document d CROSS JOIN jsonb_array_elements(d.content::jsonb -> 'data' -> 'parties') WITH ORDINALITY AS p (party, place)
      JOIN party y ON y.project_id = d.project_id AND y.id = (p.party ->> 'id')::uuid
      WHERE d.project_id = ${projectId}::uuid AND d.kind = 'CHARTER' ORDER BY p.place`,
  ]);
  return charters.map((charter): CharterVersionView => {
    const rows = named.filter((row) => row.document_id === charter.documentId);
    const signed = rows.map((row): CharterSignature => {
      const signature = signatures.find((one) => one.documentId === charter.documentId && one.partyId === row.id);
      return {
        party: { id: row.id, name: row.name, side: Side.parse(row.side), ordinal: row.ordinal },
        name: signature === undefined ? null : (signature.name ?? ""),
        signedAt: signature === undefined ? null : instantOf(signature.signedAt),
      };
    });
    return {
      version: charter.version,
      status: CharterStatus.parse(charter.status),
      preset: Preset.parse(charter.preset),
      parameters: CharterParameters.parse(charter.parameters),
      record: documents.find((document) => document.id === charter.documentId)?.code ?? null,
      digest: charter.digest,
      draftedAt: instantOf(charter.draftedAt),
      proposedAt: charter.proposedAt === null ? null : instantOf(charter.proposedAt),
      inForceAt: charter.inForceAt === null ? null : instantOf(charter.inForceAt),
      endedAt: charter.endedAt === null ? null : instantOf(charter.endedAt),
      signatures: signed,
    };
  });
}

/** The frozen text of a version; `null` while it is a draft. */
export async function getCharterRecord(tx: Tx, projectId: string, version: number): Promise<RecordContent | null> {
  const rows = await tx.$queryRaw<{ content: string }[]>`
    SELECT d.content FROM charter c JOIN signed_document d ON d.project_id = c.project_id AND d.id = c.document_id
    WHERE c.project_id = ${projectId}::uuid AND c.version = ${version}`;
  return rows[0] === undefined ? null : RecordContent.parse(JSON.parse(rows[0].content));
}
