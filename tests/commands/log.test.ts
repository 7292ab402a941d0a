import { AsyncLocalStorage } from "node:async_hooks";
import { Writable } from "node:stream";
import { Client } from "pg";
import { v7 } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { countedAddress } from "@/lib/auth/counted-address";
import { observe } from "@/lib/commands/observe";
import { createProject } from "@/lib/features/project/commands/create-project";
import { renameProject } from "@/lib/features/project/commands/rename-project";
import { type RequestFacts, requestId } from "@/lib/http/request-id";
import { logDefect, logLine, startLog, thrown } from "@/lib/log/log";
import { act, addPerson, mustAct, openDoor, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";
import { founding, told } from "@/tests/support/set-up";

const Line = z.looseObject({ level: z.string(), event: z.string(), time: z.string() });

let written = "";
const lines = (): z.infer<typeof Line>[] =>
  written
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Line.parse(JSON.parse(line)));

beforeEach(() => {
  written = "";
  const destination = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  startLog("test", "info", destination);
  globalThis.avalRequests = new AsyncLocalStorage();
});
afterEach(() => {
  globalThis.avalLog = undefined;
  globalThis.avalRequests = undefined;
});

function request(id: string): RequestFacts {
  return { id, method: "POST", route: "/projects/[code]", subject: "", isAhead: false };
}

describe("a line", () => {
  it("says what its closed list allows; a value of another form is withheld, a field that is not there is dropped", () => {
    const said = { command: "mail to anna@example.test", status: 200, email: "anna@example.test" };
    logLine("info", "command", said);
    expect(lines()).toMatchObject([{ name: "test", event: "command", command: "(withheld)", status: 200 }]);
    expect(written).not.toContain("anna");
  });

  it("of an error has its class, its code, where it came from and what caused it, never its words", () => {
    const cause = Object.assign(new RangeError("key (email)=(anna@example.test)\n    at /secret/anna:1:1"), {
      code: "23505",
    });
    logDefect(new Error("for anna@example.test\n    at anna (/x:1:1)", { cause }));
    expect(lines()[0]).toMatchObject({
      event: "defect",
      errors: [{ name: "Error" }, { name: "RangeError", code: "23505" }],
    });
    expect(written).toContain("log.test.ts");
    expect(written).not.toContain("anna");
    expect(thrown("anna")).toEqual([{ name: "NotAnError", frames: [] }]);
  });

  it("is not written below its level", () => {
    logLine("debug", "request", { status: 200 });
    expect(written).toBe("");
  });
});

describe("an act", () => {
  let database: TestDatabase;
  let door: TestDoor;
  beforeAll(async () => {
    database = await cloneDatabase("log");
    door = openDoor(database.appUrl);
  });
  afterAll(async () => {
    await door.db.$disconnect();
    await database.drop();
  });

  it("leaves one line with its outcome, and the id of its request on the line, beside the act, and not in the chain", async () => {
    const anna = await addPerson(door.db, "Anna Distinctive");
    const requests = globalThis.avalRequests;
    const id = "0b7e4c1e-door-to-ledger";
    const commandId = v7();
    const founded = await requests?.run(request(id), () => {
      expect(requestId()).toBe(id);
      return act(door, createProject, anna, { ...founding, name: "Nom distinctif" }, { commandId });
    });
    if (founded?.ok !== true) throw new Error("Not founded");
    const { code = "" } = told(founded.value);
    await mustAct(
      door,
      renameProject,
      anna,
      { name: "Autre nom distinctif", objective: "But distinctif" },
      { project: code },
    );
    await act(
      door,
      renameProject,
      await addPerson(door.db, "Paul Étranger"),
      { name: "X", objective: "Y" },
      { project: code },
    );
    expect(lines()).toMatchObject([
      { event: "command", requestId: id, command: "project.create", commandId, outcome: "done" },
      { event: "command", command: "project.rename", outcome: "done", seqs: [expect.any(Number)] },
      { event: "command", command: "project.rename", outcome: "not-found" },
    ]);
    expect(written).not.toMatch(/distincti/i);
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const receipts = await owner.query("SELECT request_id FROM command_receipt ORDER BY recorded_at, request_id");
    expect(receipts.rows).toEqual([{ request_id: id }, { request_id: null }]);
    const { rows } = await owner.query(
      "SELECT count(*)::int AS found FROM ledger_entry e WHERE to_jsonb(e)::text LIKE '%door-to-ledger%'",
    );
    await owner.end();
    expect(rows).toEqual([{ found: 0 }]);
  });

  it("that is refused says by which rules; one that fails on our side says where", async () => {
    const refused = observe({ command: "project.rename", commandId: v7() }, () =>
      Promise.resolve({
        ok: false,
        error: { kind: "refused", refusals: [{ kind: "wrong-role", article: "CR-01", expected: ["CLIENT_OWNER"] }] },
      }),
    );
    await expect(refused).resolves.toMatchObject({ ok: false });
    const failed = observe({ command: "project.rename", commandId: v7() }, () => Promise.reject(new Error("anna")));
    await expect(failed).rejects.toThrow("anna");
    expect(lines()).toMatchObject([
      { level: "info", event: "command", outcome: "refused", refusals: ["wrong-role"] },
      { level: "error", event: "defect", command: "project.rename" },
      { level: "error", event: "command", outcome: "defect" },
    ]);
    expect(written).not.toContain("anna");
  });
});

describe("IPv6 is counted by its network", () => {
  it.each([
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2:ffff::1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["64:ff9b::203.0.113.7", "64:ff9b:0:0::/64"],
    ["203.0.113.7", "203.0.113.7"],
    ["unknown", "unknown"],
  ])("%s as %s", (address, counted) => {
    expect(countedAddress(address)).toBe(counted);
  });
});
