// Applies the migrations to DATABASE_OWNER_URL. Run by `npm start`, `npm run dev` and by hand in production.
import { migrate } from "@/lib/db/migrate";

const ownerUrl = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL;
if (ownerUrl === undefined) {
  console.error("Set DATABASE_OWNER_URL to the database of which the role aval_owner is the owner.");
  process.exit(1);
}
try {
  const applied = await migrate(ownerUrl, { log: (name) => console.log(`  ${name}`) });
  if (applied.length === 0) console.log("  nothing to do");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
