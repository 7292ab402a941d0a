import { execFile } from "node:child_process";
import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createProject } from "@/lib/features/project/commands/create-project";
import { loadBackup } from "@/scripts/backup/load";
import { type Contents, manifestName, manifestText, measure, tablePath } from "@/scripts/backup/manifest";
import { saveBackup } from "@/scripts/backup/save";
import { startDatabase } from "@/scripts/database.mjs";
import { addPerson, mustAct, openDoor } from "@/tests/support/act";
import { cloneDatabase, emptyDatabase } from "@/tests/support/database";

const now = "2026-11-22T09:30:00.000Z";
let place: string;
let dataDir: string;
let backup: string;

/** Runs a program of ours as a person would; its exit status and all that it said. */
function run(program: readonly string[], folder: string): Promise<{ code: number; said: string }> {
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, AVAL_FILES_DIR: ___, ...env } = process.env;
  return new Promise((done) => {
    execFile(process.execPath, program, { env: { ...env, AVAL_DATA_DIR: folder } }, (error, stdout, stderr) => {
      const code = typeof error?.code === "number" ? error.code : error === null ? 0 : 1;
      done({ code, said: stdout + stderr });
    });
  });
}

async function contentsOf(folder: string): Promise<Contents> {
  const text = await readFile(join(folder, manifestName), "utf8");
  const read: { contents: Contents } = JSON.parse(text);
  return read.contents;
}

const filesOf = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true })).filter((path) => /[0-9a-f]{64}$/.test(path)).sort();

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "aval-backup-"));
  dataDir = join(place, "data");
  backup = join(place, "backup");
});
afterAll(() => rm(place, { recursive: true, force: true }));

