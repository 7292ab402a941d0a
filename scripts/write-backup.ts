// Makes a backup of DATABASE_OWNER_URL and AVAL_FILES_DIR. Run by scripts/backup.mjs.
import { saveBackup } from "@/scripts/backup/save";

const { DATABASE_OWNER_URL: ownerUrl = "", AVAL_FILES_DIR: filesDir = "" } = process.env;
const folder = process.argv[2] ?? "";
try {
  const { tables, files, lost, heads } = await saveBackup({
    ownerUrl,
    filesDir,
    folder,
    now: new Date().toISOString(),
  });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`  ${folder}\n  ${rows} rows of ${tables.length} tables, ${files.length} files`);
  console.log(`  ${heads.length} ${heads.length === 1 ? "ledger" : "ledgers"} verified`);
  for (const { projectId, sha256 } of lost) console.error(`  lost by the store: ${sha256} of project ${projectId}`);
  if (lost.length > 0) {
    console.error("The backup is whole but for these files, which the store no longer has as they were handed over.");
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
