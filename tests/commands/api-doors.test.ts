import { v5, v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personCommands, projectCommands } from "@/lib/commands/registry";
import { permits } from "@/lib/domain/policy";
import { presets } from "@/lib/domain/preset";
import { type Answered, Api } from "@/tests/support/api";
import { exampleInput } from "@/tests/support/example-input";
import { giveToken } from "@/tests/support/give-token";
import { MilestoneStage } from "@/tests/support/milestone-stage";

/** Inputs that only make sense in a combination that a schema cannot say. */
const examples: Record<string, unknown> = {
  "member.invite": {
    partyId: "0190b3c8-7a2e-7c1d-9b1e-0123456789ab",
    name: "Jeanne Dupré",
    email: "jeanne@example.test",
    roles: ["CLIENT_OWNER"],
    substitute: false,
  },
  "charter.draft": { preset: "PRIVATE", parameters: presets.PRIVATE, initialPriceCents: null },
};

let stage: MilestoneStage;
let api: Api;
const tokens = new Map<string, string>();

beforeAll(async () => {
  stage = await MilestoneStage.set("api doors");
  api = new Api(stage.door, stage.database.appUrl);
  for (const part of ["owner", "manager", "agencySignatory", "stranger"] as const)
    tokens.set(part, await giveToken(stage.door, stage.who(part)));
  tokens.set("reader", await giveToken(stage.door, stage.who("owner"), { access: "READ" }));
  tokens.set("elsewhere", await giveToken(stage.door, stage.who("owner"), { projects: ["ailleurs-12345678"] }));
});
afterAll(() => stage.strike());

function call(who: string, name: string, body: unknown, key: string = v7()): Promise<Answered> {
  return api.command(stage.cast.code, name, body, { token: tokens.get(who) ?? null, key });
}

/** What a stranger with the description would send: a form with a file for the one command that takes one. */
function bodyOf(command: (typeof projectCommands)[number]): unknown {
  if (command.rest.kind !== "FILE") return examples[command.name] ?? exampleInput(command.input);
  const form = new FormData();
  form.set("file", new Blob(["essai\n"]), "essai.txt");
  return form;
}

const entries = (): Promise<unknown> => stage.one("SELECT count(*) AS value FROM ledger_entry");

/** What a machine may do by its token, and what no token does: the open ones are tried in every way, the others in all. */
const [offered, withheld] = [
  projectCommands.filter(({ rest }) => rest.kind !== "NONE"),
  projectCommands.filter(({ rest }) => rest.kind === "NONE"),
];

it.each(withheld)("$name is for no token, whoever it is of: told why, nothing written", async (command) => {
  const before = await entries();
  for (const who of ["owner", "agencySignatory", "stranger"])
    expect(await call(who, command.name, bodyOf(command))).toMatchObject({
      status: 403,
      body: { code: "command-without-door" },
    });
  expect(await call("elsewhere", command.name, bodyOf(command))).toMatchObject({ status: 404 });
  expect(await entries()).toBe(before);
});

describe.each(offered.map((command) => ({ name: command.name, command })))("$name", ({ name, command }) => {
  it("without a token, and with one that only reads, writes nothing", async () => {
    const before = await entries();
    expect(await call("nobody", name, bodyOf(command))).toMatchObject({ status: 401 });
    expect(await call("reader", name, bodyOf(command))).toMatchObject({
      status: 403,
      body: { code: "read-only-token" },
    });
    expect(await entries()).toBe(before);
  });

  it("is not found for a stranger, nor beyond the token, as where nothing is", async () => {
    const nowhere = await api.command("nulle-part-00000000", name, bodyOf(command), {
      token: tokens.get("stranger") ?? "",
    });
    expect(nowhere.status).toBe(404);
    for (const who of ["stranger", "elsewhere"]) {
      const foreign = await call(who, name, bodyOf(command));
      expect(foreign.status).toBe(404);
      expect(foreign.body).toEqual(nowhere.body);
    }
  });

  it("ends in the same rules as a form: a role that may not is told which may", async () => {
    const may = permits[name].by.some((role) => role === "CLIENT_OWNER");
    const answer = await call("owner", name, bodyOf(command));
    const isWrongRole = answer.status === 403 && answer.body.code === "refused";
    expect(isWrongRole).toBe(!may);
    expect(answer.status).toBeLessThan(500);
    if (answer.status >= 400) expect(answer.headers.get("content-type")).toContain("application/problem+json");
  });

  const wrong: readonly [string, unknown][] = [
    ["nothing at all", undefined],
    ["a text", "x"],
    ["another shape", []],
    [
      "every field wrong",
      Object.fromEntries(Object.keys(Object(exampleInput(command.input))).map((key) => [key, { a: 1 }])),
    ],
  ];
  it.each(command.rest.kind === "FILE" ? wrong.slice(0, 0) : wrong)("refuses %s", async (_what, body) => {
    const headers = { "content-type": "application/json" };
    const answer = await api.command(stage.cast.code, name, body, { token: tokens.get("owner") ?? "", headers });
    expect([400, 422]).toContain(answer.status);
  });
});

describe("a sheet of requirements", () => {
  const read = (who: string): Promise<Answered> => {
    const form = new FormData();
    form.set("file", new Blob(["Énoncé\nLe site doit s’ouvrir.\n"]), "exigences.csv");
    const token = tokens.get(who) ?? null;
    return api.call(`/projects/${stage.cast.code}/requirement-sheets`, { method: "POST", body: form, token });
  };

  it("is read for who may import it, with a token that reads too; for nobody else, a member of the project or not", async () => {
    expect((await read("owner")).status).toBe(200);
    expect((await read("reader")).status).toBe(200);
    expect(await read("agencySignatory")).toMatchObject({ status: 403, body: { code: "refused" } });
    expect((await read("stranger")).status).toBe(404);
  });
});

