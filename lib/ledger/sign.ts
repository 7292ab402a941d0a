import type { SigningContext } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import type { RecordContent } from "@/lib/domain/record";
import type { SignatureMeaning } from "@/lib/domain/signature";
import type { Digest } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";
import { canonical, digestOf, keyedHash, sha256 } from "@/lib/ledger/canonical";

/** The next number of a kind in a project: unique and gapless under concurrency, since the row is locked until commit. */
export async function nextNumber(tx: Tx, projectId: string, name: string): Promise<number> {
  const rows = await tx.$queryRaw<{ value: number }[]>`
    INSERT INTO project_counter (project_id, name, value) VALUES (${projectId}::uuid, ${name}, 1)
    ON CONFLICT (project_id, name) DO UPDATE SET value = project_counter.value + 1 RETURNING value`;
  const value = rows[0]?.value;
  if (value === undefined) throw new Error("The counter answered nothing");
  return value;
}

/** A frozen content: what signatures stand on. `code` is the number of the record (PV-2026-001). */
export type SignedDocument = { readonly id: string; readonly code: string; readonly digest: Digest };

/** The digest of what would be signed: what the page shows, what the proof of identity is bound to, what is frozen. */
export function recordDigest(content: RecordContent): Digest {
  return digestOf(content);
}

type Freezing = {
  readonly projectId: string;
  readonly subjectId: string;
  readonly version: number;
  readonly content: RecordContent;
};

/**
 * Freezes the canonical content (RFC 8785) of what will be signed, under the next record number of the year of `now`
 * in the project's time zone. The database recomputes the digest and refuses any change ever after.
 */
export async function freezeDocument(
  ctx: {
    readonly tx: Tx;
    readonly now: Instant;
    readonly newId: () => string;
    readonly scope: { readonly timeZone: string };
  },
  freezing: Freezing,
): Promise<SignedDocument> {
  const { projectId, subjectId, version } = freezing;
  const { kind } = freezing.content;
  const year = new Intl.DateTimeFormat("en", { year: "numeric", timeZone: ctx.scope.timeZone }).format(
    new Date(ctx.now),
  );
  const content = canonical(freezing.content);
  const [id, digest] = [ctx.newId(), sha256(content)];
  // The number is taken and the text frozen in one statement: the counter's row is held as short as can be.
  const rows = await ctx.tx.$queryRaw<{ code: string }[]>`
    WITH counter AS (
      INSERT INTO project_counter (project_id, name, value) VALUES (${projectId}::uuid, ${`PV-${year}`}, 1)
      ON CONFLICT (project_id, name) DO UPDATE SET value = project_counter.value + 1 RETURNING value)
    INSERT INTO signed_document (project_id, id, code, kind, subject_id, version, content, digest, created_at)
    SELECT ${projectId}::uuid, ${id}::uuid, ${`PV-${year}-`} || lpad(value::text, greatest(3, length(value::text)), '0'),
      ${kind}, ${subjectId}::uuid, ${version}, ${content}, ${digest}, ${ctx.now}::timestamptz
    FROM counter RETURNING code`;
  const code = rows[0]?.code;
  if (code === undefined) throw new Error("The counter answered nothing");
  return { id, code, digest };
}

/** What the event of a signature says of it: the record, the digest of what was signed, and the digest of the signature. */
export type SignedFact = {
  readonly documentId: string;
  readonly record: string;
  readonly digest: Digest;
  readonly signature: { readonly id: string; readonly digest: Digest };
};

/**
 * Signs a frozen document with the proof of identity of this command: exactly the digest that was proved, in the name
 * of the party of the authority (the grantor's, under a delegation). The printed name is kept as an id and a keyed
 * hash, so that an identity can be erased while the signature still verifies (domain.md 6.2, 6.3). What it answers goes
 * into the payload of its event, so that the chain covers every field of the signature.
 */
export async function saveSignature(
  ctx: SigningContext,
  document: Pick<SignedDocument, "id" | "code">,
  meaning: SignatureMeaning,
): Promise<SignedFact> {
  const { tx, scope, authority, signing, now } = ctx;
  const { identity } = signing;
  const identityHash = keyedHash(identity.key, canonical({ displayName: identity.displayName, title: identity.title }));
  const statement = {
    projectId: scope.projectId,
    id: ctx.newId(),
    documentId: document.id,
    digest: signing.digest,
    meaning,
    personId: scope.personId,
    partyId: authority.partyId,
    role: authority.role,
    delegationId: authority.delegation?.id ?? null,
    identityHash,
    authMethod: signing.method,
    authenticatedAt: signing.provedAt,
    signedAt: now,
    timeZone: scope.timeZone,
  };
  await tx.signature.create({
    data: {
      ...statement,
      memberId: scope.memberId,
      side: scope.side,
      identityId: identity.id,
      proofId: signing.proofId,
      authenticatedAt: new Date(signing.provedAt),
      signedAt: new Date(now),
    },
  });
  const signature = { id: statement.id, digest: digestOf(statement) };
  return { documentId: document.id, record: document.code, digest: signing.digest, signature };
}