describe("the demo's export, and a backup, as a person makes them", () => {
  test("alone: the embedded server is started, the demo told, exported with its receipts, and the server stopped", async () => {
    const out = join(place, "out");
    const exported = await run(["scripts/demo-export.mjs", out], dataDir);
    expect(exported.said).toMatch(/entries, head \d+ [0-9a-f]{64}/);
    expect(exported.code).toBe(0);
    const names = await readdir(out);
    expect(names.filter((name) => name.endsWith(".jsonl"))).toHaveLength(1);
    const receipts = names.filter((name) => /^PV-\d{4}-\d{3}\.json$/.test(name));
    expect(receipts.length).toBeGreaterThan(12);
    expect(names).toHaveLength(receipts.length + 1);
    const file = join(out, names.find((name) => name.endsWith(".jsonl")) ?? "");
    const held = receipts.flatMap((name) => ["--receipt", join(out, name)]);
    const verified = await run(["scripts/verify-ledger.ts", file, ...held], dataDir);
    expect(verified.said).toMatch(/^valid/);
    expect(verified.code).toBe(0);
    const [line = "", ...rest] = (await readFile(file, "utf8")).split("\n");
    await writeFile(file, [line, ...rest.toSpliced(60, 1)].join("\n"));
    expect((await run(["scripts/verify-ledger.ts", file], dataDir)).code).toBe(1);
  }, 300_000);

  test("beside a running Aval, while somebody acts: both work, and the backup is of one moment", async () => {
    const running = await startDatabase({ dataDir });
    const door = openDoor(running.appUrl);
    try {
      const writer = await addPerson(door.db, "Écrivaine");
      let isSaving = true;
      const written: number[] = [];
      const write = async (): Promise<void> => {
        for (let count = 1; isSaving && count <= 300; count += 1) {
          await mustAct(door, createProject, writer, projectCalled(`Projet ${count}`));
          written.push(count);
        }
      };
      const writing = write();
      const saved = await run(["scripts/backup.mjs", backup], dataDir);
      isSaving = false;
      await writing;
      expect(saved).toMatchObject({ code: 0, said: expect.stringMatching(/ledgers verified/) });
      expect(written.length).toBeGreaterThan(2);
      const exported = await run(["scripts/demo-export.mjs", join(place, "beside")], dataDir);
      expect(exported).toMatchObject({ code: 0, said: expect.stringMatching(/receipts/) });
      const mixed = await run(["scripts/demo-export.mjs", place], dataDir);
      expect(mixed).toMatchObject({ code: 1, said: expect.stringMatching(/is not empty/) });
      const restored = await run(["scripts/restore.mjs", backup], dataDir);
      expect(restored).toMatchObject({ code: 1, said: expect.stringMatching(/Stop it first/) });
    } finally {
      await door.db.$disconnect();
      await running.stop();
    }
    const { heads, tables, lost } = await contentsOf(backup);
    const rows = (name: string): number | undefined => tables.find((table) => table.name === name)?.rows;
    expect(rows("ledger_entry")).toBe(heads.reduce((sum, head) => sum + head.seq, 0));
    expect([rows("project"), rows("ledger_head")]).toEqual([heads.length, heads.length]);
    expect(lost).toEqual([]);
  }, 120_000);

  test("brought back into an empty installation, which is then refused a second backup unless told to give up the first", async () => {
    const other = join(place, "restored");
    expect(await run(["scripts/restore.mjs", backup], other)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/all signed texts verified/),
    });
    expect(await run(["scripts/restore.mjs", backup], other)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/not empty/),
    });
    expect(await run(["scripts/restore.mjs", backup, "--reset"], other)).toMatchObject({ code: 1 });
    expect(await run(["scripts/restore.mjs", backup, "--reset", "--yes"], other)).toMatchObject({ code: 0 });
    const running = await startDatabase({ dataDir: other });
    try {
      const filesDir = join(other, "files");
      const again = await saveBackup({ ownerUrl: running.ownerUrl, filesDir, folder: join(place, "again"), now });
      const { takenAt: _, ...whole } = await contentsOf(backup);
      expect({ ...again, takenAt: undefined }).toEqual({ ...whole, takenAt: undefined });
      expect(await filesOf(filesDir)).toEqual(await filesOf(join(backup, "files")));
      expect((await filesOf(filesDir)).length).toBeGreaterThan(12);
    } finally {
      await running.stop();
    }
  }, 120_000);

  test("says what is wrong with what it was asked", async () => {
    expect(await run(["scripts/backup.mjs"], dataDir)).toMatchObject({ code: 1, said: expect.stringMatching(/Usage/) });
    expect(await run(["scripts/backup.mjs", join(place, "x"), "--all"], dataDir)).toMatchObject({ code: 1 });
    expect(await run(["scripts/backup.mjs", join(place, "x")], join(place, "nowhere"))).toMatchObject({
      code: 1,
      said: expect.stringMatching(/There is no database/),
    });
  });
});

const projectCalled = (name: string): object => ({
  name,
  objective: "",
  language: "fr",
  currency: "EUR",
  timeZone: "Europe/Paris",
  calendar: "FR",
  side: "CLIENT",
  organisation: { name: "Musées", legalForm: "", registrationNumber: "", city: "" },
});

const Found = z.array(z.object({ found: z.string() }));

/** One column of text from a database, as its owner. */
async function listed(ownerUrl: string, sql: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return Found.parse((await client.query(sql)).rows).map((row) => row.found);
  } finally {
    await client.end();
  }
}

const everyTable =
  "SELECT relname::text AS found FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1";
/** What guards the rows: keys, triggers, row-level security, grants. */
const everyGuard = `
  SELECT format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS found FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT format('%s %s %s', tgrelid::regclass, tgname, tgenabled) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT format('%s %s %s', relname, relrowsecurity, relforcerowsecurity) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
  UNION ALL SELECT format('%s %s %s %s', polrelid::regclass, polname, polcmd, pg_get_expr(polqual, polrelid)) FROM pg_policy
  UNION ALL SELECT format('%s %s', relname, relacl::text) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')
  ORDER BY 1`;

