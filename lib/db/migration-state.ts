import { z } from "zod";
import type { Database } from "@/lib/db/client";
import { compareMigrations, readMigrations } from "@/lib/db/migrate";

/** `pending`: some are still to be applied; `edited`: one was changed after it was applied, is unknown here, or was never finished. */
export type MigrationState = "current" | "pending" | "edited";

const Applied = z.object({ name: z.string(), checksum: z.string(), is_finished: z.boolean() });

/** How this database stands beside the migrations of this version. Throws when the database does not answer. */
export async function migrationState(db: Database, dir = "prisma/migrations"): Promise<MigrationState> {
  const migrations = await readMigrations(dir);
  const there = await db.$queryRaw<
    { there: boolean }[]
  >`SELECT to_regprocedure('aval_migrations()') IS NOT NULL AS there`;
  if (there[0]?.there !== true) return "pending";
  const rows = await db.$queryRaw<unknown[]>`SELECT name, checksum, is_finished FROM aval_migrations()`;
  const applied = rows.map((raw) => {
    const { name, checksum, is_finished: isFinished } = Applied.parse(raw);
    return { name, checksum, isFinished };
  });
  const { fault, pending } = compareMigrations(migrations, applied);
  if (fault !== null) return "edited";
  return pending.length === 0 ? "current" : "pending";
}
