import { z } from "zod";
import { enterProject } from "@/lib/auth/scope";
import type { Database } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { canonical, type Json, keyedHash } from "@/lib/ledger/canonical";

/** Asks one question of one snapshot, or of rows that never change: a transaction of Prisma or a connection of pg. */
export type Ask = (sql: string, values: readonly unknown[]) => Promise<readonly unknown[]>;

const at = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Everything at the beginning of an export, and the head at which it ends, of one instant: one statement has one snapshot. */
const opening = `
  SELECT json_build_object(
    'head', (SELECT json_build_object('seq', h.seq, 'hash', h.hash) FROM ledger_head h WHERE h.project_id = p.id),
    'project', json_build_object('id', p.id, 'code', p.code), 'timeZone', p.time_zone,
    'people', (SELECT coalesce(json_agg(json_build_object('type', e.type, 'payload', e.payload) ORDER BY e.seq), '[]') FROM ledger_entry e
      WHERE e.project_id = p.id AND e.type IN ('PartyAdded', 'MemberJoined', 'MemberRolesChanged')),
    'names', (SELECT coalesce(json_agg(json_build_object('personId', i.person_id, 'name', i.display_name, 'title', i.title, 'key', encode(i.key, 'hex'))
        ORDER BY i.created_at, i.id), '[]')
      FROM person_identity i WHERE i.id IN (SELECT s.identity_id FROM signature s WHERE s.project_id = p.id)
        OR i.id IN (SELECT DISTINCT ON (l.person_id) l.id FROM member m JOIN person_identity l ON l.person_id = m.person_id
          WHERE m.project_id = p.id ORDER BY l.person_id, l.version DESC))
  )::text AS row FROM project p WHERE p.id = $1::uuid`;

const entriesAfter = `
  SELECT json_build_object('hash', e.hash,
    'texts', (SELECT coalesce(json_object_agg(told.field, CASE WHEN t.field IS NULL THEN '{"withheld":true}'::json WHEN t.text IS NULL THEN NULL
        ELSE json_build_object('salt', t.salt, 'text', t.text) END), '{}')
      FROM jsonb_object_keys(coalesce(e.payload -> 'texts', '{}')) AS told (field)
      LEFT JOIN ledger_text t ON t.project_id = e.project_id AND t.seq = e.seq AND t.field = told.field),
    'entry', json_build_object('projectId', e.project_id, 'seq', e.seq, 'type', e.type, 'version', e.version, 'payload', e.payload,
      'actorId', e.actor_id, 'role', e.role, 'partyId', e.party_id, 'delegationId', e.delegation_id, 'occurredAt', ${at("e.occurred_at")},
      'recordedAt', ${at("e.recorded_at")}, 'commandId', e.command_id, 'ordinal', e.ordinal, 'prevHash', e.prev_hash))::text AS row
  FROM ledger_entry e WHERE e.project_id = $1::uuid AND e.seq > $2::bigint AND e.seq <= $3::bigint ORDER BY e.seq LIMIT $4::int`;

const documentsOf = `
  SELECT json_build_object('id', d.id, 'record', d.code, 'digest', d.digest, 'content', d.content)::text AS row
  FROM signed_document d WHERE d.project_id = $1::uuid AND d.id = ANY ($2::uuid[])`;

const signaturesOf = `
  SELECT json_build_object('commandId', f.used_by_command, 'signature', json_build_object('id', s.id, 'documentId', s.document_id, 'digest', s.digest,
    'meaning', s.meaning, 'personId', s.person_id, 'partyId', s.party_id, 'role', s.role, 'delegationId', s.delegation_id,
    'identityHash', s.identity_hash, 'authMethod', s.auth_method, 'authenticatedAt', ${at("s.authenticated_at")}, 'signedAt', ${at("s.signed_at")},
    'timeZone', s.time_zone))::text AS row
  FROM signature s JOIN identity_proof f ON f.id = s.proof_id WHERE s.project_id = $1::uuid AND s.document_id = ANY ($2::uuid[])`;

