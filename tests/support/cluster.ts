import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { migrate } from "@/lib/db/migrate";
import { createDatabase, startDatabase } from "@/scripts/database.mjs";

const TEMPLATE = "aval_template";

/** A running test server: the addresses of its three roles, without a database name of interest, and a folder that goes with it. */
export type Cluster = {
  readonly superUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly folder: string;
};

/** A database of one's own: the same two roles as in production. */
export type TestDatabase = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly drop: () => Promise<void>;
};

/** Starts a real PostgreSQL in a temporary folder, with every migration applied once to a template database. */
export async function startCluster(): Promise<{ cluster: Cluster; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), "aval-test-"));
  const remove = (): Promise<void> => rm(dataDir, { recursive: true, force: true });
  const database = await startDatabase({ dataDir, volatile: true, maxConnections: 300 }).catch(
    async (error: unknown) => {
      await remove();
      throw error;
    },
  );
  const stop = async (): Promise<void> => {
    await database.stop();
    await remove();
  };
  const { superUrl, ownerUrl, appUrl } = database;
  try {
    await asSuperuser(superUrl, (client) => createDatabase(client, TEMPLATE));
    await migrate(inDatabase(ownerUrl, TEMPLATE));
  } catch (error) {
    await stop();
    throw error;
  }
  return { cluster: { superUrl, ownerUrl, appUrl, folder: dataDir }, stop };
}

/**
 * A fresh migrated database, copied from the template in some tens of milliseconds.
 *
 * @param name anything readable, for whoever looks at the server; made unique here
 */
export async function cloneFrom(cluster: Cluster, name: string, template: string = TEMPLATE): Promise<TestDatabase> {
  const readable = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .slice(0, 30);
  const unique = `t_${readable}_${process.pid}_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 6)}`;
  await asSuperuser(cluster.superUrl, (client) => createDatabase(client, unique, template));
  return databaseIn(cluster, unique);
}

/**
 * A copy of what was played once for the whole run: whoever asks first for `played` plays it, in a database that nobody
 * else is given; the others wait, and copy.
 *
 * @param play plays it in a database whose `drop` does nothing, leaves no connection open, and answers in words what
 *   there is to know of it
 */
export async function clonePlayed(
  cluster: Cluster,
  { name, played }: { readonly name: string; readonly played: string },
  play: (database: TestDatabase) => Promise<string>,
): Promise<{ readonly database: TestDatabase; readonly said: string }> {
  const source = `aval_${createHash("sha256").update(played).digest("hex").slice(0, 24)}`;
  let said = "";
  await asSuperuser(cluster.superUrl, async (client) => {
    // Held by this connection: one that dies while playing lets the next one begin anew.
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [source]);
    const { rows } = await client.query<{ said: string | null }>(
      "SELECT shobj_description(oid, 'pg_database') AS said FROM pg_database WHERE datname = $1",
      [source],
    );
    const quoted = client.escapeIdentifier(source);
    if (rows[0] !== undefined && rows[0].said !== null) {
      said = rows[0].said;
      return;
    }
    await client.query(`DROP DATABASE IF EXISTS ${quoted} WITH (FORCE)`);
    await createDatabase(client, source, TEMPLATE);
    said = await play({ ...databaseIn(cluster, source), drop: () => Promise.resolve() });
    await client.query(`COMMENT ON DATABASE ${quoted} IS ${client.escapeLiteral(said)}`);
  });
  return { database: await cloneFrom(cluster, name, source), said };
}

function databaseIn(cluster: Cluster, name: string): TestDatabase {
  return {
    ownerUrl: inDatabase(cluster.ownerUrl, name),
    appUrl: inDatabase(cluster.appUrl, name),
    drop: () =>
      asSuperuser(cluster.superUrl, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
      }),
  };
}

/** An empty database, owned by `aval_owner`, for tests of the migrations themselves. */
export async function createEmpty(cluster: Cluster, name: string): Promise<string> {
  await asSuperuser(cluster.superUrl, (client) => createDatabase(client, name));
  return inDatabase(cluster.ownerUrl, name);
}

async function asSuperuser(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
