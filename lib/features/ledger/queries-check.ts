import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Role } from "@/lib/domain/party";
import type { LedgerCheck } from "@/lib/features/ledger/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";
import { entryDigest, genesis } from "@/scripts/verify-ledger";

/** Everything of an entry that its hash covers. */
export const ChainRow = z.object({
  projectId: z.uuid(),
  seq: z.bigint(),
  type: z.string(),
  version: z.int(),
  payload: z.json(),
  actorId: z.uuid().nullable(),
  role: z.enum([...Role.options, "SYSTEM"]),
  partyId: z.uuid().nullable(),
  delegationId: z.uuid().nullable(),
  occurredAt: z.date(),
  recordedAt: z.date(),
  commandId: z.uuid(),
  ordinal: z.int(),
  prevHash: z.string(),
  hash: z.string(),
});
type ChainRow = z.infer<typeof ChainRow>;

/** True when an entry still says what was recorded, and holds on to the entry before it; the first, to the hash before all. */
export function holds(row: ChainRow, hashBefore: string | null): boolean {
  const { projectId, type, version, payload, actorId, role, partyId, delegationId, commandId, ordinal, prevHash } = row;
  const at = { occurredAt: instantOf(row.occurredAt), recordedAt: instantOf(row.recordedAt) };
  const author = { actorId, role, partyId, delegationId, commandId, ordinal };
  const fields = { projectId, seq: Number(row.seq), type, version, payload, ...author, ...at, prevHash };
  return prevHash === (hashBefore ?? (row.seq === 1n ? genesis : null)) && row.hash === entryDigest(fields);
}

/** How many entries are recomputed in one question: about a quarter of a second. */
const stretch = 2000;

/**
 * Recomputes the chain after act `after` (0 from the start), a stretch at a time: every number follows the one before,
 * every hash is the one of its entry and of the hash before, and the last is the head of the ledger.
 */
export async function checkLedger(
  tx: Tx,
  { projectId }: ProjectScope,
  after: number,
  now: Instant,
  size: number = stretch,
): Promise<LedgerCheck> {
  const head = await tx.ledgerHead.findUniqueOrThrow({ where: { projectId } });
  const rows = await tx.ledgerEntry.findMany({
    where: { projectId, seq: { gte: BigInt(after) } },
    orderBy: { seq: "asc" },
    take: size + 1,
  });
  const chain = rows.map((row) => ChainRow.parse(row));
  const from = chain[0]?.seq === BigInt(after) ? 1 : 0;
  let before = from === 1 ? (chain[0]?.hash ?? null) : null;
  let expected = BigInt(after) + 1n;
  const total = Number(head.seq);
  for (const row of chain.slice(from, from + size)) {
    if (row.seq !== expected || !holds(row, before))
      return { checkedTo: Number(expected) - 1, total, brokenAt: Number(expected), done: true, at: now };
    before = row.hash;
    expected += 1n;
  }
  const checkedTo = Number(expected) - 1;
  const done = rows.length <= size;
  const whole = checkedTo === total && (before ?? genesis) === head.hash;
  return { checkedTo, total, brokenAt: done && !whole ? Math.min(checkedTo + 1, total) : null, done, at: now };
}
