import { randomBytes } from "node:crypto";
import type { Tx } from "@/lib/db/client";
import type { ActingRole } from "@/lib/domain/party";
import type { Instant } from "@/lib/kernel/instant";
import { canonical, type Json, sha256 } from "@/lib/ledger/canonical";

/** The hash before the first entry of every ledger. */
export const genesisHash = "0".repeat(64);

/** What is recorded: a typed event, with its erasable free texts beside the payload. */
export type RecordableEvent = {
  readonly type: string;
  readonly version: number;
  readonly payload: { readonly [key: string]: Json };
  readonly texts?: { readonly [field: string]: string };
  /** Texts that not every party reads, by name; and the agency that reads those of its circle, named or by its milestone. */
  readonly circles?: { readonly [field: string]: "PARTY" | "CLIENT" | "ALL" };
  readonly concerns?: { readonly partyId: string | null; readonly milestoneId: string | null };
};

/** Who acted, in which role, for whom, and under which command. */
export type Authorship = {
  readonly projectId: string;
  readonly actorId: string | null;
  readonly role: ActingRole;
  readonly partyId: string | null;
  readonly delegationId: string | null;
  readonly commandId: string;
  readonly now: Instant;
};

/** Events by one author, of one project; a command's own events come first, then what the system drew from them. */
export type RecordGroup = { readonly by: Authorship; readonly events: readonly RecordableEvent[] };

/** Where an event stands in its ledger. */
export type RecordedEntry = { readonly seq: number; readonly type: string; readonly hash: string };

/** Starts the ledger of a new project. */
export async function openLedger(tx: Tx, projectId: string): Promise<void> {
  await tx.ledgerHead.create({ data: { projectId, seq: 0n, hash: genesisHash } });
}

/** Events with their places in the chain, under the locked head, not yet written. */
type Chained = {
  readonly entries: readonly RecordedEntry[];
  /** Writes them. What else the act writes may travel along: it is done or undone with them. */
  readonly save: () => Promise<void>;
};

/** Appends events to the ledger of a project, in the transaction of the act (see `chain`). */
export async function record(tx: Tx, groups: readonly RecordGroup[]): Promise<readonly RecordedEntry[]> {
  const { entries, save } = await chain(tx, groups);
  await save();
  return entries;
}

/**
 * Finds the places of events in the ledger of a project. The head is locked first, so that entries of one project queue;
 * it must therefore be the last lock of the transaction. Each hash covers everything in the entry and the hash before
 * it. Free texts are stored apart with a salt and the payload holds SHA-256(salt + text), so that a text can be erased, or
 * kept from who may not read it, and the chain still verifies.
 */
export async function chain(tx: Tx, groups: readonly RecordGroup[]): Promise<Chained> {
  const projectId = groups[0]?.by.projectId;
  if (projectId === undefined) throw new Error("Nothing to record");
  const heads = await tx.$queryRaw<{ seq: bigint; hash: string }[]>`
    SELECT seq, hash FROM ledger_head WHERE project_id = ${projectId}::uuid FOR UPDATE`;
  const head = heads[0];
  if (head === undefined) throw new Error("This project has no ledger");
  let previous = head.hash;
  const texts: Text[] = [];
  const authored = groups.flatMap(({ by, events }) => events.map((event) => ({ by, event })));
  const rows = authored.map(({ by, event }, ordinal) => {
    const seq = Number(head.seq) + ordinal + 1;
    const hashedTexts = Object.entries(event.texts ?? {}).map(([field, text]) => {
      const salt = randomBytes(16).toString("hex");
      const circle = event.circles?.[field] ?? "ALL";
      texts.push({ seq, field, salt, text, circle, ...(circle === "PARTY" ? event.concerns : {}) });
      return [field, { sha256: sha256(salt + text) }] as const;
    });
    const payload =
      hashedTexts.length === 0 ? event.payload : { ...event.payload, texts: Object.fromEntries(hashedTexts) };
    const { type, version } = event;
    const row = { ...by, seq, ordinal, type, version, payload, prevHash: previous };
    previous = entryHash(row);
    return { ...row, hash: previous };
  });
  return {
    entries: rows.map(({ seq, type, hash }) => ({ seq, type, hash })),
    // In this order: the guards let the head move only to an entry that is there, and a text only stand by one.
    save: async () => {
      await Promise.all([
        saveEntries(tx, rows),
        saveHead(tx, { projectId, seq: Number(head.seq) + rows.length, hash: previous }),
        ...(texts.length === 0 ? [] : [saveTexts(tx, projectId, texts)]),
      ]);
    },
  };
}

type Text = {
  readonly seq: number;
  readonly field: string;
  readonly salt: string;
  readonly text: string;
  readonly circle: "ALL" | "PARTY" | "CLIENT";
  readonly partyId?: string | null;
  readonly milestoneId?: string | null;
};

function saveEntries(tx: Tx, rows: readonly (Hashed & { readonly hash: string })[]): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO ledger_entry (project_id, seq, type, version, payload, actor_id, role, party_id, delegation_id, occurred_at, recorded_at, command_id, ordinal, prev_hash, hash)
    SELECT e."projectId", e.seq, e.type, e.version, e.payload, e."actorId", e.role, e."partyId", e."delegationId", e.now, e.now, e."commandId", e.ordinal, e."prevHash", e.hash
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e ("projectId" uuid, seq bigint, type text, version integer, payload jsonb, "actorId" uuid,
      role text, "partyId" uuid, "delegationId" uuid, now timestamptz(3), "commandId" uuid, ordinal integer, "prevHash" text, hash text)
    ORDER BY e.seq`;
}

function saveTexts(tx: Tx, projectId: string, texts: readonly Text[]): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO ledger_text (project_id, seq, field, salt, text, circle, party_id)
    SELECT ${projectId}::uuid, t.seq, t.field, t.salt, t.text, t.circle, coalesce(t."partyId", m.agency_party_id)
    FROM jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) AS t (seq bigint, field text, salt text, text text, circle text, "partyId" uuid, "milestoneId" uuid)
    LEFT JOIN milestone m ON m.project_id = ${projectId}::uuid AND m.id = t."milestoneId"`;
}

function saveHead(tx: Tx, head: { projectId: string; seq: number; hash: string }): Promise<number> {
  return tx.$executeRaw`
    UPDATE ledger_head SET seq = ${BigInt(head.seq)}, hash = ${head.hash} WHERE project_id = ${head.projectId}::uuid`;
}

type Hashed = Authorship & {
  readonly seq: number;
  readonly ordinal: number;
  readonly type: string;
  readonly version: number;
  readonly payload: Json;
  readonly prevHash: string;
};

/** The hash of one entry: SHA-256 of the RFC 8785 text of all its fields and of the hash before it. */
export function entryHash(entry: Hashed): string {
  return sha256(
    canonical({
      projectId: entry.projectId,
      seq: entry.seq,
      type: entry.type,
      version: entry.version,
      payload: entry.payload,
      actorId: entry.actorId,
      role: entry.role,
      partyId: entry.partyId,
      delegationId: entry.delegationId,
      occurredAt: entry.now,
      recordedAt: entry.now,
      commandId: entry.commandId,
      ordinal: entry.ordinal,
      prevHash: entry.prevHash,
    }),
  );
}
