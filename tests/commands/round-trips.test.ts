import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { personScope } from "@/lib/auth/scope";
import type { Door } from "@/lib/commands/execute";
import { transact } from "@/lib/db/transact";
import { getMilestone } from "@/lib/features/milestone/queries-item";
import { getOverview } from "@/lib/features/overview/queries";
import { listProjects } from "@/lib/features/overview/queries-projects";
import { getRequirementPage } from "@/lib/features/requirement/queries-page";
import { RequirementFilter } from "@/lib/features/requirement/schema-filter";
import { getProjectFrame } from "@/lib/features/shell/queries";
import { countMatters } from "@/lib/features/todo/queries";
import { openProject, openReading, type ProjectReading } from "@/lib/http/shared-reading";
import {
  type BenchPeople,
  type BenchProject,
  openSeeding,
  seedMilestones,
  seedPeople,
  seedProject,
  seedRequirements,
} from "@/scripts/bench/seed";
import { openBenchDoor, prepareSignatures, sign } from "@/scripts/bench/sign";
import { listenOnWire, type Wire } from "@/scripts/bench/wire";
import { cloneDatabase } from "@/tests/support/database";

/** A page may wait for PostgreSQL six times, one of them for the session; a signature twelve times. */
const most = { page: 5, signature: 12 };

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let wire: Wire;
let door: Door;
let people: BenchPeople;
let project: BenchProject;

beforeAll(async () => {
  database = await cloneDatabase("round_trips");
  const url = new URL(inject("cluster").superUrl);
  url.pathname = new URL(database.ownerUrl).pathname;
  const client = await openSeeding(url.href);
  people = await seedPeople(client);
  project = await seedProject(client, people, "one");
  const other = await seedProject(client, people, "other");
  await seedRequirements(client, project, 60);
  await seedMilestones(client, project, { from: 1, count: 3, status: "DRAFT" });
  await seedMilestones(client, other, { from: 1, count: 2, status: "DRAFT" });
  await client.end();
  wire = await listenOnWire(database.appUrl);
  door = openBenchDoor(wire.url);
});

afterAll(async () => {
  await door.db.$disconnect();
  wire.close();
  await database.drop();
});

const open = (): ProjectReading =>
  openProject({ db: door.db, personId: people.client, code: "one", now: door.clock.now(), onEnd: () => undefined });

/** A layout and a page beside each other, as Next renders them. */
async function readPage<T>(
  page: (reading: ProjectReading) => Promise<T | null>,
): Promise<{ view: T | null; waiting: number }> {
  const reading = open();
  const counted = reading.before((tx, now) => countMatters(tx, personScope(people.client), now));
  const [, view, counts] = await Promise.all([
    reading.read(({ tx, scope }) => getProjectFrame(tx, scope)),
    page(reading),
    counted,
  ]);
  return { view, waiting: counts?.total ?? -1 };
}

describe("pages beside every project", () => {
  it("read with their frame in one transaction: all that is asked in one wait, and its end", async () => {
    const scope = personScope(people.client);
    const now = door.clock.now();
    const opening = { db: door.db, personId: people.client, now, onEnd: () => undefined };
    const own = openReading({ ...opening, enter: () => Promise.resolve(scope) });
    wire.take();
    const [waiting, page] = await Promise.all([
      own.read(({ tx }) => countMatters(tx, scope, now)),
      own.read(({ tx }) => listProjects(tx, scope, { now })),
    ]);
    expect(waiting?.total).toBeGreaterThanOrEqual(0);
    expect(page?.projects.map(({ code }) => code)).toContain("one");
    const trips = wire.take().slice();
    const ended = (): boolean => {
      trips.push(...wire.take());
      return trips.some(([first]) => first === "COMMIT");
    };
    await expect.poll(ended).toBe(true);
    expect(trips).toHaveLength(2);
  });
});

