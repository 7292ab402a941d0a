import { Client } from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enterProject, type ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { eventTypes } from "@/lib/domain/event";
import { listLedger, listLedgerChoices } from "@/lib/features/ledger/queries";
import { checkLedger } from "@/lib/features/ledger/queries-check";
import { LedgerFilters, ledgerFamilies, signedTypes, typesOfFamily } from "@/lib/features/ledger/view";
import { createProject } from "@/lib/features/project/commands/create-project";
import type { PersonId } from "@/lib/kernel/ids";
import { type RecordableEvent, record } from "@/lib/ledger/record";
import { addPerson, mustAct, openDoor, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";

const filters = (given: Record<string, string> = {}): LedgerFilters => LedgerFilters.parse(given);

let database: TestDatabase;
let owner: Client;
let door: TestDoor;
let claire: PersonId;
let other: PersonId;
let code: string;

async function found(person: PersonId, name: string): Promise<string> {
  const { result } = await mustAct(door, createProject, person, {
    name,
    objective: "",
    currency: "EUR",
    timeZone: "Europe/Paris",
    calendar: "FR",
    side: "CLIENT",
    organisation: { name: `Ville de ${name}`, legalForm: "", registrationNumber: "", city: "" },
  });
  return typeof result === "object" && result !== null && "code" in result ? String(result.code) : "";
}

/** Reads as a person of a project, read-only, under row-level security. */
function reading<T>(person: PersonId, project: string, work: (tx: Tx, scope: ProjectScope) => Promise<T>): Promise<T> {
  return transact(door.db, { personId: person, readOnly: true }, async (tx) => {
    const scope = await enterProject(tx, person, project);
    if (scope === null) throw new Error("Not a member");
    return work(tx, scope);
  });
}

/** Records events as a command would, with one command id for each. */
async function recordAs(
  person: PersonId,
  project: string,
  events: readonly RecordableEvent[],
  automatic = false,
): Promise<void> {
  await transact(door.db, { personId: person }, async (tx) => {
    const scope = await enterProject(tx, person, project);
    if (scope === null) throw new Error("Not a member");
    const { projectId, partyId } = scope;
    const by = automatic
      ? ({ actorId: null, role: "SYSTEM", partyId: null } as const)
      : ({ actorId: person, role: "CLIENT_OWNER", partyId } as const);
    for (const event of events)
      await record(tx, [
        { by: { ...by, projectId, delegationId: null, commandId: v7(), now: door.clock.now() }, events: [event] },
      ]);
  });
}

const started = (milestone: string): RecordableEvent => ({
  type: "MilestoneStarted",
  version: 1,
  payload: { milestoneId: v7(), milestone, lateInputs: 0 },
});
const baseline: RecordableEvent = {
  type: "BaselineSigned",
  version: 1,
  payload: {
    baselineId: v7(),
    baseline: "1",
    number: 1,
    requirements: [{ requirement: "EX-007", version: 1 }],
    count: 1,
    record: "PV-2026-009",
    digest: "a".repeat(64),
    documentId: v7(),
  },
  texts: { exclusions: "La reprise des archives." },
};

beforeAll(async () => {
  database = await cloneDatabase("ledger");
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  door = openDoor(database.appUrl);
  claire = await addPerson(door.db, "Claire Hennequin");
  other = await addPerson(door.db, "Marc Ailleurs");
  code = await found(claire, "Aubenas");
  await found(other, "Ailleurs");
  for (let number = 1; number <= 25; number += 1) await recordAs(claire, code, [started(`J${number}`)]);
  door.moveTo("2026-06-03T07:00:00.000Z");
  await recordAs(claire, code, [baseline]);
  await recordAs(
    claire,
    code,
    [
      {
        type: "RequirementsBaselined",
        version: 1,
        payload: { baselineId: v7(), baseline: "1", requirementIds: [], count: 1 },
      },
    ],
    true,
  );
});
afterAll(async () => {
  await door.db.$disconnect();
  await owner.end();
  await database.drop();
});

describe("reading the ledger", () => {
  test("pages by the number of the act, newest first, without gap or double, both ways", async () => {
    const all = await reading(claire, code, (tx, scope) => listLedger(tx, scope, filters(), 1000));
    const walked: number[] = [];
    let before: number | null = null;
    do {
      const key: Record<string, string> = before === null ? {} : { before: String(before) };
      const page = await reading(claire, code, (tx, scope) => listLedger(tx, scope, filters(key), 7));
      walked.push(...page.entries.map((entry) => entry.seq));
      before = page.older;
    } while (before !== null);
    expect(walked).toEqual(all.entries.map((entry) => entry.seq));
    expect(walked).toEqual([...walked].sort((a, b) => b - a));
    const middle = await reading(claire, code, (tx, scope) => listLedger(tx, scope, filters({ before: "20" }), 7));
    const back = await reading(claire, code, (tx, scope) =>
      listLedger(tx, scope, filters({ after: String(middle.newer) }), 7),
    );
    expect(back.entries.map((entry) => entry.seq)).toEqual([26, 25, 24, 23, 22, 21, 20]);
    expect(back.older).toBe(20);
  });

  test("finds the acts of a code wherever the code stands, and those of a record", async () => {
    const of = async (given: Record<string, string>): Promise<string[]> =>
      (await reading(claire, code, (tx, scope) => listLedger(tx, scope, filters(given)))).entries.map(
        (entry) => entry.type,
      );
    expect(await of({ code: "j7" })).toEqual(["MilestoneStarted"]);
    expect(await of({ code: "EX-007" })).toEqual(["BaselineSigned"]);
    expect(await of({ record: "PV-2026-009" })).toEqual(["BaselineSigned"]);
    expect(await of({ signed: "1" })).toEqual(["BaselineSigned"]);
    expect(await of({ automatic: "1" })).toEqual(["RequirementsBaselined"]);
    expect(await of({ family: "requirement" })).toEqual(["RequirementsBaselined", "BaselineSigned"]);
    expect(await of({ since: "2026-06-02", until: "2026-06-03" })).toHaveLength(2);
    expect(await of({ until: "2026-06-01", family: "project" })).not.toHaveLength(0);
    expect(await of({ person: other })).toEqual([]);
    expect(await of({ person: claire, family: "milestone" })).toHaveLength(25);
  });

  test("says who, in which role, what was said, and what was signed; ignores filters it does not understand", async () => {
    const page = await reading(claire, code, (tx, scope) =>
      listLedger(tx, scope, filters({ signed: "1", party: "nobody", before: "x" })),
    );
    expect(page.entries[0]).toMatchObject({
      by: {
        name: "Claire Hennequin",
        role: "CLIENT_OWNER",
        party: { name: "Ville de Aubenas", side: "CLIENT" },
        delegation: null,
      },
      texts: [{ field: "exclusions", text: "La reprise des archives." }],
      record: "PV-2026-009",
      digest: "a".repeat(64),
      intact: true,
    });
    const choices = await reading(claire, code, listLedgerChoices);
    expect(choices.persons.map((person) => person.name)).toEqual(["Claire Hennequin"]);
  });

  test("shows nothing of a project to somebody who is not a member, even with a scope that is not theirs", async () => {
    const scope = await reading(claire, code, async (_tx, own) => own);
    const stolen = await transact(door.db, { personId: other, readOnly: true }, (tx) =>
      listLedger(tx, scope, filters()),
    );
    expect(stolen.entries).toEqual([]);
  });

  test("every event belongs to exactly one family, and signatures are known", () => {
    expect(ledgerFamilies.flatMap(typesOfFamily).sort()).toEqual([...eventTypes].sort());
    expect(signedTypes).toEqual(
      expect.arrayContaining(["CharterSigned", "BaselineSigned", "MilestoneAccepted", "ReservationLifted"]),
    );
    expect(signedTypes).not.toContain("MilestoneStarted");
  });
});

describe("recomputing the chain", () => {
  const check = (after: number, size?: number): ReturnType<typeof checkLedger> =>
    reading(claire, code, (tx, scope) => checkLedger(tx, scope, after, door.clock.now(), size));

  test("holds from the first act to the head, in one stretch or in many", async () => {
    const whole = await check(0);
    expect(whole).toMatchObject({ brokenAt: null, done: true, checkedTo: whole.total });
    let stretch = await check(0, 5);
    while (!stretch.done) stretch = await check(stretch.checkedTo, 5);
    expect(stretch).toMatchObject({ brokenAt: null, checkedTo: whole.total });
  });

  test("names the first act that somebody with the keys of the database has changed", async () => {
    const { projectId } = await reading(claire, code, async (_tx, scope) => scope);
    const alter = async (payload: string): Promise<void> => {
      await owner.query("ALTER TABLE ledger_entry DISABLE TRIGGER refuse_change");
      await owner.query("UPDATE ledger_entry SET payload = payload || $1::jsonb WHERE project_id = $2 AND seq = 12", [
        payload,
        projectId,
      ]);
      await owner.query("ALTER TABLE ledger_entry ENABLE TRIGGER refuse_change");
    };
    await alter('{"lateInputs": 3}');
    expect(await check(0, 5)).toMatchObject({ brokenAt: null, done: false });
    expect(await check(10, 5)).toMatchObject({ brokenAt: 12, done: true });
    const page = await reading(claire, code, (tx, scope) => listLedger(tx, scope, filters()));
    expect(page.entries.filter((entry) => !entry.intact).map((entry) => entry.seq)).toEqual([12]);
    await alter('{"lateInputs": 0}');
    expect(await check(0)).toMatchObject({ brokenAt: null });
  });
});

describe("twenty thousand acts", () => {
  test("every list uses an index, as the application sees it", async () => {
    const big = await found(claire, "Grand registre");
    const scope = await reading(claire, big, async (_tx, own) => own);
    await owner.query("ALTER TABLE ledger_entry DISABLE TRIGGER guard_entry");
    await owner.query(
      `INSERT INTO ledger_entry (project_id, seq, type, version, payload, actor_id, role, party_id, occurred_at, recorded_at, command_id, ordinal, prev_hash, hash)
       SELECT $1, n, CASE WHEN n % 500 = 0 THEN 'MilestoneAccepted' ELSE 'CommentPosted' END, 1, jsonb_build_object('subject', 'EX-' || lpad((n % 900)::text, 3, '0')),
              CASE WHEN n % 400 = 0 THEN NULL ELSE $2::uuid END, CASE WHEN n % 400 = 0 THEN 'SYSTEM' ELSE 'CLIENT_OWNER' END, CASE WHEN n % 400 = 0 THEN NULL ELSE $3::uuid END,
              '2026-06-01T07:00:00Z'::timestamptz + n * interval '1 minute', '2026-06-01T07:00:00Z'::timestamptz, gen_random_uuid(), 0, repeat('0', 64), repeat('1', 64)
       FROM generate_series(101, 20100) n`,
      [scope.projectId, claire, scope.partyId],
    );
    await owner.query("ALTER TABLE ledger_entry ENABLE TRIGGER guard_entry");
    await owner.query("ANALYZE ledger_entry, ledger_code");
    const plans = await transact(door.db, { personId: claire, readOnly: true }, async (tx) => {
      await enterProject(tx, claire, big);
      const where = `l.project_id = '${scope.projectId}'`;
      const asked = [
        where,
        `${where} AND l.seq < 9000`,
        `${where} AND l.type = 'MilestoneAccepted'`,
        `${where} AND l.actor_id IS NULL`,
        `${where} AND l.party_id = '${scope.partyId}'`,
        `${where} AND l.occurred_at >= '2026-06-10T00:00:00Z' AND l.occurred_at < '2026-06-10T06:00:00Z'`,
        `${where} AND l.seq IN (SELECT c.seq FROM ledger_code c WHERE c.project_id = '${scope.projectId}' AND c.code = 'EX-044')`,
      ];
      const explained: string[] = [];
      for (const condition of asked) {
        const rows = await tx.$queryRawUnsafe<{ "QUERY PLAN": string }[]>(
          `EXPLAIN SELECT * FROM ledger_entry l WHERE ${condition} ORDER BY l.seq DESC LIMIT 41`,
        );
        explained.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
      }
      return explained;
    });
    for (const plan of plans) {
      expect(plan).toMatch(/Index (Only )?Scan/);
      expect(plan).not.toMatch(/Seq Scan on ledger_/);
    }
    const begun = performance.now();
    const page = await reading(claire, big, (tx, own) => listLedger(tx, own, filters({ code: "EX-044" })));
    expect(page.entries).toHaveLength(22);
    expect(performance.now() - begun).toBeLessThan(1500);
  });
});
