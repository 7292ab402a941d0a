import { z } from "zod";
import { Role, Side } from "@/lib/domain/party";
import { RecordContent } from "@/lib/domain/record";
import { DocumentKind, SignatureMeaning } from "@/lib/domain/signature";
import { Digest } from "@/lib/kernel/ids";

const Instant = z.iso.datetime({ precision: 3 });

/** An entry of the ledger: its number and its hash. */
const Place = z.strictObject({ seq: z.int().positive(), hash: Digest });

/** A signature with its meaning (21 CFR 11.50), the authority it was given under, and its place in the ledger. */
const ProvedSignature = z.strictObject({
  id: z.uuid(),
  meaning: SignatureMeaning,
  personId: z.uuid(),
  /** The printed name and title; `null` once the identity is erased: `identityHash` still stands for both. */
  name: z.string().nullable(),
  title: z.string().nullable(),
  /** The party that the signature binds: the grantor's, under a delegation. */
  partyId: z.uuid(),
  party: z.string(),
  side: Side,
  role: Role,
  delegationId: z.uuid().nullable(),
  /** The number of the power signed under ("DEL-01"). */
  delegation: z.string().nullable(),
  authMethod: z.enum(["PASSWORD", "MAIL_CODE", "DEMO"]),
  authenticatedAt: Instant,
  signedAt: Instant,
  /** Of the project when it was signed (IANA name). */
  timeZone: z.string(),
  identityHash: Digest,
  /** What was signed: equal to the digest of the document. */
  digest: Digest,
  entry: Place,
});
export type ProvedSignature = z.infer<typeof ProvedSignature>;

/**
 * What silence made of minutes that were signed when they were circulated: they are approved, with what participants observed.
 * Nobody signs it; the ledger says it.
 */
const SilentApproval = z.strictObject({
  approvedAt: Instant,
  /** The charter that lets silence approve a narrative. */
  charterVersion: z.int().positive(),
  observations: z.array(z.strictObject({ name: z.string().nullable(), text: z.string(), at: Instant })),
  entry: Place,
});

/**
 * A signed record as a stranger checks it: its words, its signatures and where they stand in the ledger. It says nothing
 * of the moment it is read at: the head is the last entry of the act that made the last signature so far, so the same
 * record gives the same bytes until somebody signs it again, silence approves it, or an identity is erased.
 */
export const RecordProof = z.strictObject({
  format: z.literal("aval-record"),
  version: z.literal(1),
  project: z.strictObject({ id: z.uuid(), code: z.string(), name: z.string() }),
  record: z.string(),
  document: z.strictObject({
    id: z.uuid(),
    kind: DocumentKind,
    version: z.int().positive(),
    /** SHA-256 of the RFC 8785 text of `content`. */
    digest: Digest,
    content: RecordContent,
  }),
  signatures: z.array(ProvedSignature).min(1),
  /** Of minutes that silence approved: annexed to their words, which are as they were signed. */
  silentApproval: SilentApproval.optional(),
  ledger: z.strictObject({ projectId: z.uuid(), head: Place }),
});
export type RecordProof = z.infer<typeof RecordProof>;

/** The one text of a proof, as it is given, attached and mailed: JSON on several lines, with a final line end. */
export function recordProofText(proof: RecordProof): string {
  return `${JSON.stringify(proof, null, 2)}\n`;
}

/** The forms in which a record is given. */
export type RecordForm = "json" | "pdf";

/** The name of the file: number and project, in plain ASCII ("PV-2026-001_refonte-du-site.pdf"). */
export function recordFileName(
  { record, project }: { readonly record: string; readonly project: { readonly code: string } },
  form: RecordForm,
): string {
  return `${record}_${project.code}.${form}`.replace(/[^A-Za-z0-9._-]/g, "_");
}

/** Where a record is fetched in a form. */
export function recordFileHref(project: string, record: string, form: RecordForm): string {
  return `/api/projects/${project}/records/${record}/pv.${form}`;
}
