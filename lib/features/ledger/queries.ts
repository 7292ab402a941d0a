import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { endOfDay, startOfDay } from "@/lib/domain/deadline";
import { amountFields } from "@/lib/domain/known-price";
import { Side } from "@/lib/domain/party";
import { ChainRow, holds } from "@/lib/features/ledger/queries-check";
import {
  type LedgerChoices,
  type LedgerEntryView,
  type LedgerFilters,
  type LedgerHead,
  type LedgerPage,
  sentenceValues,
  signedTypes,
  subjectOf,
  typesOfFamily,
} from "@/lib/features/ledger/view";
import { instantOf } from "@/lib/kernel/instant";

const pageSize = 40;

const EntryRow = ChainRow.extend({
  hashBefore: z.string().nullable(),
  name: z.string().nullable(),
  partyName: z.string().nullable(),
  partySide: Side.nullable(),
  partyOrdinal: z.int().nullable(),
  delegation: z.string().nullable(),
  grantor: z.string().nullable(),
});

const TextRow = z.object({ seq: z.bigint(), field: z.string(), text: z.string().nullable() });

/**
 * A page of the ledger, newest first, filtered. Paged by the number of the act, so a page stays what it was while new
 * acts come in. Each entry is recomputed while it is read.
 */
export async function listLedger(
  tx: Tx,
  scope: ProjectScope,
  filters: LedgerFilters,
  size: number = pageSize,
): Promise<LedgerPage> {
  const { projectId } = scope;
  const upwards = filters.after !== undefined;
  const direction = upwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT e.project_id AS "projectId", e.seq, e.type, e.version, e.payload, e.actor_id AS "actorId", e.role, e.party_id AS "partyId", e.delegation_id AS "delegationId",
           e.occurred_at AS "occurredAt", e.recorded_at AS "recordedAt", e.command_id AS "commandId", e.ordinal, e.prev_hash AS "prevHash", e.hash,
           (SELECT b.hash FROM ledger_entry b WHERE b.project_id = e.project_id AND b.seq = e.seq - 1) AS "hashBefore", i.display_name AS name, y.name AS "partyName", y.side AS "partySide", y.ordinal AS "partyOrdinal",
           d.code AS delegation, g.display_name AS grantor
    FROM (SELECT * FROM ledger_entry l WHERE ${conditions(scope, filters)} ORDER BY l.seq ${direction} LIMIT ${size + 1}) e
    LEFT JOIN party y ON y.project_id = e.project_id AND y.id = e.party_id
    LEFT JOIN LATERAL (SELECT display_name FROM person_identity n WHERE n.person_id = e.actor_id ORDER BY n.version DESC LIMIT 1) i ON true
    LEFT JOIN delegation d ON d.project_id = e.project_id AND d.id = e.delegation_id
    LEFT JOIN member m ON m.project_id = d.project_id AND m.id = d.grantor_member_id
    LEFT JOIN LATERAL (SELECT display_name FROM person_identity n WHERE n.person_id = m.person_id ORDER BY n.version DESC LIMIT 1) g ON true
    ORDER BY e.seq ${direction}`;
  const found = rows.map((row) => EntryRow.parse(row));
  const more = found.length > size;
  const page = upwards ? found.slice(0, size).reverse() : found.slice(0, size);
  const texts = await textsOf(tx, projectId, page);
  const entries = page.map((row) => entryView(scope, row, texts.get(row.seq) ?? []));
  const [newest, oldest] = [entries.at(0)?.seq, entries.at(-1)?.seq];
  const hasNewer = upwards ? more : filters.before !== undefined;
  const hasOlder = upwards ? true : more;
  return {
    entries,
    newer: hasNewer && newest !== undefined ? newest : null,
    older: hasOlder && oldest !== undefined ? oldest : null,
  };
}

function conditions({ projectId, timeZone }: ProjectScope, filters: LedgerFilters): Prisma.Sql {
  const { family, party, person, code, record, since, until, signed, automatic, before, after } = filters;
  const codes = [code, record].flatMap((one) => (one === undefined || one === "" ? [] : [one.toUpperCase()]));
  const all = [
    Prisma.sql`l.project_id = ${projectId}::uuid`,
    ...(family === undefined ? [] : [Prisma.sql`l.type = ANY (${[...typesOfFamily(family)]}::text[])`]),
    ...(signed === undefined
      ? []
      : [Prisma.sql`l.type = ANY (${[...signedTypes]}::text[]) AND l.actor_id IS NOT NULL`]),
    ...(party === undefined ? [] : [Prisma.sql`l.party_id = ${party}::uuid`]),
    ...(person === undefined ? [] : [Prisma.sql`l.actor_id = ${person}::uuid`]),
    ...(automatic === undefined ? [] : [Prisma.sql`l.actor_id IS NULL`]),
    ...codes.map(
      (one) =>
        Prisma.sql`l.seq IN (SELECT c.seq FROM ledger_code c WHERE c.project_id = ${projectId}::uuid AND c.code = ${one})`,
    ),
    ...(since === undefined ? [] : [Prisma.sql`l.occurred_at >= ${startOfDay(since, timeZone)}::timestamptz`]),
    ...(until === undefined ? [] : [Prisma.sql`l.occurred_at < ${endOfDay(until, timeZone)}::timestamptz`]),
    ...(before === undefined ? [] : [Prisma.sql`l.seq < ${before}`]),
    ...(after === undefined ? [] : [Prisma.sql`l.seq > ${after}`]),
  ];
  return Prisma.join(all, " AND ");
}

async function textsOf(
  tx: Tx,
  projectId: string,
  page: readonly z.infer<typeof EntryRow>[],
): Promise<ReadonlyMap<bigint, LedgerEntryView["texts"]>> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT seq, field, text FROM ledger_text WHERE project_id = ${projectId}::uuid AND seq = ANY (${page.map((row) => row.seq)}::bigint[]) ORDER BY seq, field`;
  const texts = rows.map((row) => TextRow.parse(row));
  return new Map(
    page.map(({ seq }) => [seq, texts.filter((text) => text.seq === seq).map(({ field, text }) => ({ field, text }))]),
  );
}

