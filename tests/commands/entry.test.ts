import { Client } from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signCharter } from "@/lib/features/charter/commands/sign-charter";
import { changeRoles } from "@/lib/features/member/commands/change-roles";
import { createProject } from "@/lib/features/project/commands/create-project";
import { act, addPerson, openDoor, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";
import { castProject, founding, join, proposed, scopeOf, sign } from "@/tests/support/set-up";

describe("powers are those of the instant of the act (invariant 3)", () => {
  let database: TestDatabase;
  let door: TestDoor;
  let owner: Client;

  beforeAll(async () => {
    database = await cloneDatabase("entry");
    door = openDoor(database.appUrl, 20);
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await door.db.$disconnect();
    await database.drop();
  });

  /** Waits until this many transactions queue for their turn in a project: seen in PostgreSQL, not guessed by time. */
  async function queued(count: number): Promise<void> {
    const waiting =
      "SELECT count(*)::int AS count FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE l.locktype = 'advisory' AND NOT l.granted AND d.datname = current_database()";
    await expect.poll(async () => (await owner.query(waiting)).rows[0].count, { timeout: 10_000 }).toBe(count);
  }

  it("somebody whose role is taken away while they wait to sign does not sign", async () => {
    const cast = await castProject(door);
    const third = await addPerson(door.db, "Troisième Signataire");
    await join(door, cast.owner, cast.code, cast.clientParty, third, ["CLIENT_SIGNATORY"]);
    const charter = await proposed(door, cast);
    const scope = await scopeOf(door, third, cast.code);
    await owner.query("BEGIN");
    await owner.query("SELECT aval_take_turn($1, true)", [scope.projectId]);
    const roles = { memberId: scope.memberId, roles: ["CLIENT_CONTRIBUTOR"], substitute: false, reason: "fini" };
    const removal = act(door, changeRoles, cast.owner, roles, { project: cast.code });
    await queued(1);
    const signing = sign(door, signCharter, third, charter, cast.code);
    await queued(2);
    await owner.query("COMMIT");
    expect((await removal).ok).toBe(true);
    expect(await signing).toMatchObject({ ok: false, error: { kind: "refused", refusals: [{ kind: "wrong-role" }] } });
    expect((await owner.query("SELECT 1 FROM signature WHERE person_id = $1", [third])).rowCount).toBe(0);
  });

  it.each([
    ["U+0000", "Site\u0000web"],
    ["half a surrogate pair", "Site \ud83d"],
  ])("%s in a text is a field error, not a crash", async (_, name) => {
    const person = await addPerson(door.db, "Scribe");
    const answer = await act(door, createProject, person, { ...founding, name });
    expect(answer).toMatchObject({
      ok: false,
      error: { kind: "invalid-input", issues: [{ path: "name", code: "broken-text" }] },
    });
  });
});

describe("the account log and the receipts are their person's", () => {
  let database: TestDatabase;
  let door: TestDoor;
  let app: Client;

  beforeAll(async () => {
    database = await cloneDatabase("private_logs");
    door = openDoor(database.appUrl);
    app = new Client({ connectionString: database.appUrl });
    await app.connect();
    const person = await addPerson(door.db, "Inès Belkacem");
    await act(door, createProject, person, founding);
  });
  afterAll(async () => {
    await app.end();
    await door.db.$disconnect();
    await database.drop();
  });

  it("show nothing to nobody in particular, nor to a stranger", async () => {
    for (const person of ["", v7()]) {
      await app.query("SELECT set_config('aval.person_id', $1, false)", [person]);
      expect((await app.query("SELECT * FROM account_event")).rowCount).toBe(0);
      expect((await app.query("SELECT * FROM command_receipt")).rowCount).toBe(0);
      expect((await app.query("UPDATE command_receipt SET outcome = '{}'")).rowCount).toBe(0);
    }
  });

  it("an outcome is written once", async () => {
    const { person } = (await app.query("SELECT id AS person FROM person")).rows[0];
    await app.query("SELECT set_config('aval.person_id', $1, false)", [person]);
    await expect(app.query("UPDATE command_receipt SET outcome = '{}'")).rejects.toMatchObject({ code: "23001" });
  });

  it("the application appoints no second administrator", async () => {
    const first = await addPerson(door.db, "Première");
    const second = await addPerson(door.db, "Seconde");
    await app.query("UPDATE person SET is_administrator = true WHERE id = $1", [first]);
    await expect(app.query("UPDATE person SET is_administrator = true WHERE id = $1", [second])).rejects.toMatchObject({
      code: "42501",
    });
  });
});
