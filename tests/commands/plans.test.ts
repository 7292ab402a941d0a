import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { enterProject, type ProjectScope, personScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { RequirementStatus } from "@/lib/domain/requirement";
import { listBaselines } from "@/lib/features/baseline/queries";
import { getBriefing } from "@/lib/features/briefing/queries";
import { listChangeRequests } from "@/lib/features/change-request/queries";
import { getDesk } from "@/lib/features/desk/queries";
import { listQuestions } from "@/lib/features/discussion/queries";
import { listLedger, listLedgerChoices } from "@/lib/features/ledger/queries";
import { listRecords } from "@/lib/features/ledger/queries-records";
import { LedgerFilters } from "@/lib/features/ledger/view";
import { listMilestones } from "@/lib/features/milestone/queries";
import { getMilestone } from "@/lib/features/milestone/queries-item";
import { getOverview } from "@/lib/features/overview/queries";
import { listProjects } from "@/lib/features/overview/queries-projects";
import { getRequirementFigures, listRequirements } from "@/lib/features/requirement/queries";
import { getMatrix } from "@/lib/features/requirement/queries-matrix";
import { RequirementFilter } from "@/lib/features/requirement/schema-filter";
import { MatrixFilter } from "@/lib/features/requirement/schema-matrix";
import { listReservations } from "@/lib/features/reservation/queries";
import { listViews } from "@/lib/features/saved-view/queries";
import { countMatters, listMatters } from "@/lib/features/todo/queries";
import type { PersonId } from "@/lib/kernel/ids";
import { type Instant, instant } from "@/lib/kernel/instant";
import { findWholeReads, readingStatements } from "@/scripts/bench/plans";
import {
  type BenchPeople,
  openSeeding,
  seedLedger,
  seedMilestones,
  seedPeople,
  seedProject,
  seedRequirements,
} from "@/scripts/bench/seed";
import { listenOnWire, type Wire } from "@/scripts/bench/wire";
import { openDoor, type TestDoor } from "@/tests/support/act";
import { cloneDatabase } from "@/tests/support/database";

const now: Instant = instant("2026-06-01T07:00:00.000Z");
const projects = 10;

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let wire: Wire;
let door: TestDoor;
let people: BenchPeople;

beforeAll(async () => {
  database = await cloneDatabase("plans");
  const url = new URL(inject("cluster").superUrl);
  url.pathname = new URL(database.ownerUrl).pathname;
  const client = await openSeeding(url.href);
  people = await seedPeople(client);
  for (let number = 1; number <= projects; number += 1) {
    const project = await seedProject(client, people, `project-${number}`);
    await seedRequirements(client, project, 2000);
    await seedMilestones(client, project, { from: 1, count: 150, status: "ACCEPTED" });
    await seedLedger(client, project, people, 2000);
    await seedMore(client, project.id);
  }
  await client.query("VACUUM (ANALYZE)");
  await client.end();
  wire = await listenOnWire(database.appUrl);
  door = openDoor(wire.url);
}, 120_000);

afterAll(async () => {
  await door.db.$disconnect();
  wire.close();
  await database.drop();
});

/** Records, questions, reservations and change requests, of which the bench has none. */
async function seedMore(client: Client, projectId: string): Promise<void> {
  const member = "(SELECT id FROM member WHERE project_id = $1 AND side = 'CLIENT')";
  const party = "(SELECT id FROM party WHERE project_id = $1 AND side = 'CLIENT')";
  for (const statement of [
    `INSERT INTO signed_document (project_id, id, code, kind, subject_id, version, content, digest, created_at)
     SELECT $1, uuidv7(), 'PV-2026-' || n, 'SUBMISSION', uuidv7(), 1, '{"title":"Remise","subject":"J1"}', encode(sha256('{"title":"Remise","subject":"J1"}'), 'hex'), '2026-02-01' FROM generate_series(1000, 1999) n`,
    `INSERT INTO question (project_id, id, code, number, subject_kind, subject_id, subject_code, blocking, to_side, status, text, asked_by, asked_party, asked_at, answered_by, answered_at)
     SELECT $1, uuidv7(), 'Q-' || n, n, 'MILESTONE', uuidv7(), 'J1', false, 'CLIENT', 'ANSWERED', 'Pourquoi ?', ${member}, ${party}, '2026-02-01', ${member}, '2026-02-02' FROM generate_series(1000, 1999) n`,
    `INSERT INTO reservation (project_id, id, milestone_id, submission_id, code, severity, status, statement, steps, due_on, criterion_id, digest, raised_by, raised_at)
     SELECT $1, uuidv7(), m.id, uuidv7(), 'R-' || m.code || '-' || (10 + k), 'MINOR', 'WITHDRAWN', 'Un libellé', '', '2026-05-01', uuidv7(), repeat('a', 64), ${member}, '2026-02-01'
     FROM milestone m, generate_series(1, 6) k WHERE m.project_id = $1`,
    `INSERT INTO change_request (project_id, id, code, number, status, type, title, description, reason, origin, party_id, opened_by, opened_at, submitted_by, submitted_at, digest)
     SELECT $1, uuidv7(), 'FDE-' || n, n, 'SUBMITTED', 'EVOLUTION', 'Demande', 'Texte', 'Raison', 'NONE', ${party}, ${member}, '2026-02-01', ${member}, '2026-02-02', repeat('a', 64) FROM generate_series(1000, 1999) n`,
  ])
    await client.query(statement, [projectId]);
}

type Read = (tx: Tx, scope: ProjectScope) => Promise<unknown>;

/** Reads as the client's person does and answers what was read from end to end for it. */
async function wholeReads(read: Read): Promise<readonly string[]> {
  const personId: PersonId = people.client;
  wire.take();
  await transact(door.db, { personId, readOnly: true }, async (tx) => {
    const scope = await enterProject(tx, personId, "project-1");
    if (scope === null) throw new Error("Not a member");
    await read(tx, scope);
  });
  const statements = readingStatements(wire.take());
  expect(statements.length).toBeGreaterThan(0);
  const whole = await findWholeReads(database.appUrl, { personId, project: "project-1" }, statements);
  return whole.map(({ table, statement }) => `${table}: ${statement}`);
}

const requirements = (filter: object): Read => {
  const parsed = RequirementFilter.parse({ ...filter });
  return (tx, scope) => listRequirements(tx, scope, parsed, 25);
};
const ledger = (filter: object): Read => {
  const parsed = LedgerFilters.parse(filter);
  return (tx, scope) => listLedger(tx, scope, parsed);
};

describe("every list is read by an index, as the application role, under row-level security", () => {
  it.each<readonly [string, Read]>([
    ["requirements", requirements({})],
    ["requirements after one", requirements({ after: "EX-100" })],
    ["requirements before one", requirements({ before: "EX-100" })],
    ["requirements of a status", requirements({ status: RequirementStatus.enum.DEFERRED })],
    ["requirements of a kind", requirements({ kind: "FUNCTIONAL" })],
    ["requirements of a priority", requirements({ priority: "MUST" })],
    ["requirements of a chapter", requirements({ chapter: "Chapitre 0003" })],
    ["requirements under words", requirements({ q: "billetterie" })],
    ["requirements by number", requirements({ sort: "CODE", after: "EX-100" })],
    ["requirements by change", requirements({ sort: "CHANGED", after: "EX-100" })],
    ["requirements of a part", requirements({ within: "Chapitre 0003" })],
    ["requirements to agree", requirements({ mark: "TO_AGREE" })],
    ["requirements changed", requirements({ mark: "CHANGED" })],
    ["requirements suspect", requirements({ mark: "SUSPECT" })],
    ["requirements uncovered", requirements({ mark: "UNCOVERED" })],
    ["traceability", (tx, scope) => getMatrix(tx, scope, MatrixFilter.parse({ gap: "TEST" }), 50)],
    ["saved views", (tx, scope) => listViews(tx, scope)],
    ["requirements in figures", (tx, scope) => getRequirementFigures(tx, scope)],
    ["baselines", (tx, scope) => listBaselines(tx, scope)],
    ["questions", (tx, scope) => listQuestions(tx, scope, { status: "ANSWERED", after: null, size: 25, now })],
    ["milestones", (tx, scope) => listMilestones(tx, scope, now)],
    ["a milestone", (tx, scope) => getMilestone(tx, scope, "J7", now)],
    ["reservations", (tx, scope) => listReservations({ tx, scope, now })],
    ["change requests", (tx, scope) => listChangeRequests({ tx, scope, now })],
    ["the ledger", ledger({})],
    ["the ledger before an act", ledger({ before: "500" })],
    ["the ledger after an act", ledger({ after: "500" })],
    ["the ledger of a family", ledger({ family: "milestone" })],
    ["the ledger of a record", ledger({ record: "PV-2026-001" })],
    ["the ledger of a day", ledger({ since: "2026-02-01", until: "2026-02-02" })],
    ["the ledger of the system", ledger({ automatic: "1" })],
    ["those who act in the ledger", (tx, scope) => listLedgerChoices(tx, scope)],
    ["records", (tx, scope) => listRecords(tx, scope)],
    ["records of a kind", (tx, scope) => listRecords(tx, scope, { kind: "SUBMISSION" })],
    ["the overview", (tx, scope) => getOverview(tx, scope, now)],
    ["the briefing", (tx, scope) => getBriefing(tx, scope, now)],
    ["the desk", (tx, scope) => getDesk(tx, personScope(scope.personId), { project: null }, now)],
    ["what waits", (tx, scope) => listMatters(tx, personScope(scope.personId), { now })],
    ["how much waits", (tx, scope) => countMatters(tx, personScope(scope.personId), now)],
    ["projects", (tx, scope) => listProjects(tx, personScope(scope.personId), { now })],
  ])("%s", async (_, read) => {
    expect(await wholeReads(read)).toEqual([]);
  });
});

describe("the timeline of many milestones", () => {
  const pageFrom = (from: number | null): Promise<readonly [number, string, string, number | null, number | null]> =>
    transact(door.db, { personId: people.client, readOnly: true }, async (tx) => {
      const scope = await enterProject(tx, people.client, "project-2");
      if (scope === null) throw new Error("Not a member");
      const { rows, total, earlier, later } = (await getOverview(tx, scope, now, from)).timeline;
      return [total, rows[0]?.code ?? "", rows.at(-1)?.code ?? "", earlier, later];
    });

  it("is sent forty at a time: the last ones when all is settled, and from wherever one asks", async () => {
    expect(await pageFrom(null)).toEqual([150, "J111", "J150", 71, null]);
    expect(await pageFrom(71)).toEqual([150, "J71", "J110", 31, 111]);
    expect(await pageFrom(1)).toEqual([150, "J1", "J40", null, 41]);
  });
});
