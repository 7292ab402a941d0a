// The database of an installation, for a program that comes and goes: beside a running Aval, or alone.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { HOLDER, readSecrets, startDatabase } from "./database.mjs";
import { Refusal, ROOT, step } from "./toolchain.mjs";

/** The folder of the embedded database and what belongs to it. */
export function dataFolder() {
  return resolve(ROOT, process.env.AVAL_DATA_DIR ?? ".data");
}

/** Where the files of this installation are kept. */
export function filesFolder() {
  return resolve(ROOT, process.env.AVAL_FILES_DIR ?? join(dataFolder(), "files"));
}

/**
 * The embedded server of a folder when an Aval holds it at this moment; undefined when none does.
 *
 * @returns {Promise<{ appUrl: string, ownerUrl: string } | undefined>}
 */
export async function runningDatabase(dataDir) {
  const lockFile = join(dataDir, "postgres/postmaster.pid");
  if (!existsSync(lockFile)) return undefined;
  const port = Number(readFileSync(lockFile, "utf8").split("\n")[3]);
  const { superPassword, ownerPassword, appPassword } = readSecrets(dataDir);
  const url = (role, password, database) => `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
  const client = new pg.Client({ connectionString: url("postgres", superPassword, "postgres") });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const held = await client.query("SELECT 1 FROM pg_stat_activity WHERE application_name = $1", [HOLDER]);
    if (held.rowCount === 0) return undefined;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
  return { appUrl: url("aval_app", appPassword, "aval"), ownerUrl: url("aval_owner", ownerPassword, "aval") };
}

/**
 * Opens the database that the environment describes, as its owner: one's own, or the embedded one, beside a running Aval
 * or started for the occasion.
 *
 * @param {{ alone: boolean, create: boolean }} options `alone`: refuse beside a running Aval; `create`: a folder without
 *   a database gets an empty one.
 * @returns {Promise<{ ownerUrl: string, close: () => Promise<void> }>}
 */
export async function openAsOwner({ alone, create }) {
  const nothing = () => Promise.resolve();
  if (process.env.DATABASE_OWNER_URL) return { ownerUrl: process.env.DATABASE_OWNER_URL, close: nothing };
  if (process.env.DATABASE_URL) {
    throw new Refusal("Give DATABASE_OWNER_URL too: the same database as the role aval_owner, who may read all of it.");
  }
  const dataDir = dataFolder();
  const running = await runningDatabase(dataDir);
  if (running !== undefined && alone) {
    throw new Refusal(`Aval is running on ${dataDir}. Stop it first: nothing may change what is being brought back.`);
  }
  if (running !== undefined) return { ownerUrl: running.ownerUrl, close: nothing };
  if (!create && !existsSync(join(dataDir, "postgres/PG_VERSION"))) {
    throw new Refusal(`There is no database in ${dataDir}. Name its folder with AVAL_DATA_DIR.`);
  }
  const database = await step("Starting the embedded PostgreSQL", () =>
    startDatabase({ dataDir }).catch((error) => {
      throw new Refusal(error.message);
    }),
  );
  return { ownerUrl: database.ownerUrl, close: database.stop };
}

/** The one folder that a command is given; `options` are the flags that it knows besides. */
export function folderFrom(args, usage, options = []) {
  const unknown = args.find((arg) => arg.startsWith("-") && !options.includes(arg));
  const folders = args.filter((arg) => !arg.startsWith("-"));
  if (unknown !== undefined || folders.length !== 1) {
    throw new Refusal(`${unknown === undefined ? "" : `Unknown option ${unknown}.\n\n`}Usage: ${usage}`);
  }
  // npm runs scripts in the folder of the project; a relative folder is meant from where the person stands.
  return resolve(process.env.INIT_CWD ?? process.cwd(), folders[0]);
}
