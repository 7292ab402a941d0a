// `npm run restore -- FOLDER`: brings a backup back into an empty installation.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import {
  continueWithOurNode,
  ensureClient,
  ensureInstalled,
  Refusal,
  runMain,
  runTypeScript,
  step,
} from "./toolchain.mjs";

const USAGE = `npm run restore -- FOLDER [--reset [--yes]]

  --reset   give up what the database holds (asks; --yes answers)`;

await runMain(async () => {
  await ensureInstalled();
  await continueWithOurNode();
  const { dataFolder, filesFolder, folderFrom, openAsOwner } = await import("./beside.mjs");
  const args = process.argv.slice(2);
  const folder = folderFrom(args, USAGE, ["--reset", "--yes"]);
  const reset = args.includes("--reset");
  if (reset && !args.includes("--yes")) await confirm();
  await ensureClient();
  const { ownerUrl, close } = await openAsOwner({ alone: true, create: true });
  try {
    await step("Bringing the backup back, and verifying every ledger", () =>
      runTypeScript("scripts/read-backup.ts", [folder, ...(reset ? ["--reset"] : [])], {
        env: { DATABASE_OWNER_URL: ownerUrl, AVAL_FILES_DIR: filesFolder() },
        failure: "Nothing was brought back: the database and the files are as they were.",
      }),
    );
    // What was brought back is nobody's demo: it must never be entered with one press.
    if (!process.env.DATABASE_OWNER_URL) rmSync(join(dataFolder(), "demo"), { force: true });
  } finally {
    await close();
  }
});

async function confirm() {
  if (!process.stdin.isTTY) throw new Refusal(`--reset asks first; in a script say --yes too.\n\nUsage: ${USAGE}`);
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await prompt.question("Give up everything that the database holds, with no way back? [y/N] ");
    if (!/^(y|yes|o|oui)$/i.test(answer.trim())) throw new Refusal("Nothing was changed.");
  } finally {
    prompt.close();
  }
}
