import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "@/lib/db/migrate";
import { emptyDatabase } from "@/tests/support/database";

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "aval-migrations-"));
  await cp("prisma/migrations", dir, { recursive: true });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

test("migrations run once, in order, and are recorded as Prisma records them", async () => {
  const url = await emptyDatabase("migrations_once");
  const [first, second] = await Promise.all([migrate(url, { dir }), migrate(url, { dir })]);
  expect([first.length, second.length]).toContain(0);
  expect([...first, ...second].length).toBeGreaterThan(0);
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL ORDER BY migration_name`,
  );
  await client.end();
  expect(rows.map((row) => row.migration_name)).toEqual([...first, ...second]);
  for (const row of rows) expect(row.checksum).toMatch(/^[0-9a-f]{64}$/);
});

test("an edited migration is refused, and a failing one leaves nothing behind", async () => {
  const url = await emptyDatabase("migrations_edited");
  const name = "99990101000000_probe";
  const file = join(dir, name, "migration.sql");
  await cp(join("prisma/migrations", "20261122000100_foundation"), join(dir, name), { recursive: true });
  await writeFile(file, "CREATE TABLE probe (id int); SELECT 1 / 0;");
  await expect(migrate(url, { dir })).rejects.toThrow(/99990101000000_probe failed and left nothing behind/);
  await writeFile(file, "CREATE TABLE probe (id int);");
  await expect(migrate(url, { dir })).resolves.toEqual([name]);
  await writeFile(file, "CREATE TABLE probe (id bigint);");
  await expect(migrate(url, { dir })).rejects.toThrow(/was edited after it was applied/);
});
