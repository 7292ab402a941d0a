import { channel } from "node:diagnostics_channel";
import { Client } from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { personScope } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { listReadings } from "@/lib/features/account/queries-access";
import type { ReadingView } from "@/lib/features/account/view-access";
import { createProject } from "@/lib/features/project/commands/create-project";
import { keepAccesses } from "@/lib/jobs/access-keeper";
import { sweep } from "@/lib/jobs/sweep";
import type { PersonId } from "@/lib/kernel/ids";
import { addPerson, mustAct, openDoor, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";
import { founding, told } from "@/tests/support/set-up";

const over = channel("aval:request");
let database: TestDatabase;
let door: TestDoor;
let owner: Client;
let anna: PersonId;
let paul: PersonId;
let projectId: string;
let code: string;

beforeAll(async () => {
  database = await cloneDatabase("access_log");
  door = openDoor(database.appUrl);
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  anna = await addPerson(door.db, "Anna Lectrice");
  paul = await addPerson(door.db, "Paul Étranger");
  code = told(await mustAct(door, createProject, anna, founding)).code ?? "";
  const { rows } = await owner.query<{ id: string }>("SELECT id FROM project WHERE code = $1", [code]);
  projectId = rows[0]?.id ?? "";
});
afterAll(async () => {
  await owner.end();
  await door.db.$disconnect();
  await database.drop();
});

/** The end of a request that read the project, as the edge of the server tells it. */
function read(said: object = {}): object {
  return {
    id: "req-12345678",
    method: "GET",
    route: "/projects/[code]/requirements/[requirement]",
    subject: "EX-001",
    isAhead: false,
    status: 200,
    milliseconds: 3,
    reading: { projectId, personId: anna },
    ...said,
  };
}

async function kept(...messages: readonly object[]): Promise<void> {
  const keeper = keepAccesses({ db: door.db, now: () => door.clock.now(), newId: () => v7() }, (error) => {
    throw error;
  });
  for (const message of messages) over.publish(message);
  await keeper.stop();
}

function readingsOf(personId: PersonId): Promise<readonly ReadingView[]> {
  return transact(door.db, { personId, readOnly: true }, (tx) => listReadings(tx, personScope(personId)));
}

describe("who read what", () => {
  beforeEach(() => owner.query("DELETE FROM access_log"));

  it("is kept after the answer, by kind, and shown to the person alone", async () => {
    await kept(
      read(),
      read({ route: "/projects/[code]/records/[record]", subject: "PV-2026-001" }),
      read({ route: "/api/projects/[code]/files/[file]", subject: v7() }),
      read({ route: "/api/v1/projects/[code]/requirements", subject: "" }),
      read({ route: "/projects/[code]/ledger", subject: "" }),
    );
    const readings = await readingsOf(anna);
    expect(readings.map((one) => one.kind).toSorted()).toEqual(["API", "FILE", "LEDGER", "PAGE", "RECORD"]);
    expect(readings.find((one) => one.kind === "RECORD")).toMatchObject({
      subject: "PV-2026-001",
      project: { code, name: founding.name },
      readAt: door.clock.now(),
    });
    expect(readings.find((one) => one.kind === "PAGE")).toMatchObject({ subject: "EX-001", room: "requirements" });
    expect(await readingsOf(paul)).toEqual([]);
    expect(await door.db.accessLog.count()).toBe(0);
  });

  it("is nothing where nothing was handed out: a refusal, a page asked for ahead, an act, a search, nobody", async () => {
    await kept(
      read({ status: 404 }),
      read({ isAhead: true }),
      read({ method: "POST" }),
      read({ route: "/api/projects/[code]/search" }),
      read({ reading: undefined }),
    );
    const { rows } = await owner.query("SELECT count(*)::int AS found FROM access_log");
    expect(rows).toEqual([{ found: 0 }]);
  });

  it("is not held up for ever by what cannot be kept", async () => {
    const errors: unknown[] = [];
    const desk = { db: door.db, now: () => door.clock.now(), newId: () => v7() };
    const keeper = keepAccesses(desk, (error) => errors.push(error), 3_600_000);
    over.publish(read({ reading: { projectId: v7(), personId: anna } }));
    over.publish(read());
    for (let round = 1; round <= 4; round += 1) {
      await keeper.flush();
      expect(await readingsOf(anna)).toEqual([]);
    }
    await keeper.stop();
    expect(await readingsOf(anna)).toHaveLength(1);
    expect(errors).toHaveLength(5);
  });

  it("holds ids and patterns only", async () => {
    await kept(read());
    const { rows } = await owner.query<{ row: string }>("SELECT to_jsonb(a)::text AS row FROM access_log a");
    expect(rows).toHaveLength(1);
    for (const word of ["Anna", "Lectrice", "example.test", founding.name]) expect(rows[0]?.row).not.toContain(word);
  });

  it("is written and forgotten by its keeper alone: the application's own transactions can do neither", async () => {
    await kept(read());
    const row = {
      projectId,
      id: v7(),
      personId: anna,
      kind: "PAGE",
      route: "/x",
      requestId: "req-12345678",
      readAt: new Date(),
    };
    await expect(
      transact(door.db, { personId: anna }, (tx) => tx.accessLog.createMany({ data: [row] })),
    ).rejects.toThrow(/row-level security/);
    await transact(door.db, { personId: anna }, (tx) => tx.accessLog.deleteMany({}));
    expect(await readingsOf(anna)).toHaveLength(1);
  });

  it("is forgotten after its days", async () => {
    await kept(read());
    door.wait(29 * 86_400_000);
    await sweep(door.db, door.clock.now(), 30);
    expect(await readingsOf(anna)).toHaveLength(1);
    door.wait(2 * 86_400_000);
    await sweep(door.db, door.clock.now(), 30);
    expect(await readingsOf(anna)).toEqual([]);
  });

  it("is forgotten with the person", async () => {
    await kept(read({ reading: { projectId, personId: paul } }), read());
    await owner.query("UPDATE person SET erased_at = now(), email = NULL WHERE id = $1", [paul]);
    const { rows } = await owner.query("SELECT person_id FROM access_log");
    expect(rows).toEqual([{ person_id: anna }]);
  });
});
