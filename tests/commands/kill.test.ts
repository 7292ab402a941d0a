import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "@/lib/db/migrate";
import { defineMilestone } from "@/lib/features/milestone/commands/define-milestone";
import { type EmbeddedDatabase, startDatabase } from "@/scripts/database.mjs";
import { prove } from "@/tests/support/act";
import { type Bundle, bundle } from "@/tests/support/bundle";
import {
  forgotten,
  killPostgres,
  openStatement,
  type Signatures,
  SigningProcess,
  seeded,
  watcher,
} from "@/tests/support/kill";
import { MilestoneStage } from "@/tests/support/milestone-stage";
import { brokenEntries, halfActs, traces } from "@/tests/support/whole-acts";

/** Kills of the process that signs, and of PostgreSQL: a hundred in all. */
const serverKills = 70;
const databaseKills = 30;
/** Signatures made, at most, before a kill: the killed one is the second to the last of these. */
const mostActs = 3;

let folder = "";
let program: Bundle;
let database: EmbeddedDatabase;
let eye: Pool;
let now = "";
/** The signatures still to be made, by lane: one process at a time works in each. */
const lanes: Signatures[] = [[], [], []];
const processes: SigningProcess[] = [];
const chance = seeded(20261122);
/** What the killed transactions had last asked of PostgreSQL; `null` for those that had none open. */
const stoppedAt: (string | null)[] = [];
/** How long a signature takes here, in milliseconds: kills fall within a little more than that. */
let duration = 0;

async function acknowledged(): Promise<void> {
  const ids = processes.flatMap((one) => one.journal().acknowledged);
  const left = await traces(eye, ids);
  expect(ids.filter((id) => left.get(id) !== "1 1")).toEqual([]);
}

async function nextProcess(lane: number): Promise<SigningProcess> {
  const one = await SigningProcess.start(`lane${lane}-${processes.length}`, {
    program: program.file,
    url: database.appUrl,
    folder,
    now,
  });
  processes.push(one);
  return one;
}

/** Takes what a process has had acknowledged off its lane: the next one begins with what was not. */
function takeOff(lane: number, one: SigningProcess): void {
  const { acknowledged, refused } = one.journal();
  expect(refused).toEqual([]);
  lanes[lane] = (lanes[lane] ?? []).filter(({ commandId }) => !acknowledged.includes(commandId));
}

beforeAll(async () => {
  program = await bundle("tests/support/signing-process.ts");
  folder = await mkdtemp(join(tmpdir(), "aval-kill-"));
  database = await startDatabase({ dataDir: folder });
  await migrate(database.ownerUrl);
  const { ownerUrl, appUrl } = database;
  const stage = await MilestoneStage.on({ ownerUrl, appUrl, drop: () => Promise.resolve() });
  now = stage.door.clock.now();
  for (let index = 0; index < (serverKills + databaseKills) * 2; index += 1) {
    const { milestone = "" } = await stage.must(
      "owner",
      defineMilestone,
      stage.definition({ paymentShare: 0, amountCents: 0 }),
    );
    const digest = await stage.definitionDigest(milestone);
    for (const personId of [stage.cast.signatory, stage.cast.agencySignatory]) {
      const proofId = await prove(stage.door, personId, digest);
      const commandId = v7();
      lanes[index % lanes.length]?.push({
        commandId,
        personId,
        proofId,
        project: stage.cast.code,
        milestone,
        digest,
      });
    }
  }
  await stage.strike();
  eye = watcher(database.superUrl.replace(/\/postgres$/, "/aval"));
}, 300_000);

afterAll(async () => {
  await Promise.all(processes.map((one) => one.kill()));
  await eye.end();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
  await program.remove();
});

describe("kill -9, at any point of a signature, leaves no half of an act and loses none that was acknowledged", () => {
  it(`of the process that signs, ${serverKills} times`, { timeout: 600_000 }, async () => {
    const first = await nextProcess(0);
    first.sign((lanes[0] ?? []).slice(0, 12));
    await first.begun(4);
    const startedAt = performance.now();
    await first.begun(12);
    duration = (performance.now() - startedAt) / 8;
    await first.done();
    await first.kill();
    takeOff(0, first);

    let kills = 0;
    const work = async (lane: number): Promise<void> => {
      while (kills < serverKills) {
        kills += 1;
        const one = await nextProcess(lane);
        one.sign((lanes[lane] ?? []).slice(0, mostActs));
        await one.begun(2 + Math.floor(chance() * (mostActs - 1)));
        await sleep(chance() * duration * 1.2);
        one.freeze();
        stoppedAt.push(await openStatement(eye, one.name));
        await one.kill();
        await forgotten(eye, one.name);
        takeOff(lane, one);
      }
    };
    await Promise.all(lanes.map((_, lane) => work(lane)));
    expect(await halfActs(eye)).toEqual([]);
    await acknowledged();
    expectSpread("process", stoppedAt.splice(0), serverKills);
  });

  it(`of PostgreSQL, ${databaseKills} times, with its children and without`, { timeout: 600_000 }, async () => {
    const signing = await Promise.all(lanes.map((_, lane) => nextProcess(lane)));
    signing.forEach((one, lane) => {
      one.sign(lanes[lane] ?? []);
    });
    const thaw = (): void => {
      for (const one of signing) one.thaw();
    };
    for (let kill = 0; kill < databaseKills; kill += 1) {
      // Nobody signs between a kill and the next round: a fast machine would have signed everything before the last.
      thaw();
      const one = signing[kill % signing.length];
      await one?.begun(one.beginnings + 1 + Math.floor(chance() * 2));
      await sleep(chance() * duration * 1.2);
      for (const other of signing) other.freeze();
      const open = await Promise.all(signing.map(({ name }) => openStatement(eye, name)));
      stoppedAt.push(open.find((statement) => statement !== null) ?? null);
      killPostgres(join(folder, "postgres"), kill % 2 === 0);
      await eye.end();
      database = await startDatabase({ dataDir: folder });
      eye = watcher(database.superUrl.replace(/\/postgres$/, "/aval"));
      expect(await halfActs(eye)).toEqual([]);
      await acknowledged();
    }
    thaw();
    await Promise.all(signing.map((one) => one.done()));
    expectSpread("PostgreSQL", stoppedAt.splice(0), databaseKills);
  });

  it("and in the end every act that was begun is there exactly once, in a chain that verifies", async () => {
    const journals = processes.map((one) => one.journal());
    const begun = [...new Set(journals.flatMap((journal) => journal.begun))];
    const left = await traces(eye, begun);
    expect(begun.filter((id) => left.get(id) !== "1 1")).toEqual([]);
    expect(journals.flatMap(({ refused }) => refused)).toEqual([]);
    expect(await halfActs(eye)).toEqual([]);
    expect(await brokenEntries(eye)).toEqual([]);
  });
});

/** Most kills must have met an open transaction, at many of its statements: else this test shows nothing. */
function expectSpread(what: string, stopped: readonly (string | null)[], kills: number): void {
  const within = stopped.filter((statement) => statement !== null);
  const statements = new Set(within.map((statement) => statement.slice(0, 60)));
  console.log(
    `${kills} kills of ${what}: ${within.length} inside a transaction, after ${statements.size} different statements; a signature took ${duration.toFixed(1)} ms`,
  );
  expect(stopped.length).toBe(kills);
  expect(within.length).toBeGreaterThan(kills / 3);
  expect(statements.size).toBeGreaterThan(5);
}
