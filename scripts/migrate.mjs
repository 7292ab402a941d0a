// Applies the migrations to DATABASE_OWNER_URL: by hand, in a container, or before a deployment.
import { migrate } from "../lib/db/migrate.ts";

const ownerUrl = process.env.DATABASE_OWNER_URL;
if (!ownerUrl) {
  console.error("Set DATABASE_OWNER_URL to the database, as the role aval_owner that owns it.");
  process.exit(1);
}
try {
  const applied = await migrate(ownerUrl, { log: (name) => console.log(`  ${name}`) });
  if (applied.length === 0) console.log("  nothing to do");
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
