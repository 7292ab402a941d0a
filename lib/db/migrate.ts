import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";

/** The lock that the migration engine of Prisma takes too: whoever migrates waits for whoever does. */
const LOCK = 72_707_369;

/** The table and columns of Prisma's own migration engine, so that either can go on after the other. */
const HISTORY = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" varchar(36) PRIMARY KEY,
    "checksum" varchar(64) NOT NULL,
    "finished_at" timestamptz,
    "migration_name" varchar(255) NOT NULL,
    "logs" text,
    "rolled_back_at" timestamptz,
    "started_at" timestamptz NOT NULL DEFAULT now(),
    "applied_steps_count" integer NOT NULL DEFAULT 0
  )`;

export type Migration = { name: string; sql: string; checksum: string };

export type MigrateOptions = {
  /** Folder of `<name>/migration.sql`; `prisma/migrations` unless told. */
  dir?: string;
  /** Told the name of each migration as it is applied. */
  log?: (line: string) => void;
};

/**
 * Brings the database of `ownerUrl` up to date: every `migration.sql` not yet applied, in the order of their names, each
 * in a transaction of its own. Two programs at once wait for each other.
 *
 * Refuses (throws, having changed nothing) when an applied migration was edited or has vanished since: what has run on
 * somebody's data is history and is corrected by a further migration.
 *
 * @returns the names applied by this call
 */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const migrations = await readMigrations(options.dir ?? "prisma/migrations");
  const client = new Client({ connectionString: ownerUrl, application_name: "aval-migrate" });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await client.query("SET client_min_messages = warning");
    await client.query(HISTORY);
    const pending = await findPending(client, migrations);
    for (const migration of pending) {
      options.log?.(migration.name);
      await apply(client, migration);
    }
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/** The migrations of a folder, in the order of their names. */
export async function readMigrations(dir: string): Promise<Migration[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(dir, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function findPending(client: Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    `SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  );
  const { fault, pending } = compareMigrations(
    migrations,
    rows.map((row) => ({ name: row.migration_name, checksum: row.checksum, isFinished: row.finished_at !== null })),
  );
  if (fault !== null) throw new Error(fault);
  return pending;
}

/** One migration as the history of a database has it. */
export type AppliedMigration = { name: string; checksum: string; isFinished: boolean };

/** What is still to be applied, and why nothing may be: in words, or `null`. */
export function compareMigrations(
  migrations: Migration[],
  applied: AppliedMigration[],
): { fault: string | null; pending: Migration[] } {
  const faults = applied.flatMap(({ name, checksum, isFinished }) => {
    const migration = migrations.find((candidate) => candidate.name === name);
    if (!isFinished) return [`Migration ${name} was begun by another tool and never finished.`];
    if (migration === undefined) {
      return [`Migration ${name} was applied to this database, but this version of Aval does not have it.`];
    }
    if (migration.checksum === checksum) return [];
    return [
      `Migration ${name} was edited after it was applied to this database. ` +
        "Restore its text and write a further migration instead.",
    ];
  });
  const names = new Set(applied.map(({ name }) => name));
  return { fault: faults[0] ?? null, pending: migrations.filter(({ name }) => !names.has(name)) };
}

/**
 * Applies exactly the migrations named, to an empty schema, in the transaction that the caller has begun: all or none.
 * Refuses (throws) one that this version of Aval does not have, or has with another text.
 */
export async function migrateWithin(
  client: Client,
  wanted: readonly { readonly name: string; readonly checksum: string }[],
  dir = "prisma/migrations",
): Promise<void> {
  const known = new Map((await readMigrations(dir)).map((migration) => [migration.name, migration]));
  await client.query(HISTORY);
  for (const { name, checksum } of wanted) {
    const migration = known.get(name);
    if (migration?.checksum !== checksum)
      throw new Error(`This version of Aval does not have the migration ${name}, or has it with another text.`);
    await applyOne(client, migration);
  }
}

async function applyOne(client: Client, migration: Migration): Promise<void> {
  const startedAt = new Date();
  await client.query(migration.sql);
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
    [randomUUID(), migration.checksum, migration.name, startedAt],
  );
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await applyOne(client, migration);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Migration ${migration.name} failed and left nothing behind: ${reason}`, { cause: error });
  }
}
