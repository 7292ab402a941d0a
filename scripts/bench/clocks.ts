// `npm run bench -- clocks`: what the worker takes to find and to do what is due, with 200,000 clocks over 10,000 projects.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { SMTPServer } from "smtp-server";
import { v7 } from "uuid";
import { connect } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { presets } from "@/lib/domain/preset";
import { startClock } from "@/lib/jobs/clock-runner";
import { startSender } from "@/lib/jobs/sender";
import { listDueProjects } from "@/lib/jobs/settle";
import { instantOf } from "@/lib/kernel/instant";
import { genesisHash } from "@/lib/ledger/record";
import { judge, report } from "@/scripts/bench/report";
import { openSeeding, seedPeople } from "@/scripts/bench/seed";
import { freePort, startDatabase } from "@/scripts/database.mjs";

const projects = Number(process.env.BENCH_PROJECTS ?? 10_000);
const perProject = 20;
const LOOKS = 1_000;
const ends = Math.min(1_000, projects);
const dataDir = resolve(process.cwd(), process.env.AVAL_DATA_DIR ?? ".data");
mkdirSync(dataDir, { recursive: true });
const folder = mkdtempSync(join(dataDir, "bench-clocks-"));
const say = (line: string): void => console.log(`• ${line}`);
const closing: (() => Promise<unknown> | unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];

try {
  const database = await startDatabase({ dataDir: join(folder, "data") });
  closing.unshift(() => database.stop());
  await migrate(database.ownerUrl);
  const inDatabase = new URL(database.superUrl);
  inDatabase.pathname = "/aval";
  const seeding = await openSeeding(inDatabase.href);
  closing.unshift(() => seeding.end());
  say(`Seeding ${projects * perProject} clocks over ${projects} projects`);
  await seed(seeding);
  await measure(seeding, database.appUrl);
} finally {
  for (const close of closing) await close();
}

/** Projects in activity, each with one person a side and open clocks that end in a month, with a reminder a day before. */
async function seed(client: Client): Promise<void> {
  const people = await seedPeople(client);
  const organisation = v7();
  const parameters = JSON.stringify(presets.PRIVATE);
  await client.query("INSERT INTO organisation (id, name, created_by, created_at) VALUES ($1, 'Maison', $2, now())", [
    organisation,
    people.client,
  ]);
  await client.query(
    `CREATE TEMP TABLE seeded AS SELECT n, uuidv7() AS id, uuidv7() AS client, uuidv7() AS agency, uuidv7() AS member, uuidv7() AS other FROM generate_series(1, ${projects}) n`,
  );
  await client.query(
    `INSERT INTO project (id, code, name, status, currency, time_zone, calendar, initial_price_cents, created_by, created_at)
     SELECT id, 'mesure-' || n, 'Mesure ' || n, 'ACTIVE', 'EUR', 'Europe/Paris', 'FR', 100000000, $1::uuid, now() FROM seeded`,
    [people.client],
  );
  await client.query(
    `INSERT INTO party (project_id, id, side, organisation_id, name, ordinal, created_at)
     SELECT id, client, 'CLIENT', $1::uuid, 'Maison', 1, now() FROM seeded UNION ALL SELECT id, agency, 'AGENCY', $1::uuid, 'Maison', 1, now() FROM seeded`,
    [organisation],
  );
  await client.query(
    `INSERT INTO member (project_id, id, party_id, side, person_id, created_at)
     SELECT id, member, client, 'CLIENT', $1::uuid, now() FROM seeded UNION ALL SELECT id, other, agency, 'AGENCY', $2::uuid, now() FROM seeded`,
    [people.client, people.agency],
  );
  await client.query(
    `INSERT INTO member_role (project_id, id, member_id, side, role, granted_at)
     SELECT id, uuidv7(), member, 'CLIENT', 'CLIENT_OWNER', now() FROM seeded UNION ALL SELECT id, uuidv7(), other, 'AGENCY', 'AGENCY_MANAGER', now() FROM seeded`,
  );
  await client.query(
    `INSERT INTO charter (project_id, id, version, status, preset, parameters, document_id, digest, drafted_at, proposed_at, in_force_at)
     SELECT id, uuidv7(), 1, 'IN_FORCE', 'PRIVATE', $1::jsonb, uuidv7(), repeat('a', 64), now(), now(), now() FROM seeded`,
    [parameters],
  );
  await client.query("INSERT INTO ledger_head (project_id, seq, hash) SELECT id, 0, $1 FROM seeded", [genesisHash]);
  await client.query(
    `INSERT INTO clock (project_id, id, kind, matter_kind, matter_id, matter_code, side, party_id, state, started_at, started_on, unit, amount,
       rule, calendar, calendar_version, time_zone, first_due_on, due_on, due_before)
     SELECT s.id, uuidv7(), 'QUESTION_ANSWER', 'QUESTION', uuidv7(), 'Q-' || lpad(k::text, 3, '0'), 'CLIENT', s.client, 'RUNNING', now(), current_date,
       'WORKING_DAYS', 20, 'CPC 640-642', 'FR', 0, 'Europe/Paris', current_date + 30 + k, current_date + 30 + k, date_trunc('day', now()) + make_interval(days => 31 + k)
     FROM seeded s, generate_series(1, ${perProject}) k`,
  );
  await client.query(
    `INSERT INTO reminder (project_id, id, clock_id, step, due_on, remind_at, state)
     SELECT project_id, uuidv7(), id, 1, due_on, due_before - interval '39 hours', 'PLANNED' FROM clock`,
  );
  await client.query("VACUUM ANALYZE");
}

