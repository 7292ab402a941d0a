// Brings a backup back into DATABASE_OWNER_URL and AVAL_FILES_DIR. Run by scripts/restore.mjs.
import { loadBackup } from "@/scripts/backup/load";

const { DATABASE_OWNER_URL: ownerUrl = "", AVAL_FILES_DIR: filesDir = "" } = process.env;
const [folder = "", flag] = process.argv.slice(2);
try {
  const loading = { ownerUrl, filesDir, folder, now: new Date().toISOString(), replace: flag === "--reset" };
  const { tables, files, lost, heads, takenAt } = await loadBackup(loading);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`  taken ${takenAt}: ${rows} rows of ${tables.length} tables, ${files.length} files`);
  console.log(`  ${heads.length} ${heads.length === 1 ? "ledger" : "ledgers"} and all signed texts verified`);
  if (lost.length > 0) {
    console.error(`${lost.length} files had been lost when the backup was taken, and are not in it.`);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
