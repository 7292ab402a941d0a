import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { migrate } from "@/lib/db/migrate";
import { createDatabase, startDatabase } from "@/scripts/database.mjs";

const TEMPLATE = "aval_template";

/** A running test server: the addresses of its three roles, without a database name of interest. */
export type Cluster = { readonly superUrl: string; readonly ownerUrl: string; readonly appUrl: string };

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
  return { cluster: { superUrl, ownerUrl, appUrl }, stop };
}

/**
 * A fresh migrated database, copied from the template in some tens of milliseconds.
 *
 * @param name anything readable, for whoever looks at the server; made unique here
 */
export async function cloneFrom(cluster: Cluster, name: string): Promise<TestDatabase> {
  const readable = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .slice(0, 30);
  const unique = `t_${readable}_${process.pid}_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 6)}`;
  await asSuperuser(cluster.superUrl, (client) => createDatabase(client, unique, TEMPLATE));
  return {
    ownerUrl: inDatabase(cluster.ownerUrl, unique),
    appUrl: inDatabase(cluster.appUrl, unique),
    drop: () =>
      asSuperuser(cluster.superUrl, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(unique)} WITH (FORCE)`);
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
