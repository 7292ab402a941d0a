import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Door } from "@/lib/commands/execute";
import { connect } from "@/lib/db/client";
import { type ClockRunner, startClock } from "@/lib/jobs/clock-runner";
import { instantOf } from "@/lib/kernel/instant";
import { MilestoneStage } from "@/tests/support/milestone-stage";

/** Time that runs like ours, from an instant of the story. */
function runningFrom(at: string): () => ReturnType<typeof instantOf> {
  const ahead = Date.parse(at) - Date.now();
  return () => instantOf(new Date(Date.now() + ahead));
}

describe("the worker", () => {
  let stage: MilestoneStage;
  let other: string;
  const runners: ClockRunner[] = [];
  const doors: Door[] = [];
  beforeAll(async () => {
    stage = await MilestoneStage.set("clock queue");
    other = await stage.one("SELECT id AS value FROM project WHERE code <> $1", [stage.cast.code]);
  });
  afterAll(async () => {
    await stopAll();
    await stage.strike();
  });

  function start(at: string, count: number): void {
    const now = runningFrom(at);
    for (let started = 0; started < count; started += 1) {
      const door = { db: connect(stage.database.appUrl, 4), clock: { now }, newId: () => v7() };
      doors.push(door);
      runners.push(startClock(door, { databaseUrl: stage.database.appUrl }));
    }
  }
  async function stopAll(): Promise<void> {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    await Promise.all(doors.splice(0).map((door) => door.db.$disconnect()));
  }
  async function until(sql: string, values: unknown[], value: string): Promise<void> {
    const last = Date.now() + 15_000;
    while ((await stage.one(sql, values)) !== value) {
      if (Date.now() > last) throw new Error(`Still ${await stage.one(sql, values)}: ${sql}`);
      await new Promise((soon) => setTimeout(soon, 25));
    }
  }
  /** A clock that ends at an instant, in the other project, as an act would leave it. */
  async function clockOf(projectId: string, before: string): Promise<string> {
    const id = v7();
    await stage.owner.query(
      `INSERT INTO clock (project_id, id, kind, matter_kind, matter_id, matter_code, side, state, started_at, started_on, rule, calendar,
         calendar_version, time_zone, first_due_on, due_on, due_before)
       VALUES ($1, $2, 'QUESTION_ANSWER', 'QUESTION', $3, 'Q-900', 'CLIENT', 'RUNNING', $4::timestamptz - interval '3 days', $4::timestamptz - interval '3 days',
         'CPC 640-642', 'FR', 0, 'Europe/Paris', $4::timestamptz, $4::timestamptz, $4::timestamptz)`,
      [projectId, id, v7(), before],
    );
    return id;
  }
  const stateOf = "SELECT state AS value FROM clock WHERE id = $1";

  it("wakes at the very instant, three of them make one act, and is told of what is new", async () => {
    const id = await clockOf(other, "2026-08-03T22:00:00.000Z");
    start("2026-08-03T21:59:58.500Z", 3);
    const begun = Date.now();
    await until(stateOf, [id], "EXPIRED");
    // Neither a second early nor at the next look in fifteen.
    expect(Date.now() - begun).toBeLessThan(6_000);
    const fact = await stage.owner.query(
      "SELECT count(*)::integer AS facts, min(occurred_at) >= '2026-08-03T22:00:00Z' AS after FROM ledger_entry WHERE type = 'ClockExpired' AND payload ->> 'clockId' = $1",
      [id],
    );
    expect(fact.rows).toEqual([{ facts: 1, after: true }]);
    const late = await clockOf(other, "2026-08-01T22:00:00.000Z");
    await until(stateOf, [late], "EXPIRED");
    await stopAll();
  });

  it("a project that fails is tried again, then named; it keeps nobody waiting, and is well again once it works", async () => {
    const project = await stage.one("SELECT id AS value FROM project WHERE code = $1", [stage.cast.code]);
    await stage.owner.query(`
      CREATE FUNCTION break_down() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$;
      CREATE TRIGGER a_breaks BEFORE UPDATE ON clock FOR EACH ROW WHEN (NEW.project_id = '${project}') EXECUTE FUNCTION break_down()`);
    const broken = await clockOf(project, "2026-09-01T22:00:00.000Z");
    const sound = await clockOf(other, "2026-09-02T22:00:00.000Z");
    start("2026-09-03T08:00:00.000Z", 1);
    await until(stateOf, [sound], "EXPIRED");
    expect(await stage.one(stateOf, [broken])).toBe("RUNNING");
    const waits =
      "SELECT count(*) AS value FROM queue.job WHERE name = 'clock' AND state = 'retry' AND singleton_key = $1";
    await until(waits, [project], "1");
    // As after its last try.
    await stage.owner.query(
      "UPDATE queue.job SET retry_count = retry_limit - 1, start_after = now() WHERE name = 'clock' AND state = 'retry'",
    );
    await stage.owner.query("SELECT pg_notify('aval_clocks', '0')");
    const dead = "SELECT count(*) AS value FROM queue.job WHERE name = 'clock-dead' AND data ->> 'projectId' = $1";
    await until(dead, [project], "1");
    // It rests: the next look gives it no job.
    await stage.owner.query("SELECT pg_notify('aval_clocks', '0')");
    const next = await clockOf(other, "2026-09-02T23:00:00.000Z");
    await until(stateOf, [next], "EXPIRED");
    expect(await stage.one(waits, [project])).toBe("0");
    await stage.owner.query("DROP TRIGGER a_breaks ON clock");
    await stage.owner.query(
      "UPDATE queue.job SET created_on = created_on - interval '2 hours' WHERE name = 'clock-dead'",
    );
    await stage.owner.query("SELECT pg_notify('aval_clocks', '0')");
    await until(stateOf, [broken], "EXPIRED");
    await until(dead, [project], "0");
    await stopAll();
  });

  it("stopped, it ends the act in hand and leaves the rest to others", async () => {
    const first = await clockOf(other, "2026-10-01T22:00:00.000Z");
    const second = await clockOf(other, "2026-10-02T22:00:00.000Z");
    await stage.owner.query("BEGIN");
    await stage.owner.query("SELECT 1 FROM clock WHERE id = $1 FOR UPDATE", [first]);
    start("2026-10-05T08:00:00.000Z", 1);
    await until(
      "SELECT count(*) AS value FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid",
      [],
      "1",
    );
    const stopped = stopAll();
    await stage.owner.query("COMMIT");
    await stopped;
    expect(await stage.one(stateOf, [first])).toBe("EXPIRED");
    expect(await stage.one(stateOf, [second])).toBe("RUNNING");
    start("2026-10-05T08:01:00.000Z", 1);
    await until(stateOf, [second], "EXPIRED");
    await stopAll();
  });

  it("the queue is that of the installed pg-boss, and the application role creates nothing in it", async () => {
    const { getConstructionPlans } = await import("pg-boss");
    const [, version = ""] =
      /INSERT INTO queue\.version\(version\) VALUES \('(\d+)'\)/.exec(getConstructionPlans("queue")) ?? [];
    expect(await stage.one("SELECT version AS value FROM queue.version")).toBe(version);
    expect(await stage.one("SELECT has_schema_privilege('aval_app', 'queue', 'CREATE') AS value")).toBe("false");
  });
});