describe("a backup brought back into a database", () => {
  const load = (folder: string, ownerUrl: string): Promise<Contents> =>
    loadBackup({ ownerUrl, filesDir: join(place, "files-of-tests"), folder, now, replace: false });

  test("leaves every key, trigger, policy and grant as the migrations make them", async () => {
    const ownerUrl = await emptyDatabase("restore_whole");
    await load(backup, ownerUrl);
    const fresh = await cloneDatabase("restore_fresh");
    expect(await listed(ownerUrl, everyGuard)).toEqual(await listed(fresh.ownerUrl, everyGuard));
    await fresh.drop();
    await expect(load(backup, ownerUrl)).rejects.toThrow(/not empty/);
  });

  test("damaged in any way, it is refused and nothing is touched", async () => {
    const ownerUrl = await emptyDatabase("restore_damaged");
    const { tables, files } = await contentsOf(backup);
    const [file] = files;
    const damages: readonly ((folder: string) => Promise<void>)[] = [
      (folder) => appendFile(tablePath(folder, "ledger_text"), "x"),
      (folder) => rm(tablePath(folder, "signature")),
      (folder) => rm(join(folder, manifestName)),
      (folder) => appendFile(join(folder, manifestName), " }"),
      (folder) =>
        writeFile(join(folder, "files", file?.projectId ?? "", file?.sha256.slice(0, 2) ?? "", file?.sha256 ?? ""), ""),
      async (folder) => {
        const text = await readFile(join(folder, manifestName), "utf8");
        await writeFile(join(folder, manifestName), text.replace(/"rows": (\d+)/, '"rows": 1$1'));
      },
    ];
    for (const [index, damage] of damages.entries()) {
      const folder = join(place, `damaged-${index}`);
      await cp(backup, folder, { recursive: true });
      await damage(folder);
      await expect(load(folder, ownerUrl)).rejects.toThrow(/damaged|no whole backup/);
    }
    expect(await listed(ownerUrl, everyTable)).toEqual([]);
    expect(tables.length).toBeGreaterThan(30);
  });

  test("changed with all its digests made anew, it is refused by the ledgers, the signed texts or the keys: nothing is half done", async () => {
    const ownerUrl = await emptyDatabase("restore_forged");
    const forgeries: readonly (readonly [table: string, change: (rows: string) => string, why: RegExp])[] = [
      ["ledger_entry", (rows) => rows.replace('"EUR"', '"CHF"'), /does not verify: entry 1, its hash/],
      ["ledger_text", (rows) => rows.replace(/\t([^\t\\]{8,})(\tALL\t.*)$/m, "\t$1.$2"), /does not verify/],
      ["signature", (rows) => rows.replace("\tACCEPTED\t", "\tREJECTED\t"), /its signature is not the one/],
      ["signed_document", (rows) => rows.replace("Charte", "Chorte"), /violates check|digest/],
      ["ledger_head", (rows) => rows.split("\n").slice(1).join("\n"), /does not verify|ledgers are not|null/i],
      ["member", (rows) => rows.split("\n").slice(1).join("\n"), /foreign key/],
    ];
    for (const [table, change, why] of forgeries) {
      const folder = join(place, `forged-${table}`);
      await cp(backup, folder, { recursive: true });
      const path = tablePath(folder, table);
      const rows = await readFile(path, "utf8");
      expect(change(rows)).not.toBe(rows);
      await writeFile(path, change(rows));
      const contents = await contentsOf(folder);
      const measured = await measure(path);
      const count = change(rows).split("\n").length - 1;
      const tables = contents.tables.map((one) => (one.name === table ? { ...one, ...measured, rows: count } : one));
      await writeFile(join(folder, manifestName), manifestText({ ...contents, tables }));
      await expect(load(folder, ownerUrl)).rejects.toThrow(why);
      expect(await listed(ownerUrl, everyTable)).toEqual([]);
    }
  }, 120_000);

  test("of a younger Aval, it is refused", async () => {
    const ownerUrl = await emptyDatabase("restore_younger");
    const folder = join(place, "younger");
    await cp(backup, folder, { recursive: true });
    const contents = await contentsOf(folder);
    const migrations = [...contents.migrations, { name: "20991231000000_later", checksum: "a".repeat(64) }];
    await writeFile(join(folder, manifestName), manifestText({ ...contents, migrations }));
    await expect(load(folder, ownerUrl)).rejects.toThrow(/does not have the migration 20991231000000_later/);
    expect(await listed(ownerUrl, everyTable)).toEqual([]);
  });
});