const Values = z.record(z.string(), z.json());

function entryView(
  { code }: ProjectScope,
  row: z.infer<typeof EntryRow>,
  known: LedgerEntryView["texts"],
): LedgerEntryView {
  const payload = Values.parse(row.payload);
  const texts = known.filter(({ field }) => !(field in amountFields));
  // What this reader may know of the amounts of the act, beside what all may know.
  const amounts = known.flatMap(({ field, text }) =>
    field in amountFields && text !== null ? [Values.parse(JSON.parse(text))] : [],
  );
  const values = sentenceValues(Object.assign({}, payload, ...amounts));
  const told = Values.safeParse(payload.texts).data ?? {};
  const { partyName: name, partySide: side, partyOrdinal: ordinal } = row;
  const { record, digest } = values;
  return {
    seq: Number(row.seq),
    type: row.type,
    values,
    by: {
      name: row.name,
      role: row.role,
      party: name === null || side === null || ordinal === null ? null : { name, side, ordinal },
      delegation: row.delegation === null ? null : { code: row.delegation, grantor: row.grantor },
    },
    at: instantOf(row.occurredAt),
    texts,
    withheld: Object.keys(told).some((name) => !known.some(({ field }) => field === name)),
    record: typeof record === "string" ? record : null,
    digest: typeof record === "string" && typeof digest === "string" ? digest : null,
    subject: subjectOf(code, values),
    hash: row.hash,
    prevHash: row.prevHash,
    intact: holds(row, row.hashBefore),
  };
}

/** The head of the ledger. */
export async function getLedgerHead(tx: Tx, { projectId }: ProjectScope): Promise<LedgerHead> {
  const head = await tx.ledgerHead.findUniqueOrThrow({ where: { projectId } });
  return { seq: Number(head.seq), hash: head.hash };
}

const PartyRow = z.object({ id: z.uuid(), name: z.string(), side: Side, ordinal: z.int() });
const PersonRow = z.object({ id: z.uuid(), name: z.string().nullable() });

/** The parties and people whose acts one may look for, those who have left included. */
export async function listLedgerChoices(tx: Tx, { projectId }: ProjectScope): Promise<LedgerChoices> {
  const [parties, persons] = await Promise.all([
    tx.party.findMany({ where: { projectId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], take: 50 }),
    tx.$queryRaw<unknown[]>`
      SELECT DISTINCT ON (m.person_id) m.person_id AS id, i.display_name AS name FROM member m
      LEFT JOIN person_identity i ON i.person_id = m.person_id
      WHERE m.project_id = ${projectId}::uuid ORDER BY m.person_id, i.version DESC LIMIT 200`,
  ]);
  return {
    parties: parties.map((party) => PartyRow.parse(party)),
    persons: persons.map((person) => PersonRow.parse(person)),
  };
}