describe("an account command", () => {
  it.each(personCommands.filter(({ rest }) => rest.kind === "JSON").map(({ name }) => [name]))(
    "%s wants a token that acts, everywhere",
    async (name) => {
      for (const who of ["reader", "elsewhere"])
        expect((await api.command(null, name, {}, { token: tokens.get(who) ?? "" })).status).toBe(403);
      expect((await api.command(null, name, {}, { token: null })).status).toBe(401);
      expect((await api.command(null, name, { x: 1 }, { token: tokens.get("owner") ?? "" })).status).toBe(422);
    },
  );
});

describe("a key", () => {
  const comment = (text: string): unknown => ({ subject: { kind: "REQUIREMENT", code: "EX-001" }, text });

  it("used twice for the same act gives the same answer, and says so", async () => {
    const key = v7();
    const first = await call("owner", "comment.post", comment("un"), key);
    const again = await call("owner", "comment.post", comment("un"), key.toUpperCase());
    expect(first.body.replayed).toBe(false);
    expect(again).toMatchObject({ status: 200, body: { ...first.body, replayed: true } });
  });

  it("used for another input is refused", async () => {
    const key = v7();
    await call("owner", "comment.post", comment("un"), key);
    expect(await call("owner", "comment.post", comment("deux"), key)).toMatchObject({
      status: 422,
      body: { code: "command-id-reused" },
    });
  });

  it("used by twenty calls at once makes one act", async () => {
    const [key, before] = [v7(), Number(await entries())];
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => call("owner", "comment.post", comment("x"), key)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(answers.filter(({ body }) => body.replayed === false)).toHaveLength(1);
    expect(Number(await entries())).toBe(before + 1);
  });

  it.each([["none"], ["", ""], ["no UUID", "7"]])("%s: refused", async (_what, key?: string) => {
    const headers = key === undefined ? {} : { "idempotency-key": key };
    const path = `/projects/${stage.cast.code}/commands/comment.post`;
    const answer = await api.call(path, {
      token: tokens.get("owner") ?? "",
      method: "POST",
      body: comment("x"),
      headers,
    });
    expect(answer).toMatchObject({ status: 400, body: { code: "idempotency-key-missing" } });
  });
});

describe("a key that is no caller's to choose", () => {
  it("is refused: one of version 5 names what the clock will do", async () => {
    const before = await entries();
    const answer = await call("owner", "comment.post", { text: "x" }, v5("clock.expire", v7()).toUpperCase());
    expect(answer).toMatchObject({ status: 400, body: { code: "parameter-invalid" } });
    expect(await entries()).toBe(before);
  });
});

describe("a file", () => {
  const upload = (text: string, key: string): Promise<Answered> => {
    const form = new FormData();
    form.set("file", new Blob([text]), "essai.txt");
    return call("manager", "evidence.upload", form, key);
  };

  it("sent again under the same key is one act; another under that key is refused", async () => {
    const key = v7();
    const first = await upload("Tout passe.", key);
    expect(first).toMatchObject({ status: 200, body: { replayed: false } });
    expect(await upload("Tout passe.", key)).toMatchObject({ body: { ...first.body, replayed: true } });
    expect(await upload("Rien ne passe.", key)).toMatchObject({ status: 422, body: { code: "command-id-reused" } });
  });

  it("comes back as it was sent, to its party alone", async () => {
    const { body } = await upload("Tout passe.", v7());
    const path = `/projects/${stage.cast.code}/files/${Object(body.result).fileId}`;
    const fetched = (who: string): Promise<Response> =>
      api.send(
        new Request(`http://localhost/api/v1${path}`, { headers: { authorization: `Bearer ${tokens.get(who)}` } }),
      );
    const own = await fetched("manager");
    expect(await own.text()).toBe("Tout passe.");
    expect(own.headers.get("content-disposition")).toContain("attachment");
    for (const who of ["owner", "stranger"]) expect((await fetched(who)).status).toBe(404);
  });
});

describe("a body", () => {
  const send = (body: string, type = "application/json"): Promise<Answered> =>
    api.command(stage.cast.code, "comment.post", body, {
      token: tokens.get("owner") ?? "",
      headers: { "content-type": type },
    });

  it.each([
    ["that is no JSON", "{", 400, "not-acceptable-json"],
    ["nested without end", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, 400, "not-acceptable-json"],
    ["beyond the limit", `"${"x".repeat(9 * 1024 * 1024)}"`, 413, "body-too-large"],
    [
      "with U+0000",
      JSON.stringify({ subject: { kind: "REQUIREMENT", code: "EX-001" }, text: "a\u0000" }),
      422,
      "invalid-input",
    ],
  ])("%s is refused", async (_what, body, status, code) => {
    expect(await send(body)).toMatchObject({ status, body: { code } });
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
    "of type %s is refused: no form of another site is an act",
    async (type) => {
      expect(await send("{}", type)).toMatchObject({ status: 415, body: { code: "media-type-refused" } });
    },
  );

  it("says what is wrong with each field, where it is", async () => {
    const answer = await send(JSON.stringify({ subject: { kind: "REQUIREMENT", code: "nope" }, text: "" }));
    expect(answer.body).toMatchObject({
      status: 422,
      errors: [
        { pointer: "/subject/code", code: "invalid_format" },
        { pointer: "/text", code: "too_small" },
      ],
    });
  });

  it("claimed for a file in place of the file is refused", async () => {
    const claimed = { sha256: "ab".repeat(32), bytes: 1, name: "x.pdf", mediaType: "application/pdf" };
    expect(await call("manager", "evidence.upload", claimed)).toMatchObject({ status: 415 });
  });
});
