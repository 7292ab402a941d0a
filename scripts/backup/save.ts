// Saves a whole installation into a folder: every table as one snapshot saw it, the migrations, and the files.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { z } from "zod";
import { checkDatabase } from "@/scripts/backup/check";
import {
  BackupRefused,
  type BackupTable,
  type Contents,
  filePath,
  manifestName,
  manifestText,
  measure,
  tablePath,
} from "@/scripts/backup/manifest";

export type Saving = {
  readonly ownerUrl: string;
  readonly filesDir: string;
  readonly folder: string;
  readonly now: string;
};

const Tables = z.array(z.object({ name: z.string(), columns: z.array(z.string()) }));
const Migrations = z.array(z.object({ name: z.string(), checksum: z.string() }));
const Files = z.array(z.object({ projectId: z.uuid(), sha256: z.string() }));

/** The tables of Aval with their columns, as they are in the database of `client`; the history of migrations apart. */
export async function tablesOf(client: Client): Promise<z.infer<typeof Tables>> {
  const { rows } = await client.query(`
    SELECT c.relname::text AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'
    GROUP BY c.relname ORDER BY c.relname`);
  return Tables.parse(rows);
}

/**
 * Saves everything into `folder`, which must be empty or not there yet, beside a running Aval or not: the tables are
 * copied in one REPEATABLE READ snapshot, the files after them (a file is stored before its row, and never changes).
 * Ends by verifying every ledger as the snapshot has it. The folder appears whole, or not at all.
 */
export async function saveBackup({ ownerUrl, filesDir, folder, now }: Saving): Promise<Contents> {
  await mustBeFree(folder);
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(join(unfinished, "tables"), { recursive: true, mode: 0o700 });
  const client = new Client({ connectionString: ownerUrl, application_name: "aval-backup" });
  await client.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const heads = await checkDatabase(client, now);
    const tables: BackupTable[] = [];
    for (const table of await tablesOf(client)) tables.push(await saveTable(client, unfinished, table));
    const migrations = await client.query(
      "SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1",
    );
    const named = await client.query(
      `SELECT DISTINCT project_id AS "projectId", sha256::text FROM stored_file ORDER BY 1, 2`,
    );
    await client.query("COMMIT");
    const files = await saveFiles(filesDir, unfinished, Files.parse(named.rows));
    const form = { format: "aval-backup", version: 1, takenAt: now } as const;
    const contents = { ...form, migrations: Migrations.parse(migrations.rows), tables, ...files, heads };
    await writeFile(join(unfinished, manifestName), manifestText(contents), { mode: 0o600, flush: true });
    await rmdir(folder).catch(() => undefined);
    await rename(unfinished, folder);
    return contents;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function mustBeFree(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  if (names.length > 0) throw new BackupRefused(`${folder} is not empty. Name a new folder for each backup.`);
}

async function saveTable(
  client: Client,
  folder: string,
  table: { readonly name: string; readonly columns: readonly string[] },
): Promise<BackupTable> {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(", ");
  const query = `COPY (SELECT ${columns} FROM ${client.escapeIdentifier(table.name)}) TO STDOUT`;
  const hash = createHash("sha256");
  let [bytes, rows] = [0, 0];
  const count = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      bytes += piece.length;
      // In the text format a line end is the end of a row: those within a value are escaped.
      for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) rows += 1;
      done(null, piece);
    },
  });
  const target = createWriteStream(tablePath(folder, table.name), { flags: "wx", mode: 0o600, flush: true });
  await pipeline(client.query(copyTo(query)), count, target);
  return { name: table.name, columns: [...table.columns], rows, bytes, sha256: hash.digest("hex") };
}

/** Copies the files that the database names. One that the store has lost or spoiled is listed: the rest is still saved. */
async function saveFiles(
  filesDir: string,
  folder: string,
  named: z.infer<typeof Files>,
): Promise<Pick<Contents, "files" | "lost">> {
  const files: Contents["files"] = [];
  const lost: Contents["lost"] = [];
  for (const file of named) {
    const target = filePath(join(folder, "files"), file);
    const found = await measure(filePath(filesDir, file));
    if (found === null || found.sha256 !== file.sha256) {
      lost.push(file);
      continue;
    }
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const options = { flags: "wx", mode: 0o600, flush: true };
    await pipeline(createReadStream(filePath(filesDir, file)), createWriteStream(target, options));
    files.push({ ...file, bytes: found.bytes });
  }
  return { files, lost };
}