const Row = z.object({ row: z.string() });
const Name = z.object({ personId: z.uuid(), name: z.string(), title: z.string(), key: z.string() });
const Opening = z.object({
  head: z.object({ seq: z.int(), hash: z.string() }),
  project: z.object({ id: z.uuid(), code: z.string() }),
  timeZone: z.string(),
  people: z.array(z.object({ type: z.string(), payload: z.record(z.string(), z.json()) })),
  names: z.array(Name),
});
const Entry = z.object({
  hash: z.string(),
  texts: z.record(z.string(), z.json()),
  entry: z.looseObject({
    seq: z.int(),
    actorId: z.uuid().nullable(),
    commandId: z.uuid(),
    payload: z.record(z.string(), z.json()),
  }),
});
type Entry = z.infer<typeof Entry>;
const Document = z.object({ id: z.uuid(), record: z.string(), digest: z.string(), content: z.string() });
/** In the place of a text, or of the words of a record, that are not this reader's: its hash is in the chain. */
const Withheld = z.object({ withheld: z.literal(true) });
/** How an entry names the record that it speaks of. */
const Named = z.object({ documentId: z.uuid(), record: z.string(), digest: z.string() });
const Signature = z.object({
  commandId: z.uuid(),
  signature: z.looseObject({ id: z.uuid(), documentId: z.uuid() }),
});

async function read<T>(ask: Ask, schema: z.ZodType<T>, sql: string, values: readonly unknown[]): Promise<readonly T[]> {
  return (await ask(sql, values)).map((row) => schema.parse(JSON.parse(Row.parse(row).row)));
}

/** How many entries are read in one question. */
const pageSize = 500;

/**
 * The export of a project's ledger, line by line (without line ends), as `scripts/verify-ledger.ts` reads it: decisions/0009.
 * Nothing when there is no such project, or none that `ask` may see.
 *
 * What is chained never changes, so an export is of one moment whatever is recorded while it is written: it ends at the
 * head that its first question saw, and each page can be asked in a short transaction of its own. Memory is that of one
 * page. What is erased meanwhile is simply no longer there to be read. What the reader may not know of others' money is
 * told as withheld, with its hash, so that the chain verifies for everybody (decisions/0029).
 */
export async function* exportLedger(ask: Ask, projectId: string, now: string): AsyncGenerator<string> {
  const [opened] = await read(ask, Opening, opening, [projectId]);
  if (opened === undefined) return;
  const { head, project, timeZone, people, names } = opened;
  const algorithms = { hash: "SHA-256", canonical: "RFC 8785" };
  const form = { line: "header", format: "aval-ledger", version: 1, ...algorithms };
  yield canonical({ ...form, project, timeZone, exportedAt: now, ...partiesAndMembers(people) });
  for (const name of names) yield canonical({ line: "name", ...name, identityHash: identityHashOf(name) });
  const seen = new Set<string>();
  const count = { entries: 0, documents: 0, signatures: 0, texts: 0, erased: 0 };
  let withheld = 0;
  while (count.entries < head.seq) {
    const entries = await read(ask, Entry, entriesAfter, [projectId, count.entries, head.seq, pageSize]);
    if (entries.length === 0) throw new Error(`The ledger of ${projectId} has no entry after ${count.entries}`);
    const beside = await readBeside(ask, projectId, entries);
    for (const { entry, hash, texts } of entries) {
      yield canonical({ line: "entry", entry: z.json().parse(entry), hash, texts });
      const { document, signature } = beside(entry);
      if (document !== undefined && !seen.has(document.id)) {
        yield canonical({ line: "document", ...document });
        seen.add(document.id);
        count.documents += 1;
        withheld += withheldIn([document]);
      }
      if (signature !== undefined) {
        yield canonical({ line: "signature", ...z.record(z.string(), z.json()).parse(signature) });
        count.signatures += 1;
      }
      count.entries += 1;
      count.texts += Object.keys(texts).length;
      count.erased += Object.values(texts).filter((text) => text === null).length;
      withheld += withheldIn(Object.values(texts));
    }
  }
  // Said where something is: the export of whoever reads all is what it always was.
  yield canonical({ line: "trailer", ...count, ...(withheld === 0 ? {} : { withheld }), head });
}

