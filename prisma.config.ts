import { defineConfig } from "prisma/config";

// Migrations are reviewed SQL applied by lib/db/migrate.ts; Prisma only generates the client, which needs no database.
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
});
