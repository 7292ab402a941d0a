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

/**
 * Appends events to the ledger of a project, in the transaction of the act. The head is locked first, so that entries
 * of one project queue; it must therefore be the last lock of the transaction. Each hash covers everything in the
 * entry and the hash before it. Free texts are stored apart with a salt and the payload holds SHA-256(salt + text),
 * so that a text can be erased and the chain still verifies.
 */
export async function record(tx: Tx, groups: readonly RecordGroup[]): Promise<readonly RecordedEntry[]> {
  const projectId = groups[0]?.by.projectId;
  if (projectId === undefined) throw new Error("Nothing to record");
  const heads = await tx.$queryRaw<{ seq: bigint; hash: string }[]>`
    SELECT seq, hash FROM ledger_head WHERE project_id = ${projectId}::uuid FOR UPDATE`;
  const head = heads[0];
  if (head === undefined) throw new Error("This project has no ledger");
  let previous = head.hash;
  const texts: { projectId: string; seq: bigint; field: string; salt: string; text: string }[] = [];
  const authored = groups.flatMap(({ by, events }) => events.map((event) => ({ by, event })));
  const rows = authored.map(({ by, event }, ordinal) => {
    const seq = head.seq + BigInt(ordinal) + 1n;
    const hashedTexts = Object.entries(event.texts ?? {}).map(([field, text]) => {
      const salt = randomBytes(16).toString("hex");
      texts.push({ projectId, seq, field, salt, text });
      return [field, { sha256: sha256(salt + text) }] as const;
    });
    const payload =
      hashedTexts.length === 0 ? event.payload : { ...event.payload, texts: Object.fromEntries(hashedTexts) };
    const prevHash = previous;
    const { now, ...author } = by;
    previous = entryHash({
      ...by,
      seq: Number(seq),
      ordinal,
      type: event.type,
      version: event.version,
      payload,
      prevHash,
    });
    const at = new Date(now);
    return {
      ...author,
      seq,
      ordinal,
      type: event.type,
      version: event.version,
      payload,
      occurredAt: at,
      recordedAt: at,
      prevHash,
      hash: previous,
    };
  });
  await tx.ledgerEntry.createMany({ data: rows });
  if (texts.length > 0) await tx.ledgerText.createMany({ data: texts });
  await tx.ledgerHead.update({ where: { projectId }, data: { seq: head.seq + BigInt(rows.length), hash: previous } });
  return rows.map((row) => ({ seq: Number(row.seq), type: row.type, hash: row.hash }));
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
