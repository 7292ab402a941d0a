import { Client, type QueryResultRow } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await cloneDatabase("database guards");
  client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** One column of text, as a list. */
async function list(sql: string): Promise<string[]> {
  const { rows } = await client.query<QueryResultRow & { found: string }>(sql);
  return rows.map((row) => row.found);
}

/** Tables with a `project_id`: what belongs to a project and is nobody else's. */
const GOVERNED = `
  SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, a.attnum AS project_column, a.attnotnull
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'project_id' AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace`;

describe("governed tables", () => {
  test("exist", async () => {
    expect(await list(`SELECT relname AS found FROM (${GOVERNED}) g`)).toEqual(
      expect.arrayContaining(["ledger_entry", "member", "party", "signature", "signed_document"]),
    );
  });

  test("have forced row-level security with policies for the application", async () => {
    const open = await list(`
      SELECT relname AS found FROM (${GOVERNED}) g
      WHERE NOT relrowsecurity OR NOT relforcerowsecurity
         OR NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = g.oid AND 'aval_app'::regrole = ANY (p.polroles))`);
    expect(open).toEqual([]);
  });

  test("begin their primary key with project_id", async () => {
    const wrong = await list(`
      SELECT relname AS found FROM (${GOVERNED}) g
      WHERE attnotnull AND NOT EXISTS (
        SELECT 1 FROM pg_constraint k WHERE k.conrelid = g.oid AND k.contype = 'p' AND k.conkey[1] = g.project_column)`);
    expect(wrong).toEqual([]);
  });

  test("refer to each other by composite keys that carry project_id", async () => {
    const wrong = await list(`
      SELECT format('%s.%s', g.relname, k.conname) AS found
      FROM (${GOVERNED}) g JOIN pg_constraint k ON k.conrelid = g.oid AND k.contype = 'f'
      JOIN (${GOVERNED}) t ON t.oid = k.confrelid
      WHERE NOT EXISTS (
        SELECT 1 FROM unnest(k.conkey, k.confkey) AS pair (mine, theirs)
        WHERE pair.mine = g.project_column AND pair.theirs = t.project_column)`);
    expect(wrong).toEqual([]);
  });

  test("hang on their project", async () => {
    const loose = await list(`
      SELECT relname AS found FROM (${GOVERNED}) g
      WHERE attnotnull AND NOT EXISTS (
        SELECT 1 FROM pg_constraint k WHERE k.conrelid = g.oid AND k.contype = 'f' AND g.project_column = ANY (k.conkey))`);
    expect(loose).toEqual([]);
  });
});

/** Trigger kinds of pg_trigger.tgtype. */
const DELETE = 8;
const UPDATE = 16;
const TRUNCATE = 32;

describe("what is recorded", () => {
  test("the tables that must be append-only are, by grant and by trigger", async () => {
    for (const table of ["ledger_entry", "signature", "signed_document", "account_event"]) {
      expect(await refusedOn(table), table).toBe(DELETE | UPDATE | TRUNCATE);
      const { rows } = await client.query(
        `SELECT has_table_privilege('aval_app', $1, 'UPDATE') OR has_table_privilege('aval_app', $1, 'DELETE') AS may`,
        [table],
      );
      expect(rows, table).toEqual([{ may: false }]);
    }
  });

  test("whatever the application may only insert into, within a project, is guarded against everyone", async () => {
    const insertOnly = await list(`
      SELECT relname AS found FROM (${GOVERNED}) g
      WHERE has_table_privilege('aval_app', oid, 'INSERT')
        AND NOT has_table_privilege('aval_app', oid, 'UPDATE') AND NOT has_any_column_privilege('aval_app', oid, 'UPDATE')
        AND NOT has_table_privilege('aval_app', oid, 'DELETE')`);
    for (const table of insertOnly) expect(await refusedOn(table), table).toBe(DELETE | UPDATE | TRUNCATE);
  });

  test("every governed table refuses TRUNCATE", async () => {
    const tables = await list(`SELECT relname AS found FROM (${GOVERNED}) g WHERE attnotnull`);
    const open: string[] = [];
    for (const table of tables) if (((await refusedOn(table)) & TRUNCATE) === 0) open.push(table);
    expect(open).toEqual([]);
  });

  test("the ledger and the head of its chain guard their order", async () => {
    const guards = await list(`
      SELECT format('%s.%s', tgrelid::regclass, tgname) AS found FROM pg_trigger
      WHERE NOT tgisinternal AND tgenabled = 'O' AND tgname LIKE 'guard%'`);
    expect(guards).toEqual(
      expect.arrayContaining(["ledger_entry.guard_entry", "ledger_head.guard_head", "signature.guard_signature"]),
    );
  });

  async function refusedOn(table: string): Promise<number> {
    const { rows } = await client.query<{ kinds: number }>(
      `SELECT coalesce(bit_or(t.tgtype::int), 0) & $2::int AS kinds FROM pg_trigger t JOIN pg_proc f ON f.oid = t.tgfoid
       WHERE t.tgrelid = $1::regclass AND f.proname = 'aval_refuse_change' AND t.tgenabled = 'O'`,
      [table, DELETE | UPDATE | TRUNCATE],
    );
    return rows[0]?.kinds ?? 0;
  }
});

describe("the application's role", () => {
  test("is ordinary: no superuser, no bypass, no role or database of its own making", async () => {
    const { rows } = await client.query(
      `SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles
       WHERE rolname IN ('aval_app', 'aval_owner') AND (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)`,
    );
    expect(rows).toEqual([]);
  });

  test("owns nothing, creates nothing, truncates nothing, hooks onto nothing", async () => {
    expect(
      await list(`
        SELECT relname AS found FROM pg_class WHERE relnamespace = 'public'::regnamespace AND (
          relowner = 'aval_app'::regrole OR relkind IN ('r', 'p') AND (
            has_table_privilege('aval_app', oid, 'TRUNCATE') OR has_table_privilege('aval_app', oid, 'TRIGGER')
            OR has_table_privilege('aval_app', oid, 'REFERENCES')))`),
    ).toEqual([]);
    const { rows } = await client.query(`
      SELECT has_schema_privilege('aval_app', 'public', 'CREATE') AS schema,
             has_database_privilege('aval_app', current_database(), 'CREATE') AS database,
             pg_has_role('aval_app', 'aval_owner', 'MEMBER') AS owner`);
    expect(rows).toEqual([{ schema: false, database: false, owner: false }]);
  });

  test("sees no migration history", async () => {
    const { rows } = await client.query(
      `SELECT has_table_privilege('aval_app', '_prisma_migrations', 'SELECT') AS may`,
    );
    expect(rows).toEqual([{ may: false }]);
  });
});

test("functions that run with the owner's rights fix their search path", async () => {
  const loose = await list(`
    SELECT proname AS found FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
      AND NOT coalesce(proconfig::text LIKE '%search_path=%', false)`);
  expect(loose).toEqual([]);
});

test("no policy is written for everybody", async () => {
  const open = await list(
    `SELECT format('%s.%s', polrelid::regclass, polname) AS found FROM pg_policy WHERE 0 = ANY (polroles)`,
  );
  expect(open).toEqual([]);
});