async function measure(client: Client, appUrl: string): Promise<void> {
  const db = connect(appUrl, 6);
  closing.unshift(() => db.$disconnect());
  const now = (): ReturnType<typeof instantOf> => instantOf(new Date());
  const door = { db, clock: { now }, newId: () => v7() };

  say(`${ends} clocks end at once`);
  await client.query(
    `UPDATE clock SET due_before = now() - interval '1 minute' WHERE matter_code = 'Q-001' AND project_id IN (SELECT id FROM seeded WHERE n <= ${ends})`,
  );
  await client.query("ANALYZE clock");
  const found = await lookOften(async () => (await listDueProjects(door, now())).length);
  const scanned = await scans(client, "aval_due_clocks");
  const expiring = performance.now();
  const runner = startClock(door, { databaseUrl: appUrl });
  await until(client, "SELECT count(*) = 0 AS done FROM clock WHERE state = 'RUNNING' AND due_before <= now()");
  const expired = (performance.now() - expiring) / 1000;

  say(`${projects} reminders are due at once`);
  const mails = await openSink();
  const desk = {
    db,
    now,
    url: "http://localhost",
    from: "Aval <aval@localhost>",
    smtpUrl: mails.url,
    secret: "s".repeat(40),
  };
  const stopSender = startSender(desk, { databaseUrl: appUrl, accessLogDays: 180 }, (error) => console.error(error));
  const reminding = performance.now();
  await client.query(
    `UPDATE reminder r SET remind_at = now() FROM clock c WHERE c.project_id = r.project_id AND c.id = r.clock_id AND c.matter_code = 'Q-002'`,
  );
  await client.query("SELECT pg_notify('aval_clocks', '0')");
  await until(client, `SELECT count(*) >= ${projects} AS done FROM reminder WHERE state = 'TOLD'`);
  const told = (performance.now() - reminding) / 1000;
  while (mails.count() < projects) await sleep(100);
  const mailed = (performance.now() - reminding) / 1000;
  await runner.stop();
  await stopSender();
  await mails.close();

  const each = projects / 10_000;
  report(
    join(dataDir, "bench-clocks.json"),
    [
      judge("finding what is due among 200,000 clocks, ms (p95)", found.p95, "at most", 10),
      judge("reads of the whole table of clocks in it", scanned, "at most", 0),
      judge(`${ends} ends at the same instant, s`, expired, "at most", 60),
      judge(`${projects} due reminders into a local SMTP sink, s`, mailed, "at most", 300 * each),
    ],
    { found, expired, told, mailed, projects, clocks: projects * perProject },
  );
}

/**
 * How long a look takes, in milliseconds: a thousand looks one after the other, the cold first ones among them (the worker
 * looks all day long: in a hundred looks the opening of its connection alone would be the 95th).
 */
async function lookOften(look: () => Promise<number>): Promise<{ rows: number; p50: number; p95: number }> {
  let rows = 0;
  const times: number[] = [];
  for (let round = 0; round < LOOKS; round += 1) {
    const begun = performance.now();
    rows = await look();
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  return { rows, p50: times[LOOKS * 0.5] ?? 0, p95: times[LOOKS * 0.95] ?? 0 };
}

/** How often the statement of a function reads a table from end to end. */
async function scans(client: Client, name: string): Promise<number> {
  const { rows } = await client.query<{ prosrc: string }>("SELECT prosrc FROM pg_proc WHERE proname = $1", [name]);
  const statement = (rows[0]?.prosrc ?? "").replaceAll(/\bat\b/g, "now()").replaceAll(/\bmost\b/g, "100");
  const plan = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN (ANALYZE) ${statement}`);
  return plan.rows.filter((row) => /Seq Scan on (clock|reminder)/.test(row["QUERY PLAN"])).length;
}

async function until(client: Client, sql: string): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ done: boolean }>(sql);
    if (rows[0]?.done === true) return;
    await sleep(100);
  }
}

/** A mail server that takes everything and keeps nothing. */
async function openSink(): Promise<{ url: string; count: () => number; close: () => Promise<void> }> {
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, _session, done) {
      stream.resume();
      stream.once("end", () => {
        count += 1;
        done();
      });
    },
  });
  const port = (await freePort()) ?? 0;
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  return {
    url: `smtp://127.0.0.1:${port}`,
    count: () => count,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
