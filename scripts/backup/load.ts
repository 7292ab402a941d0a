// Brings a backup back into an empty database, in one transaction: afterwards all of it is there and verified, or nothing.

import { createReadStream } from "node:fs";
import { copyFile, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { z } from "zod";
import { migrate, migrateWithin } from "@/lib/db/migrate";
import { canonical } from "@/lib/ledger/canonical";
import { checkDatabase } from "@/scripts/backup/check";
import {
  BackupRefused,
  type BackupTable,
  type Contents,
  filePath,
  measure,
  readWhole,
  tablePath,
} from "@/scripts/backup/manifest";
import { tablesOf } from "@/scripts/backup/save";

export type Loading = {
  readonly ownerUrl: string;
  readonly filesDir: string;
  readonly folder: string;
  readonly now: string;
  /** Whether what the database holds may be given up for the backup. */
  readonly replace: boolean;
};

const Keys = z.array(z.object({ table: z.string(), name: z.string(), definition: z.string() }));
const Forced = z.array(z.object({ table: z.string() }));

/**
 * Brings a backup back. First every digest of it is recomputed; then, in one transaction, the schema is made as it was
 * when the backup was taken, the rows are copied in, the foreign keys are checked, and every ledger and signed text is
 * verified against what was saved. Only then does anything show. Migrations that are younger follow.
 *
 * Refuses (throws) a damaged backup, one of a younger Aval, and a database with anything in it unless `replace`.
 */
export async function loadBackup(loading: Loading): Promise<Contents> {
  const contents = await readWhole(loading.folder);
  const client = new Client({ connectionString: loading.ownerUrl, application_name: "aval-restore" });
  await client.connect();
  const added: string[] = [];
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL lock_timeout = '15s'; SET LOCAL client_min_messages = warning");
    await emptySchema(client, loading.replace);
    await migrateWithin(client, contents.migrations);
    await loadTables(client, loading.folder, contents);
    await addFiles(loading, contents, added);
    const heads = await checkDatabase(client, loading.now);
    if (canonical(heads) !== canonical(contents.heads))
      throw new BackupRefused("The ledgers are not those that were saved.");
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    await Promise.all(added.map((path) => rm(path, { force: true })));
    throw error;
  } finally {
    await client.end();
  }
  await migrate(loading.ownerUrl);
  return contents;
}

/** An empty schema to migrate from the beginning. What was there is dropped with the transaction, or not at all. */
async function emptySchema(client: Client, replace: boolean): Promise<void> {
  const inhabited = await client.query(`
    SELECT c.relname FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
      AND c.relname <> '_prisma_migrations'
      AND (xpath('/row/found/text()', query_to_xml(format('SELECT EXISTS (SELECT 1 FROM public.%I) AS found', c.relname), false, true, '')))[1]::text = 'true'
    LIMIT 1`);
  if (inhabited.rows.length > 0 && !replace)
    throw new BackupRefused("This database is not empty. Give an empty one, or say --reset to give up what is in it.");
  const furnished = await client.query(
    "SELECT 1 FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LIMIT 1",
  );
  if (furnished.rows.length === 0) return;
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC");
}

/**
 * Copies the rows in, as the owner who is no superuser: without the triggers (what they guard was guarded when it was
 * written), without forced row-level security (COPY knows none), and with the foreign keys taken off and put back on,
 * which checks every row of every table whatever the order they came in.
 */
async function loadTables(client: Client, folder: string, contents: Contents): Promise<void> {
  const present = await tablesOf(client);
  const saved = contents.tables.map(({ name, columns }) => ({ name, columns }));
  if (canonical(present) !== canonical(saved)) throw new BackupRefused("The tables are not those of its migrations.");
  const keys = Keys.parse(
    (
      await client.query(`SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
        FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0 ORDER BY 1, 2`)
    ).rows,
  );
  const forced = Forced.parse(
    (
      await client.query(
        "SELECT oid::regclass::text AS table FROM pg_class WHERE relforcerowsecurity AND relnamespace = 'public'::regnamespace",
      )
    ).rows,
  );
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const { table } of forced) await client.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  for (const table of contents.tables) await loadTable(client, folder, table);
  await client.query("SET CONSTRAINTS ALL IMMEDIATE");
  for (const { table } of forced) await client.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  for (const { table, name, definition } of keys)
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
}

async function loadTable(client: Client, folder: string, table: BackupTable): Promise<void> {
  const name = client.escapeIdentifier(table.name);
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(", ");
  await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  // What a migration has sown is in the backup too.
  await client.query(`DELETE FROM ${name}`);
  const copy = client.query(copyFrom(`COPY ${name} (${columns}) FROM STDIN`));
  await pipeline(createReadStream(tablePath(folder, table.name)), copy);
  if (copy.rowCount !== table.rows) throw new BackupRefused(`The table ${table.name} has lost rows on its way.`);
  await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
}

/** Puts the files of the backup into the store; those that are there already stay. `added` is told each new one. */
async function addFiles({ filesDir, folder }: Loading, { files }: Contents, added: string[]): Promise<void> {
  for (const file of files) {
    const target = filePath(filesDir, file);
    if ((await measure(target))?.sha256 === file.sha256) continue;
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const unfinished = `${target}.restoring`;
    added.push(unfinished, target);
    await copyFile(filePath(join(folder, "files"), file), unfinished);
    const handle = await open(unfinished, "r+");
    await handle.sync().finally(() => handle.close());
    await rename(unfinished, target);
  }
}
