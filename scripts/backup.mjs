// `npm run backup -- FOLDER`: the whole installation in a folder, beside a running Aval or not.
import { continueWithOurNode, ensureClient, ensureInstalled, runMain, runTypeScript, step } from "./toolchain.mjs";

const USAGE = "npm run backup -- FOLDER";

await runMain(async () => {
  await ensureInstalled();
  await continueWithOurNode();
  const { filesFolder, folderFrom, openAsOwner } = await import("./beside.mjs");
  const folder = folderFrom(process.argv.slice(2), USAGE);
  await ensureClient();
  const { ownerUrl, close } = await openAsOwner({ alone: false, create: false });
  try {
    await step("Saving everything, and verifying every ledger", () =>
      runTypeScript("scripts/write-backup.ts", [folder], {
        env: { DATABASE_OWNER_URL: ownerUrl, AVAL_FILES_DIR: filesFolder() },
        failure: "The backup failed.",
      }),
    );
  } finally {
    await close();
  }
});
