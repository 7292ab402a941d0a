import { Readable } from "node:stream";
import { z } from "zod";
import { DocumentKind } from "@/lib/domain/signature";
import { getLedgerHead, listLedger } from "@/lib/features/ledger/queries";
import { findExport } from "@/lib/features/ledger/queries-export";
import { listRecords } from "@/lib/features/ledger/queries-records";
import { LedgerFilters, ledgerFamilies } from "@/lib/features/ledger/view";
import { getRecordProof } from "@/lib/features/signature/queries-proof";
import { RecordProof, recordFileName } from "@/lib/features/signature/view-proof";
import { downloadHeaders, exportHeaders, inPieces } from "@/lib/files/download";
import { asBody } from "@/lib/files/storage";
import { nothing, pageOf, paging, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, many, PartyName, partyName, Sha256 } from "@/lib/http/api/fields";
import { Entry, entryBody } from "@/lib/http/api/ledger-entry";
import { door } from "@/lib/http/door";
import { writeRecordPdf } from "@/lib/pdf/record-pdf";

const RecordCode = z.string().regex(/^[A-Z]{2,5}-\d{4}-\d{3,6}$/);

const records = projectRead({
  id: "listRecords",
  path: "/projects/{code}/records",
  tag: "Records",
  summary: "Signed records",
  description: "The newest first, with the parties that have signed each.",
  params: nothing,
  query: z.object({
    ...paging,
    after: z.uuid().optional().describe("The `next` of the page before."),
    kind: DocumentKind.optional(),
  }),
  answer: pageOf(
    z
      .strictObject({
        code: z.string(),
        kind: DocumentKind,
        title: z.string(),
        subject: z.string(),
        version: z.int(),
        digest: Sha256,
        frozenAt: At,
        parties: many(PartyName),
      })
      .meta({ id: "RecordLine" }),
  ),
  read: async ({ tx, scope }, { after, kind, limit }) => {
    const page = await listRecords(tx, scope, { before: after, kind, size: limit });
    return {
      items: page.records.map(({ parties, ...record }) => ({ ...record, parties: parties.map(partyName) })),
      next: page.next,
    };
  },
});

const record = projectRead({
  id: "getRecord",
  path: "/projects/{code}/records/{record}",
  tag: "Records",
  summary: "A signed record",
  description: "Its words, its signatures, and where they stand in the ledger: a receipt for the stand-alone verifier.",
  params: z.object({ record: RecordCode }),
  query: nothing,
  answer: RecordProof.meta({ id: "SignedRecord" }),
  read: ({ tx, scope }, _query, { record: code }) => getRecordProof(tx, scope, code),
});

const recordAsPdf = projectRead({
  id: "getRecordPdf",
  path: "/projects/{code}/records/{record}/pdf",
  tag: "Records",
  summary: "A signed record as PDF",
  description: "The record as it is printed, tagged, with its JSON inside.",
  params: z.object({ record: RecordCode }),
  query: nothing,
  answer: z.unknown(),
  media: "application/pdf",
  read: async ({ tx, scope }, _query, { record: code }) => {
    const proof = await getRecordProof(tx, scope, code);
    if (proof === null) return null;
    const bytes = await writeRecordPdf(proof);
    const name = recordFileName(proof, "pdf");
    return new Response(bytes, {
      headers: downloadHeaders({ name, mediaType: "application/pdf", size: bytes.byteLength }),
    });
  },
});

const ledger = projectRead({
  id: "listLedger",
  path: "/projects/{code}/ledger",
  tag: "Ledger",
  summary: "The ledger",
  description: "The acts of a project, the newest first. A page stays what it was while new acts come in.",
  params: nothing,
  query: z.object({
    ...paging,
    after: z.coerce.number().int().min(1).optional().describe("The `next` of the page before: older acts."),
    family: z.enum(ledgerFamilies).optional().describe("What the acts are about."),
    party: z.uuid().optional(),
    person: z.uuid().optional(),
    subject: z.string().trim().max(40).optional().describe("A number: J1, EX-001, PV-2026-001."),
    since: z.iso.date().optional(),
    until: z.iso.date().optional(),
  }),
  answer: pageOf(Entry),
  read: async ({ tx, scope }, { after, limit, subject, ...asked }) => {
    const filters = LedgerFilters.parse({ ...asked, before: after, code: subject });
    const page = await listLedger(tx, scope, filters, limit);
    return { items: page.entries.map(entryBody), next: page.older === null ? null : String(page.older) };
  },
});

const head = projectRead({
  id: "getLedgerHead",
  path: "/projects/{code}/ledger/head",
  tag: "Ledger",
  summary: "The head of the ledger",
  description: "The last act and its hash: what the whole chain comes down to.",
  params: nothing,
  query: nothing,
  answer: z.strictObject({ seq: z.int(), hash: Sha256 }).meta({ id: "LedgerHead" }),
  read: ({ tx, scope }) => getLedgerHead(tx, scope),
});

const ledgerExport = projectRead({
  id: "exportLedger",
  path: "/projects/{code}/ledger/export",
  tag: "Ledger",
  summary: "The whole ledger as JSON Lines",
  description: "Everything that the stand-alone verifier needs, in one stream.",
  params: nothing,
  query: nothing,
  answer: z.unknown(),
  media: "application/jsonl",
  read: async ({ scope, now }) => {
    const lines = await findExport(door().db, { personId: scope.personId, code: scope.code, now });
    if (lines === null) return null;
    const headers = exportHeaders(`aval-${scope.code}-${now.slice(0, 10)}.jsonl`);
    return new Response(asBody(Readable.from(inPieces(lines))), { headers });
  },
});

/** Changes, records and the ledger. */
export const proveReads: readonly ReadOperation[] = [records, record, recordAsPdf, ledger, head, ledgerExport];
