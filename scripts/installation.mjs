// The database behind a running Aval: embedded or one's own, migrated, filled with the demo when that was asked for.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import pg from "pg";
import { embeddedMark } from "../lib/db/embedded-mark.ts";
import { migrate } from "../lib/db/migrate.ts";
import { createDatabase, readSecrets, startDatabase } from "./database.mjs";
import { fromModules, Refusal, ROOT, run, runTypeScript, step } from "./toolchain.mjs";

/**
 * Opens the installation that the environment describes.
 *
 * With DATABASE_URL nothing is started and demo mode is never on. Otherwise the embedded server of AVAL_DATA_DIR
 * (`.data`) is started and, unless `empty`, filled with the demo at its first start.
 *
 * @returns {Promise<{ env: Record<string, string>, isDemo: boolean, setupCode: string | undefined, close: () => Promise<void> }>}
 *   `env` is what the application must be given.
 */
export async function openInstallation({ empty, reset, yes }) {
  const dataDir = resolve(ROOT, process.env.AVAL_DATA_DIR ?? ".data");
  const isOwn = Boolean(process.env.DATABASE_URL);
  if (reset) await resetData(dataDir, { isOwn, yes });
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const database = isOwn ? ownDatabase() : await openEmbedded(dataDir);
  try {
    await bringUpToDate(database.ownerUrl);
    const secret = process.env.AVAL_SECRET || readSecrets(dataDir).appSecret;
    const env = {
      DATABASE_URL: database.appUrl,
      AVAL_SECRET: secret,
      // Without this mark the application refuses AVAL_DEMO: it is never given beside a database of one's own.
      AVAL_EMBEDDED: isOwn ? "" : embeddedMark(database.appUrl, secret),
      AVAL_FILES_DIR: resolve(ROOT, process.env.AVAL_FILES_DIR ?? join(dataDir, "files")),
      AVAL_KEYS_DIR: resolve(ROOT, process.env.AVAL_KEYS_DIR ?? join(dataDir, "keys")),
      AVAL_DEMO: "0",
    };
    const isDemo = isOwn ? false : await prepareDemo(dataDir, database, env, empty);
    const setupCode = empty ? await drawSetupCode(database, env) : undefined;
    return { env: { ...env, AVAL_DEMO: isDemo ? "1" : "0" }, isDemo, setupCode, close: database.stop };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

function ownDatabase() {
  return {
    appUrl: process.env.DATABASE_URL,
    ownerUrl: process.env.DATABASE_OWNER_URL || undefined,
    stop: () => Promise.resolve(),
  };
}

async function openEmbedded(dataDir) {
  return step("Starting the embedded PostgreSQL", async () => {
    try {
      return await startDatabase({ dataDir });
    } catch (error) {
      throw new Refusal(error.message);
    }
  });
}

async function bringUpToDate(ownerUrl) {
  if (ownerUrl === undefined) {
    console.log("• Migrations are left to you (no DATABASE_OWNER_URL)");
    return;
  }
  await step("Bringing the database up to date", async () => {
    try {
      await migrate(ownerUrl, { dir: join(ROOT, "prisma/migrations"), log: (name) => console.log(`  ${name}`) });
    } catch (error) {
      throw new Refusal(error.message);
    }
  });
}

/** Fills the demo at the first start. A filling that was interrupted is thrown away and begun again. */
async function prepareDemo(dataDir, database, env, empty) {
  const mark = join(dataDir, "demo");
  const state = existsSync(mark) ? readFileSync(mark, "utf8").trim() : "none";
  if (empty && state !== "none") {
    throw new Refusal("This folder already holds the demo. Begin afresh with: npm start -- --reset --empty");
  }
  if (state === "filled") return true;
  if (empty || !existsSync(join(ROOT, "scripts/demo.ts"))) return false;
  if (state === "filling") await emptyDatabase(database);
  else if (await hasPeople(database.superUrl)) return false;
  writeFileSync(mark, "filling\n");
  await step("Filling the demo projects", () =>
    runTypeScript("scripts/demo.ts", [], {
      env: { ...env, AVAL_DEMO: "1", DATABASE_OWNER_URL: database.ownerUrl },
      failure: "The demo could not be filled. Start without it: npm start -- --reset --empty",
    }),
  );
  writeFileSync(mark, "filled\n");
  return true;
}

async function hasPeople(superUrl) {
  return asSuperuser(superUrl, "aval", async (client) => {
    const table = await client.query("SELECT to_regclass('public.person') IS NOT NULL AS present");
    if (!table.rows[0].present) return false;
    const { rows } = await client.query("SELECT EXISTS (SELECT 1 FROM person) AS found");
    return rows[0].found;
  });
}

async function emptyDatabase(database) {
  await asSuperuser(database.superUrl, "postgres", async (client) => {
    await client.query("DROP DATABASE IF EXISTS aval WITH (FORCE)");
    await createDatabase(client, "aval");
  });
  await migrate(database.ownerUrl, { dir: join(ROOT, "prisma/migrations") });
}

async function asSuperuser(superUrl, name, work) {
  const url = new URL(superUrl);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function drawSetupCode(database, env) {
  const script = join(ROOT, "scripts/setup-code.ts");
  if (!existsSync(script)) return undefined;
  const ownerUrl = database.ownerUrl === undefined ? {} : { DATABASE_OWNER_URL: database.ownerUrl };
  const output = await run(process.execPath, [fromModules("tsx/dist/cli.mjs"), script], {
    quiet: true,
    env: { ...env, ...ownerUrl },
    failure: "No set-up code could be drawn.",
  });
  return output.trim() || undefined;
}

async function resetData(dataDir, { isOwn, yes }) {
  if (isOwn) throw new Refusal("--reset concerns the embedded database only; DATABASE_URL names one of your own.");
  if (!existsSync(dataDir)) return;
  if (!yes && !(await confirm(`Erase everything in ${dataDir}, with no way back? [y/N] `))) {
    throw new Refusal("Nothing was erased.");
  }
  // A server still running there must not lose its files under its feet: starting refuses, or stops an orphan.
  if (existsSync(join(dataDir, "postgres/PG_VERSION"))) await (await openEmbedded(dataDir)).stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function confirm(question) {
  if (!process.stdin.isTTY) throw new Refusal("--reset asks first; in a script say: npm start -- --reset --yes");
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(y|yes|o|oui)$/i.test((await prompt.question(question)).trim());
  } finally {
    prompt.close();
  }
}
