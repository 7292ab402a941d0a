import type { Pool } from "pg";
import { z } from "zod";
import { Role } from "@/lib/domain/party";
import { instantOf } from "@/lib/kernel/instant";
import { entryHash } from "@/lib/ledger/record";

/** Each line finds acts of which a part is missing: every one must answer nothing at all. */
const halves: Readonly<Record<string, string>> = {
  "the head is the last entry": `SELECT h.project_id FROM ledger_head h LEFT JOIN LATERAL
      (SELECT seq, hash FROM ledger_entry e WHERE e.project_id = h.project_id ORDER BY seq DESC LIMIT 1) l ON true
    WHERE h.seq <> coalesce(l.seq, 0) OR (l.hash IS NOT NULL AND h.hash <> l.hash)`,
  "entries follow one another": `SELECT seq FROM (SELECT seq, prev_hash, lag(seq) OVER w AS before, lag(hash) OVER w AS hash
      FROM ledger_entry WINDOW w AS (PARTITION BY project_id ORDER BY seq)) e
    WHERE before IS NOT NULL AND (seq <> before + 1 OR prev_hash <> hash)`,
  "every receipt is settled": "SELECT command_id FROM command_receipt WHERE outcome IS NULL",
  "every receipt has its entries": `SELECT r.command_id FROM command_receipt r,
      jsonb_to_recordset(r.outcome -> 'entries') AS told(seq bigint, hash text)
    WHERE r.command = 'milestone.agree' AND NOT EXISTS (SELECT 1 FROM ledger_entry e
      WHERE e.project_id = r.scope_id AND e.command_id = r.command_id AND e.seq = told.seq AND e.hash = told.hash)`,
  "every entry has its receipt": `SELECT e.seq FROM ledger_entry e WHERE e.type = 'MilestoneDefinitionSigned'
    AND NOT EXISTS (SELECT 1 FROM command_receipt r WHERE r.scope_id = e.project_id AND r.command_id = e.command_id
      AND jsonb_array_length(r.outcome -> 'entries') =
        (SELECT count(*) FROM ledger_entry x WHERE x.project_id = e.project_id AND x.command_id = e.command_id))`,
  "every signature has its used proof, its entry and its document": `SELECT s.id FROM signature s
    LEFT JOIN identity_proof p ON p.id = s.proof_id
    LEFT JOIN ledger_entry e ON e.project_id = s.project_id AND e.command_id = p.used_by_command AND e.ordinal = 0
    LEFT JOIN signed_document d ON d.project_id = s.project_id AND d.id = s.document_id AND d.digest = s.digest
    WHERE p.used_at IS NULL OR e.seq IS NULL OR d.id IS NULL`,
  "every used proof has its one signature": `SELECT p.id FROM identity_proof p
    WHERE p.used_at IS NOT NULL AND (SELECT count(*) FROM signature s WHERE s.proof_id = p.id) <> 1`,
  "every signed definition has its one signature": `SELECT e.seq FROM ledger_entry e WHERE e.type = 'MilestoneDefinitionSigned'
    AND (SELECT count(*) FROM signature s JOIN identity_proof p ON p.id = s.proof_id
      WHERE s.project_id = e.project_id AND p.used_by_command = e.command_id) <> 1`,
  "every signed definition has its copies in the outbox": `SELECT e.seq FROM ledger_entry e
    WHERE e.type = 'MilestoneDefinitionSigned' AND (SELECT count(*) FROM delivery d WHERE d.project_id = e.project_id
      AND d.template = 'receipt' AND (d.payload ->> 'seq')::bigint = e.seq) = 0`,
  "no copy without its entry": `SELECT d.id FROM delivery d WHERE d.template = 'receipt' AND NOT EXISTS
    (SELECT 1 FROM ledger_entry e WHERE e.project_id = d.project_id AND e.seq = (d.payload ->> 'seq')::bigint)`,
  "a milestone is agreed when both sides have signed, and not before": `SELECT m.code FROM milestone m
    WHERE (m.status = 'READY_TO_START') <> ((SELECT count(DISTINCT s.side) FROM signature s JOIN signed_document d
      ON d.project_id = s.project_id AND d.id = s.document_id WHERE d.project_id = m.project_id AND d.subject_id = m.id) = 2)`,
  "no document without a signature": `SELECT d.code FROM signed_document d WHERE NOT EXISTS
    (SELECT 1 FROM signature s WHERE s.project_id = d.project_id AND s.document_id = d.id)`,
};

/** What is half there, one line each; nothing when every act is whole or absent. */
export async function halfActs(pool: Pool): Promise<string[]> {
  const found: string[] = [];
  for (const [sentence, sql] of Object.entries(halves)) {
    const { rows } = await pool.query(sql);
    if (rows.length > 0) found.push(`not so: ${sentence}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return found;
}

/** How many receipts and how many first entries each of these commands has left: `"1 1"` for an act that happened. */
export async function traces(pool: Pool, commandIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ id: string; left: string }>(
    `SELECT id, (SELECT count(*) FROM command_receipt r WHERE r.command_id = id) || ' ' ||
        (SELECT count(*) FROM ledger_entry e WHERE e.command_id = id AND e.ordinal = 0) AS left
     FROM unnest($1::uuid[]) AS id`,
    [commandIds],
  );
  return new Map(rows.map((row) => [row.id, row.left]));
}

const Row = z.object({
  project_id: z.string(),
  seq: z.coerce.number(),
  type: z.string(),
  version: z.number(),
  payload: z.json(),
  actor_id: z.string().nullable(),
  role: z.union([Role, z.literal("SYSTEM")]),
  party_id: z.string().nullable(),
  delegation_id: z.string().nullable(),
  occurred_at: z.date(),
  command_id: z.string(),
  ordinal: z.number(),
  prev_hash: z.string(),
  hash: z.string(),
});

/** The places of the entries whose hash is not that of what they say. */
export async function brokenEntries(pool: Pool): Promise<number[]> {
  const { rows } = await pool.query("SELECT * FROM ledger_entry ORDER BY project_id, seq");
  return rows.map((row) => Row.parse(row)).flatMap((row) => (hashOf(row) === row.hash ? [] : [row.seq]));
}

function hashOf(row: z.infer<typeof Row>): string {
  return entryHash({
    projectId: row.project_id,
    seq: row.seq,
    type: row.type,
    version: row.version,
    payload: row.payload,
    actorId: row.actor_id,
    role: row.role,
    partyId: row.party_id,
    delegationId: row.delegation_id,
    now: instantOf(row.occurred_at),
    commandId: row.command_id,
    ordinal: row.ordinal,
    prevHash: row.prev_hash,
  });
}
