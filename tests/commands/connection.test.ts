import { Pool } from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { connect, type Database, type Tx } from "@/lib/db/client";
import { type Identity, opening, openPool } from "@/lib/db/connection";
import { transact } from "@/lib/db/transact";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";

/**
 * The connection sends BEGIN and the name of the person together with the first statement (lib/db/connection). Whatever
 * fails, a statement runs in its own transaction and under its own name, or not at all.
 */
const people = Array.from({ length: 8 }, () => v7());
const [anna = "", bruno = ""] = people;
const resetsAt = new Date("2030-01-01T00:00:00Z");

let database: TestDatabase;
let db: Database;
let owner: Pool;
/** Sees and ends the connections of everybody. */
let admin: Pool;

beforeAll(async () => {
  database = await cloneDatabase("connection");
  owner = new Pool({ connectionString: database.ownerUrl, max: 2 });
  const url = new URL(inject("cluster").superUrl);
  url.pathname = new URL(database.ownerUrl).pathname;
  admin = new Pool({ connectionString: url.href, max: 2 });
  // Whoever writes a row signs it: what was written under a wrong name, or under none, can be seen afterwards.
  await owner.query(`
    CREATE TABLE trace (id bigserial PRIMARY KEY, meant text NOT NULL, person text NOT NULL DEFAULT current_setting('aval.person_id', true),
                        xid text NOT NULL DEFAULT pg_current_xact_id()::text);
    GRANT ALL ON trace TO aval_app; GRANT ALL ON SEQUENCE trace_id_seq TO aval_app;`);
});
beforeEach(async () => {
  await owner.query("DELETE FROM trace; DELETE FROM rate_limit");
  db = connect(database.appUrl, 2);
  return () => db.$disconnect();
});
afterAll(async () => {
  await Promise.all([owner.end(), admin.end()]);
  await database.drop();
});

const write = (tx: Tx, meant: string): Promise<number> => tx.$executeRaw`INSERT INTO trace (meant) VALUES (${meant})`;
const nameIn = async (tx: Tx): Promise<string> =>
  (await tx.$queryRaw<{ person: string }[]>`SELECT current_setting('aval.person_id', true) AS person`)[0]?.person ?? "";
const traces = async (): Promise<readonly { meant: string; person: string }[]> =>
  (await owner.query("SELECT meant, person FROM trace ORDER BY id")).rows;
const counters = async (): Promise<number> =>
  (await owner.query<{ n: number }>("SELECT count(*)::int AS n FROM rate_limit")).rows[0]?.n ?? -1;

/** A transaction that Prisma gives up after so many milliseconds. */
function impatient<T>(identity: Identity, timeout: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  return opening.run(identity, () => db.$transaction(work, { timeout }));
}

/** What Prisma sends in two statements, the second one after the first is answered: nothing asks in between whether the transaction still is. */
const inTwoParts = (tx: Tx, mark: string): Promise<unknown> =>
  tx.rateLimit.upsert({
    where: { key: `not there ${mark}` },
    create: { key: mark, points: 1, resetsAt },
    update: { points: 2 },
  });

/** Afterwards everybody is who they are, and nobody outside a transaction. */
async function expectSound(): Promise<void> {
  const names = await Promise.all(
    people.flatMap((personId) => [transact(db, { personId }, nameIn), transact(db, { personId }, nameIn)]),
  );
  expect(names).toEqual(people.flatMap((personId) => [personId, personId]));
  const beside = await db.$queryRaw<
    { person: string | null }[]
  >`SELECT current_setting('aval.person_id', true) AS person`;
  expect(beside[0]?.person ?? "").toBe("");
  const held = await admin.query(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND usename = 'aval_app' AND state LIKE 'idle in transaction%'",
  );
  expect(held.rows).toEqual([]);
}

