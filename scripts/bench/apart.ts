import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Client } from "pg";
import { connect, type Database } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { openSeeding } from "@/scripts/bench/seed";
import { startDatabase } from "@/scripts/database.mjs";

/** A database of a measure's own: the application's way in, a connection that seeds, and what is told meanwhile. */
export type Apart = {
  readonly db: Database;
  /** Where the application finds the database, for a measure that starts it. */
  readonly appUrl: string;
  readonly seeding: Client;
  readonly say: (line: string) => void;
  /** Where the figures of this measure are written. */
  readonly file: string;
};

/** Measures on a database that is there for this measure alone, and gone after it. */
export async function measureApart(name: string, work: (apart: Apart) => Promise<void>): Promise<void> {
  const dataDir = resolve(process.cwd(), process.env.AVAL_DATA_DIR ?? ".data");
  mkdirSync(dataDir, { recursive: true });
  const folder = mkdtempSync(join(dataDir, `bench-${name}-`));
  const closing: (() => Promise<unknown> | unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    const database = await startDatabase({ dataDir: join(folder, "data") });
    closing.unshift(() => database.stop());
    await migrate(database.ownerUrl);
    const inDatabase = new URL(database.superUrl);
    inDatabase.pathname = "/aval";
    const seeding = await openSeeding(inDatabase.href);
    closing.unshift(() => seeding.end());
    const db = connect(database.appUrl, 2);
    closing.unshift(() => db.$disconnect());
    await work({
      db,
      appUrl: database.appUrl,
      seeding,
      say: (line) => console.log(`• ${line}`),
      file: join(dataDir, `bench-${name}.json`),
    });
  } finally {
    for (const close of closing) await close();
  }
}
