import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enterProject } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { createProject } from "@/lib/features/project/commands/create-project";
import type { PersonId } from "@/lib/kernel/ids";
import { genesisHash } from "@/lib/ledger/record";
import { act, addPerson, countReceipts, mustAct, openDoor, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";

const input = {
  name: "Refonte du site et de la billetterie",
  objective: "Vendre en ligne",
  currency: "EUR",
  timeZone: "Europe/Paris",
  calendar: "FR",
  side: "CLIENT",
  organisation: { name: "Musées de Haute-Vère", legalForm: "EPCC", registrationNumber: "", city: "Vère" },
};

describe("project.create", () => {
  let database: TestDatabase;
  let door: TestDoor;
  let helene: PersonId;
  let stranger: PersonId;

  beforeAll(async () => {
    database = await cloneDatabase("create_project");
    door = openDoor(database.appUrl);
    helene = await addPerson(door.db, "Hélène Marchetti");
    stranger = await addPerson(door.db, "Paul Étranger");
  });
  afterAll(async () => {
    await door.db.$disconnect();
    await database.drop();
  });

  async function codeOf(personId: PersonId, commandId = v7()): Promise<string> {
    const outcome = await mustAct(door, createProject, personId, input, { commandId });
    const { code } =
      outcome.result !== null && typeof outcome.result === "object" && "code" in outcome.result
        ? outcome.result
        : { code: "" };
    return String(code);
  }

  it("founds a project whose founder is its first member and whose ledger has begun", async () => {
    const code = await codeOf(helene);
    const scope = await transact(door.db, { personId: helene, readOnly: true }, (tx) => enterProject(tx, helene, code));
    expect(scope).toMatchObject({
      code,
      status: "SETUP",
      side: "CLIENT",
      roles: [{ role: "CLIENT_OWNER", substitute: false }],
    });
    const entries = await transact(door.db, { personId: helene, readOnly: true }, (tx) =>
      tx.ledgerEntry.findMany({ where: { projectId: scope?.projectId ?? "" }, orderBy: { seq: "asc" } }),
    );
    expect(entries.map((entry) => entry.type)).toEqual([
      "ProjectCreated",
      "PartyAdded",
      "MemberJoined",
      "CalendarFixed",
    ]);
    expect(entries[0]?.prevHash).toBe(genesisHash);
    expect(entries[1]?.prevHash).toBe(entries[0]?.hash);
  });

  it("a foreign project is not found, and shows no row under row-level security", async () => {
    const code = await codeOf(helene);
    const seen = await transact(door.db, { personId: stranger, readOnly: true }, async (tx) => ({
      scope: await enterProject(tx, stranger, code),
      projects: await tx.project.count(),
      entries: await tx.ledgerEntry.count(),
      organisations: await tx.organisation.count(),
    }));
    expect(seen).toEqual({ scope: null, projects: 0, entries: 0, organisations: 0 });
  });

  it("the same command twice, even at once, is one act", async () => {
    const commandId = v7();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => mustAct(door, createProject, helene, input, { commandId })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer.result))).size).toBe(1);
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
    const other = await act(door, createProject, helene, { ...input, name: "Autre" }, { commandId });
    expect(other).toEqual({ ok: false, error: { kind: "command-id-reused" } });
  });

  it("answers the field errors of a bad input and writes nothing", async () => {
    const commandId = v7();
    const answer = await act(door, createProject, helene, { ...input, name: "", currency: "XXX" }, { commandId });
    expect(answer).toMatchObject({
      ok: false,
      error: { kind: "invalid-input", issues: [{ path: "name" }, { path: "currency" }] },
    });
    expect(await countReceipts(door, helene, commandId)).toBe(0);
  });
});