describe("a statement that fails", () => {
  it.each([
    ["the first one", 0],
    ["a later one", 2],
  ])("%s: nothing of its transaction is kept", async (_which, before) => {
    const work = transact(db, { personId: anna }, async (tx) => {
      for (let n = 0; n < before; n++) await write(tx, "kept?");
      await tx.$queryRaw`SELECT 1 / ${0}::int`;
      await write(tx, "after");
    });
    await expect(work).rejects.toThrow();
    expect(await traces()).toEqual([]);
    await expectSound();
  });

  it("beside others sent at once: none of them runs on its own", async () => {
    const work = transact(db, { personId: anna }, (tx) =>
      Promise.all([write(tx, "before"), tx.$queryRaw`SELECT 1 / ${0}::int`, write(tx, "beside"), write(tx, "beside")]),
    );
    await expect(work).rejects.toThrow();
    expect(await traces()).toEqual([]);
    await expectSound();
  });

  it("while another one is still being sent in parts: the parts to come are not written outside", async () => {
    for (let round = 0; round < 25; round++) {
      const late: Promise<unknown>[] = [];
      const work = transact(db, { personId: anna }, async (tx) => {
        await write(tx, "kept?");
        late.push(inTwoParts(tx, `late ${round}`), inTwoParts(tx, `later ${round}`));
        for (const one of late) one.catch(() => undefined);
        // One line of Promise.all refuses while the others are under way: the transaction ends at once.
        throw new Error("refused");
      });
      // Somebody takes the connection over at once.
      const others = [0, 1, 2].map(() => transact(db, { personId: bruno }, (tx) => write(tx, "bruno")));
      await expect(work).rejects.toThrow("refused");
      await Promise.all(others);
      expect((await Promise.allSettled(late)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    }
    await expectSound();
    expect(await counters()).toBe(0);
    expect(await traces()).toEqual(Array.from({ length: 75 }, () => ({ meant: "bruno", person: bruno })));
  });

  it("and is passed over: the transaction is not told as done", async () => {
    const work = transact(db, { personId: anna }, async (tx) => {
      await write(tx, "lost");
      await tx.$queryRaw`SELECT 1 / ${0}::int`.catch(() => undefined);
      return "done";
    });
    await expect(work).rejects.toThrow();
    expect(await traces()).toEqual([]);
    await expectSound();
  });

  it("at the very end (a constraint that waits): the transaction is not told as done", async () => {
    await owner.query(
      "CREATE TABLE IF NOT EXISTS late (n int UNIQUE DEFERRABLE INITIALLY DEFERRED); GRANT ALL ON late TO aval_app",
    );
    const twice = transact(db, { personId: anna }, async (tx) => {
      await write(tx, "lost");
      return tx.$executeRaw`INSERT INTO late VALUES (1), (1)`;
    });
    await expect(twice).rejects.toThrow();
    expect(await traces()).toEqual([]);
    await expectSound();
  });
});

describe("a transaction that is cut", () => {
  it("by the time it may take: what it still sends goes nowhere", async () => {
    const late: Promise<unknown>[] = [];
    const work = impatient({ personId: anna }, 60, async (tx) => {
      await write(tx, "kept?");
      late.push(inTwoParts(tx, "cut"));
      late.push(tx.$queryRaw`SELECT pg_sleep(0.2)::text`);
      late.push(write(tx, "behind"));
      for (const one of late) one.catch(() => undefined);
      await Promise.allSettled(late);
      return write(tx, "after");
    });
    const others = Array.from({ length: 6 }, () => transact(db, { personId: bruno }, (tx) => write(tx, "bruno")));
    await expect(work).rejects.toThrow();
    await Promise.all(others);
    await Promise.allSettled(late);
    await expectSound();
    expect(await counters()).toBe(0);
    expect(await traces()).toEqual(Array.from({ length: 6 }, () => ({ meant: "bruno", person: bruno })));
  });

  it.each([["pg_cancel_backend"], ["pg_terminate_backend"]])("by %s, in the middle of a statement", async (means) => {
    const work = transact(db, { personId: anna }, async (tx) => {
      await write(tx, "kept?");
      const [at] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      const asleep = tx.$queryRaw`SELECT pg_sleep(20)::text`.catch(() => "cut");
      const behind = Promise.allSettled([write(tx, "behind"), inTwoParts(tx, means)]);
      await untilAsleep(at?.pid ?? 0);
      await admin.query(`SELECT ${means}($1)`, [at?.pid]);
      await Promise.all([asleep, behind]);
      await write(tx, "after").catch(() => undefined);
      return "done";
    });
    await expect(work).rejects.toThrow();
    await expectSound();
    expect(await traces()).toEqual([]);
    expect(await counters()).toBe(0);
  });

  it("by the loss of every connection, before its first statement and between two", async () => {
    await Promise.all(people.map((personId) => transact(db, { personId }, nameIn)));
    const drop =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'aval_app'";
    const between = transact(db, { personId: anna }, async (tx) => {
      await write(tx, "kept?");
      await admin.query(drop);
      await write(tx, "after");
    });
    await expect(between).rejects.toThrow();
    await transact(db, { personId: anna }, nameIn).catch(() => undefined);
    await expectSound();
    expect(await traces()).toEqual([]);
  });
});

async function untilAsleep(pid: number): Promise<void> {
  for (;;) {
    const { rows } = await admin.query("SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'PgSleep'", [
      pid,
    ]);
    if (rows.length > 0) return;
  }
}

describe("a full pool", () => {
  it("hands connections on, never names: 600 transactions of eight people on two connections, a third of them failing", async () => {
    let asked = 0;
    const one = async (place: number): Promise<void> => {
      const personId = people[place % people.length] ?? "";
      const fails = place % 3 === 0;
      const work = transact(db, { personId, readOnly: place % 5 === 1 }, async (tx) => {
        const names = await Promise.all([nameIn(tx), nameIn(tx), nameIn(tx)]);
        expect(names).toEqual([personId, personId, personId]);
        asked += names.length;
        if (place % 5 !== 1) await write(tx, personId);
        if (fails) await Promise.all([tx.$queryRaw`SELECT 1 / ${0}::int`, write(tx, personId), nameIn(tx)]);
        return nameIn(tx);
      });
      if (fails) await expect(work).rejects.toThrow();
      else expect(await work).toBe(personId);
    };
    await Promise.all(Array.from({ length: 600 }, (_, place) => one(place)));
    expect(asked).toBe(1800);
    const written = await traces();
    expect(written.length).toBe(
      Array.from({ length: 600 }, (_, n) => n).filter((n) => n % 3 !== 0 && n % 5 !== 1).length,
    );
    expect(written.filter(({ meant, person }) => meant !== person)).toEqual([]);
    await expectSound();
  });

  it("lets nobody in twice: whoever waits too long is told so, and the place is not lost", async () => {
    const hold = Promise.withResolvers<null>();
    const holders = [anna, bruno].map((personId) => transact(db, { personId }, () => hold.promise));
    const waiting = opening.run({ personId: anna }, () => db.$transaction(nameIn, { maxWait: 50 }));
    await expect(waiting).rejects.toThrow();
    hold.resolve(null);
    await Promise.all(holders);
    await expectSound();
  });
});

describe("reading only", () => {
  it("is refused any write by PostgreSQL, also for the statement that brings BEGIN along", async () => {
    await expect(transact(db, { personId: anna, readOnly: true }, (tx) => write(tx, "x"))).rejects.toThrow(/read-only/);
    expect(await traces()).toEqual([]);
    await transact(db, { personId: anna }, (tx) => write(tx, "x"));
    expect(await traces()).toEqual([{ meant: "x", person: anna }]);
  });
});

describe("a connection that was taken", () => {
  const taken = async (): Promise<{ pool: Pool; query: (text: string) => Promise<unknown>; giveBack: () => void }> => {
    const pool = openPool({ connectionString: database.appUrl, max: 1 });
    const client = await pool.connect();
    return { pool, query: (text) => client.query({ text }), giveBack: () => client.release() };
  };
  const insert = "INSERT INTO trace (meant) VALUES ('alone')";

  it("sends nothing before BEGIN, behind the end, or once it is given back, not even into the next transaction", async () => {
    const { pool, query, giveBack } = await taken();
    await expect(query(insert)).rejects.toThrow("outside its transaction");
    await opening.run({ personId: anna }, () => query("BEGIN"));
    const end = query("ROLLBACK");
    await expect(query(insert)).rejects.toThrow("outside its transaction");
    await end;
    await expect(query(insert)).rejects.toThrow("outside its transaction");
    await expect(query("BEGIN")).rejects.toThrow("outside its transaction");
    giveBack();
    const next = await pool.connect();
    await opening.run({ personId: bruno }, () => next.query({ text: "BEGIN" }));
    await expect(query(insert)).rejects.toThrow("outside its transaction");
    await next.query({ text: "COMMIT" });
    next.release();
    await pool.end();
    expect(await traces()).toEqual([]);
  });

  it("is closed when it is given back in the middle of a transaction, and its name with it", async () => {
    const { pool, query, giveBack } = await taken();
    await opening.run({ personId: anna }, () => query("BEGIN"));
    await query(insert);
    giveBack();
    const beside = await pool.query("SELECT current_setting('aval.person_id', true) AS person");
    expect(beside.rows[0]?.person ?? "").toBe("");
    await pool.end();
    expect(await traces()).toEqual([]);
  });

  it("whose BEGIN fails answers nothing and is closed", async () => {
    const { pool, query, giveBack } = await taken();
    await opening.run({ personId: anna }, () => query("BEGIN"));
    await query("SELECT 1");
    giveBack();
    const client = await pool.connect();
    // Not the name of anybody, and not one that PostgreSQL takes.
    await opening.run({ personId: "\u0000" }, () => client.query({ text: "BEGIN" }));
    await expect(client.query({ text: insert })).rejects.toThrow();
    client.release();
    await pool.end();
    expect(await traces()).toEqual([]);
  });
});
