import { createHash, randomUUID } from "node:crypto";
import { Client } from "pg";
import { connections } from "@/scripts/bench/load";

const table = `
  CREATE TABLE IF NOT EXISTS bench_head (chain integer PRIMARY KEY, seq bigint NOT NULL, hash text NOT NULL);
  CREATE TABLE IF NOT EXISTS bench_entry (chain integer, seq bigint, id uuid NOT NULL, payload jsonb NOT NULL, prev_hash text NOT NULL, hash text NOT NULL, PRIMARY KEY (chain, seq));
  INSERT INTO bench_head SELECT n, 0, '' FROM generate_series(0, 7) n ON CONFLICT DO NOTHING;
  GRANT SELECT, INSERT, UPDATE ON bench_head, bench_entry TO aval_app`;

/** Prepares the bare chains: what a hash chain costs by itself. */
export async function prepareChains(owner: Client): Promise<void> {
  await owner.query(table);
}

/** Appends to so many bare chains at once, in five round trips each time; answers appends per second. */
export async function appendRaw(url: string, chains: number, seconds: number): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  const from = performance.now();
  let appended = 0;
  await Promise.all(
    clients.map(async (client, index) => {
      while (performance.now() < from + seconds * 1000) {
        await append(client, index % chains);
        appended += 1;
      }
    }),
  );
  const perSecond = appended / ((performance.now() - from) / 1000);
  await Promise.all(clients.map((client) => client.end()));
  return perSecond;
}

async function append(client: Client, chain: number): Promise<void> {
  await client.query("BEGIN");
  const { rows } = await client.query("SELECT seq, hash FROM bench_head WHERE chain = $1 FOR UPDATE", [chain]);
  const [seq, previous] = [Number(rows[0].seq) + 1, String(rows[0].hash)];
  const [id, payload] = [randomUUID(), JSON.stringify({ act: "signed", at: Date.now() })];
  const hash = createHash("sha256").update(`${chain} ${seq} ${id} ${payload} ${previous}`).digest("hex");
  await client.query("INSERT INTO bench_entry VALUES ($1, $2, $3, $4, $5, $6)", [
    chain,
    seq,
    id,
    payload,
    previous,
    hash,
  ]);
  await client.query("UPDATE bench_head SET seq = $2, hash = $3 WHERE chain = $1", [chain, seq, hash]);
  await client.query("COMMIT");
}
