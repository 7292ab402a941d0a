import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Side } from "@/lib/domain/party";
import { DocumentKind } from "@/lib/domain/signature";
import { type RecordPage, recordKinds } from "@/lib/features/ledger/view-records";
import { instantOf } from "@/lib/kernel/instant";

const pageSize = 40;

const Row = z.object({
  id: z.uuid(),
  code: z.string(),
  kind: DocumentKind,
  title: z.string(),
  subject: z.string(),
  version: z.int(),
  digest: z.string(),
  frozenAt: z.date(),
  parties: z.array(z.object({ name: z.string(), side: Side, ordinal: z.int() })),
});

/** The signed records of a project, the newest first, with the parties that have signed each. A text frozen for signature and not signed yet is there without a party. */
export async function listRecords(
  tx: Tx,
  { projectId }: ProjectScope,
  at: { readonly before?: string | undefined; readonly kind?: DocumentKind | undefined; readonly size?: number } = {},
): Promise<RecordPage> {
  const size = at.size ?? pageSize;
  const kinds = at.kind === undefined ? recordKinds : [at.kind];
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT d.id, d.code, d.kind, d.content::jsonb ->> 'title' AS title, d.content::jsonb ->> 'subject' AS subject, d.version, d.digest, d.created_at AS "frozenAt",
           coalesce((SELECT jsonb_agg(jsonb_build_object('name', y.name, 'side', y.side, 'ordinal', y.ordinal) ORDER BY s.signed_at, s.id)
                     FROM signature s JOIN party y ON y.project_id = s.project_id AND y.id = s.party_id
                     WHERE s.project_id = d.project_id AND s.document_id = d.id), '[]') AS parties
    FROM (SELECT * FROM signed_document x
          WHERE x.project_id = ${projectId}::uuid AND x.kind = ANY (${[...kinds]}::text[]) AND x.id < ${at.before ?? "ffffffff-ffff-ffff-ffff-ffffffffffff"}::uuid
          ORDER BY x.id DESC LIMIT ${size + 1}) d
    ORDER BY d.id DESC`;
  const found = rows.slice(0, size).map((row) => Row.parse(row));
  return {
    records: found.map(({ id, frozenAt, ...record }) => ({ ...record, frozenAt: instantOf(frozenAt) })),
    next: rows.length > size ? (found.at(-1)?.id ?? null) : null,
  };
}