describe("a transaction", () => {
  it("begins with its first statement: the person is named and the project entered in one wait", async () => {
    wire.take();
    await transact(door.db, { personId: people.client, readOnly: true }, (tx) => tx.$queryRaw`SELECT aval_person()`);
    const trips = wire.take();
    expect(trips.map((trip) => trip.length)).toEqual([2, 1]);
    expect(trips[0]?.[0]).toBe(
      `BEGIN READ ONLY; SET LOCAL aval.person_id = '${people.client}'; SET LOCAL aval.project_id = ''`,
    );
  });

  it("names its person for itself alone, on whatever connection", async () => {
    await transact(door.db, { personId: people.client }, (tx) => tx.$queryRaw`SELECT 1`);
    const after = await Promise.all(
      Array.from(
        { length: 20 },
        () => door.db.$queryRaw<{ person: string | null }[]>`SELECT aval_person()::text AS person`,
      ),
    );
    expect(after.flat().map((row) => row.person)).toEqual(Array.from({ length: 20 }, () => null));
  });

  it("is nobody's when nobody is named, and quotes what it is given", async () => {
    await expect(
      transact(door.db, { personId: "x'; SET LOCAL aval.project_id = 'y" }, (tx) => tx.$queryRaw`SELECT aval_person()`),
    ).rejects.toThrow(/uuid/);
  });

  it("undoes everything that was sent together when one of it fails", async () => {
    const failing = transact(door.db, { personId: people.client }, (tx) =>
      Promise.all([
        tx.$executeRaw`UPDATE person SET locale = 'en' WHERE id = ${people.client}::uuid`,
        tx.$queryRaw`SELECT 1 / 0`,
        tx.$executeRaw`UPDATE person SET density = 'dense' WHERE id = ${people.client}::uuid`,
      ]),
    );
    await expect(failing).rejects.toThrow(/division by zero|aborted/);
    expect(await door.db.person.findUnique({ where: { id: people.client } })).toMatchObject({
      locale: "fr",
      density: "comfortable",
    });
  });

  it("writes nothing when it reads only", async () => {
    const writing = transact(
      door.db,
      { personId: people.client, readOnly: true },
      (tx) => tx.$executeRaw`UPDATE person SET locale = 'en' WHERE id = ${people.client}::uuid`,
    );
    await expect(writing).rejects.toThrow(/read-only/);
  });
});

describe("a page and its layout read in one transaction", () => {
  it("counts what waits in all projects before it enters one, every time", async () => {
    for (let time = 0; time < 20; time += 1) {
      const { waiting } = await readPage((reading) => reading.read(({ scope }) => Promise.resolve(scope.code)));
      expect(waiting).toBe(5);
    }
  });

  it("and what is foreign is not found", async () => {
    const personId = people.agency;
    const foreign = openProject({
      db: door.db,
      personId,
      code: "nowhere",
      now: door.clock.now(),
      onEnd: () => undefined,
    });
    expect(await foreign.read(() => Promise.resolve("seen"))).toBeNull();
  });

  it.each<readonly [string, Parameters<typeof readPage>[0]]>([
    [
      "requirements",
      (reading) =>
        reading.read(({ tx, scope, now }) => getRequirementPage(tx, scope, now, RequirementFilter.parse({}))),
    ],
    ["a milestone", (reading) => reading.read(({ tx, scope, now }) => getMilestone(tx, scope, "J1", now))],
    ["the overview", (reading) => reading.read(({ tx, scope, now }) => getOverview(tx, scope, now))],
  ])("%s, without waiting more than it may", async (_, page) => {
    await readPage(page);
    wire.take();
    expect((await readPage(page)).view).not.toBeNull();
    expect(wire.take().length).toBeLessThanOrEqual(most.page);
  });
});

describe("a signature", () => {
  it("waits no more than it may, for the first side as for the second", async () => {
    for (const person of [people.client, people.agency]) {
      const ready = await prepareSignatures(door.db, project, person, ["J1", "J2"]);
      for (const [index, one] of ready.entries()) {
        wire.take();
        await sign(door, one);
        if (index > 0) expect(wire.take().length).toBeLessThanOrEqual(most.signature);
      }
    }
  });
});