/** How many of these are withheld from the reader. */
function withheldIn(told: readonly unknown[]): number {
  return told.filter((one) => Withheld.safeParse(one).success).length;
}

/** The hash under which a name stands in signatures (see `saveSignature`). */
function identityHashOf({ key, name, title }: z.infer<typeof Name>): string {
  return keyedHash(Buffer.from(key, "hex"), canonical({ displayName: name, title }));
}

/** Who the parties and the members are, as the ledger itself tells it: ids, sides and roles. */
function partiesAndMembers(people: z.infer<typeof Opening>["people"]): { parties: Json; members: Json } {
  const parties = new Map<string, Json>();
  const members = new Map<string, { readonly [key: string]: Json }>();
  for (const { type, payload } of people) {
    const { partyId = null, side = null, memberId = null, roles = null, personId } = payload;
    if (type === "PartyAdded") parties.set(String(partyId), { id: partyId, side });
    else {
      const before = members.get(String(memberId));
      members.set(String(memberId), {
        ...(before ?? { id: memberId, personId: personId ?? null, partyId }),
        roles,
      });
    }
  }
  return { parties: [...parties.values()], members: [...members.values()] };
}

type Beside = {
  readonly document:
    | z.infer<typeof Document>
    | (Omit<z.infer<typeof Document>, "content"> & z.infer<typeof Withheld>)
    | undefined;
  readonly signature: z.infer<typeof Signature>["signature"] | undefined;
};

/** What stands beside the entries of a page: the documents that they speak of and their signatures. */
async function readBeside(
  ask: Ask,
  projectId: string,
  page: readonly Entry[],
): Promise<(entry: Entry["entry"]) => Beside> {
  const wanted = page.flatMap(({ entry: { payload } }) =>
    typeof payload.documentId === "string" ? [payload.documentId] : [],
  );
  if (wanted.length === 0) return () => ({ document: undefined, signature: undefined });
  const ids = [...new Set(wanted)];
  const documents = new Map((await read(ask, Document, documentsOf, [projectId, ids])).map((one) => [one.id, one]));
  const signatures = new Map(
    (await read(ask, Signature, signaturesOf, [projectId, ids])).map(({ commandId, signature }) => [
      `${commandId} ${signature.documentId}`,
      signature,
    ]),
  );
  return ({ actorId, commandId, payload: { documentId, record, digest } }) => ({
    document: documents.get(String(documentId)) ?? withheldDocument({ documentId, record, digest }),
    signature: actorId === null ? undefined : signatures.get(`${commandId} ${documentId}`),
  });
}

/** A record that the reader may not open: its number and its digest, which the chain holds anyway. */
function withheldDocument(payload: unknown): Beside["document"] {
  const named = Named.safeParse(payload).data;
  return named === undefined
    ? undefined
    : { id: named.documentId, record: named.record, digest: named.digest, withheld: true };
}

/** The export of a project for a member of it; `null` for everybody else, and when there is none. */
export async function findExport(
  db: Database,
  reader: { readonly personId: string; readonly code: string; readonly now: string },
): Promise<AsyncGenerator<string> | null> {
  const { personId, code, now } = reader;
  // Each question is a transaction of its own: a slow reader holds no connection, and one who is shown out reads no further.
  const within = <T>(work: Parameters<typeof transact<T | null>>[2]): Promise<T | null> =>
    transact(db, { personId, readOnly: true }, work);
  const projectId = await within(async (tx) => (await enterProject(tx, personId, code))?.projectId ?? null);
  if (projectId === null) return null;
  const ask: Ask = async (sql, values) =>
    (await within(async (tx) => {
      const scope = await enterProject(tx, personId, code);
      return scope === null ? null : tx.$queryRawUnsafe<unknown[]>(sql, ...values);
    })) ?? [];
  return exportLedger(ask, projectId, now);
}
