import { Client } from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personCommands, projectCommands } from "@/lib/commands/registry";
import { Role, sideOf } from "@/lib/domain/party";
import { commandNames, permits } from "@/lib/domain/policy";
import { presets } from "@/lib/domain/preset";
import { createProject } from "@/lib/features/project/commands/create-project";
import type { PersonId } from "@/lib/kernel/ids";
import { act, addPerson, countReceipts, mustAct, openDoor, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";
import { exampleInput } from "@/tests/support/example-input";

/** Inputs that only make sense in a combination that a schema cannot say. */
const examples: Record<string, unknown> = {
  "charter.draft": { preset: "PRIVATE", parameters: presets.PRIVATE, initialPriceCents: null },
  "member.invite": {
    partyId: "0190b3c8-7a2e-7c1d-9b1e-0123456789ab",
    name: "Jeanne Dupré",
    email: "jeanne@example.test",
    roles: ["CLIENT_OWNER"],
    substitute: false,
  },
};

const input = {
  name: "Matrice",
  objective: "",
  language: "fr",
  currency: "EUR",
  timeZone: "Europe/Paris",
  calendar: "FR",
  side: "CLIENT",
  organisation: { name: "Client", legalForm: "", registrationNumber: "", city: "" },
};

describe("every command, tried by every role and by a member of another project", () => {
  let database: TestDatabase;
  let door: TestDoor;
  let code: string;
  let stranger: PersonId;
  const people = new Map<Role, PersonId>();

  beforeAll(async () => {
    database = await cloneDatabase("matrix");
    door = openDoor(database.appUrl);
    const founder = await addPerson(door.db, "Fondatrice");
    stranger = await addPerson(door.db, "Étranger");
    const { result } = await mustAct(door, createProject, founder, input);
    code = result !== null && typeof result === "object" && "code" in result ? String(result.code) : "";
    await mustAct(door, createProject, stranger, { ...input, name: "Autre" });
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const project = (await owner.query("SELECT id FROM project WHERE code = $1", [code])).rows[0].id;
    const organisation = (await owner.query("SELECT id FROM organisation LIMIT 1")).rows[0].id;
    const parties = new Map([
      ["CLIENT", (await owner.query("SELECT id FROM party WHERE project_id = $1", [project])).rows[0].id],
    ]);
    for (const role of Role.options) {
      const side = sideOf(role);
      const party = parties.get(side) ?? v7();
      if (!parties.has(side)) {
        await owner.query("INSERT INTO party VALUES ($1, $2, $3, $4, $5, 1, now())", [
          project,
          party,
          side,
          organisation,
          side,
        ]);
        parties.set(side, party);
      }
      const person = await addPerson(door.db, role);
      const member = v7();
      await owner.query("INSERT INTO member VALUES ($1, $2, $3, $4, $5, now())", [
        project,
        member,
        party,
        side,
        person,
      ]);
      await owner.query("INSERT INTO member_role VALUES ($1, $2, $3, $4, $5, false, now())", [
        project,
        v7(),
        member,
        side,
        role,
      ]);
      people.set(role, person);
    }
    await owner.end();
  });
  afterAll(async () => {
    await door.db.$disconnect();
    await database.drop();
  });

  it("every command of the policy is in the registry, once, and the other way round", () => {
    expect(projectCommands.map((command) => command.name).toSorted()).toEqual([...commandNames].toSorted());
    const names = personCommands.map((command) => command.name);
    expect(new Set(names).size).toBe(names.length);
  });

  describe.each(projectCommands.map((command) => ({ name: command.name, command })))("$name", ({ command }) => {
    const example = examples[command.name] ?? exampleInput(command.input);

    it("has an example that its schema accepts", () => {
      expect(command.input.safeParse(example).error?.issues).toBeUndefined();
    });

    it.each(Role.options)("%s", async (role) => {
      const person = people.get(role);
      if (person === undefined) throw new Error(`Nobody is ${role}`);
      const commandId = v7();
      const answer = await act(door, command, person, example, { project: code, commandId });
      expect(await countReceipts(door, person, commandId)).toBe(answer.ok ? 1 : 0);
      const wrongRole =
        !answer.ok &&
        answer.error.kind === "refused" &&
        answer.error.refusals.some((refusal) => refusal.kind === "wrong-role");
      expect(wrongRole).toBe(!permits[command.name].by.includes(role));
    });

    it("a member of another project: not found, told nothing else", async () => {
      expect(await act(door, command, stranger, example, { project: code })).toEqual({
        ok: false,
        error: { kind: "not-found" },
      });
    });
  });
});
