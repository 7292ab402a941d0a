// `npm run demo:export -- FOLDER`: the demo project's ledger and its signed records, as files that can be verified.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { continueWithOurNode, ensureClient, ensureInstalled, Refusal, runMain, runTypeScript } from "./toolchain.mjs";

const USAGE = "npm run demo:export -- FOLDER";

await runMain(async () => {
  await ensureInstalled();
  await continueWithOurNode();
  const { dataFolder, folderFrom, runningDatabase } = await import("./beside.mjs");
  const folder = folderFrom(process.argv.slice(2), USAGE);
  if (process.env.DATABASE_URL) {
    throw new Refusal("The demo lives in the embedded database only: take DATABASE_URL out of the environment.");
  }
  await ensureClient();
  const database = (await beside(await runningDatabase(dataFolder()), dataFolder())) ?? (await alone());
  try {
    await runTypeScript("scripts/write-demo-export.ts", [folder], {
      env: { DATABASE_URL: database.appUrl },
      failure: "The demo was not exported.",
    });
  } finally {
    await database.close();
  }
});

/** Beside a running Aval, whose demo must be told by now. */
async function beside(running, dataDir) {
  if (running === undefined) return undefined;
  const mark = join(dataDir, "demo");
  if (!existsSync(mark)) throw new Refusal(`The Aval that is running on ${dataDir} has no demo.`);
  if (readFileSync(mark, "utf8").trim() !== "filled")
    throw new Refusal("The demo is still being filled. Try again in a minute.");
  return { appUrl: running.appUrl, close: () => Promise.resolve() };
}

/** Alone: starts the embedded database, tells the demo where there is nothing yet. */
async function alone() {
  const { openInstallation } = await import("./installation.mjs");
  const { env, isDemo, close } = await openInstallation({ empty: false, reset: false, yes: false });
  if (isDemo) return { appUrl: env.DATABASE_URL, close };
  await close();
  throw new Refusal("This folder holds an installation without the demo. Name another one with AVAL_DATA_DIR.");
}
