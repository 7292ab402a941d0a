import fc from "fast-check";
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { execute } from "@/lib/commands/execute";
import { personCommands, projectCommands } from "@/lib/commands/registry";
import { readOperations } from "@/lib/http/api/reads";
import { answerRead } from "@/lib/http/api/to-read";
import { Api, giveToken } from "@/tests/support/api";
import { fullInput } from "@/tests/support/example-input";
import { bent, hostile, hostileTexts, rawBodies } from "@/tests/support/hostile";
import { MilestoneStage } from "@/tests/support/milestone-stage";

/** Whatever arrives is answered as what it is: never a 5xx, and what is refused changes nothing (issue 3). */
const seed = Number(process.env.AVAL_FUZZ_SEED ?? 20261122);
const runs = Number(process.env.AVAL_FUZZ_RUNS ?? 24);

let stage: MilestoneStage;
let api: Api;
let milestone: string;
let columns: readonly string[] = [];
const tokens: string[] = [];
const counted = { calls: 0, refused: 0, done: 0, digests: 0 };

beforeAll(async () => {
  stage = await MilestoneStage.set("api fuzz");
  api = new Api(stage.door, stage.database.appUrl);
  milestone = await stage.verified([0]);
  await stage.reserve(milestone, 0);
  for (const part of ["owner", "manager", "amo", "stranger"] as const)
    tokens.push(await giveToken(stage.door, stage.who(part)));
  const { rows } = await stage.owner.query<{ name: string }>(
    "SELECT DISTINCT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1",
  );
  columns = rows
    .map(({ name }) => name)
    .flatMap((name) => [name, name.replace(/_(\w)/g, (_, c: string) => c.toUpperCase())]);
}, 120_000);
afterAll(() => stage.strike());

/** What a refused call may leave: attempts that are counted, and the day a token was last used. */
const mayChange: readonly string[] = ["rate_limit", "personal_access_token", "identity_proof", "access_log"];

async function digest(): Promise<string> {
  counted.digests += 1;
  const { rows } = await stage.owner.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1",
  );
  const each = rows
    .filter(({ name }) => !mayChange.includes(name))
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS sum FROM "${name}" t`,
    );
  return JSON.stringify((await stage.owner.query(`${each.join(" UNION ALL ")} ORDER BY name`)).rows);
}

/** Notes an answer; a defect is thrown, so that fast-check shrinks what made it. */
function note(status: number, what: string): boolean {
  counted.calls += 1;
  if (status >= 500 || status < 200) throw new Error(`${status}: ${what.slice(0, 400)}`);
  const refused = status >= 400;
  counted[refused ? "refused" : "done"] += 1;
  return refused;
}

const turns = fc.array(fc.nat(40), { minLength: 1, maxLength: 5 });
const commands = [...projectCommands, ...personCommands].filter(({ rest }) => rest.kind === "JSON");

function send(
  command: (typeof commands)[number],
  body: unknown,
  token: string,
  key = v7(),
): ReturnType<Api["command"]> {
  const project = command.scope === "project" ? stage.cast.code : null;
  return api.command(project, command.name, body, { token, key, headers: { "content-type": "application/json" } });
}

test(`every command, its input bent in one place (seed ${seed})`, async () => {
  let before = await digest();
  for (const command of commands) {
    const example = fullInput(command.input);
    let allRefused = true;
    await fc.assert(
      fc.asyncProperty(turns, hostile, fc.nat(3), async (way, by, who) => {
        const body = bent(example, way, by);
        const answer = await send(command, JSON.stringify(body), tokens[who] ?? "");
        if (!note(answer.status, `${command.name} ${JSON.stringify(body)}`)) allRefused = false;
      }),
      { seed, numRuns: runs, endOnFailure: false },
    );
    const after = await digest();
    if (allRefused) expect(after, command.name).toBe(before);
    before = after;
  }
  expect(counted.calls).toBeGreaterThanOrEqual(commands.length * runs);
  expect(counted.refused).toBeGreaterThan(commands.length * runs * 0.8);
}, 120_000);

test("every command, with bodies that no serialiser writes", async () => {
  for (const command of commands)
    for (const body of rawBodies(fullInput(command.input)).slice(0, runs))
      note((await send(command, body, tokens[0] ?? "")).status, `${command.name} ${body}`);
  expect(Reflect.get({}, "isAdministrator")).toBeUndefined();
}, 120_000);

test("every column of every table as a further field: it is not read, in what is done and in what is refused", async () => {
  expect(columns.length).toBeGreaterThan(200);
  const benign = [
    true,
    1,
    "ACTIVE",
    stage.stranger,
    "2026-06-01T07:00:00.000Z",
    ["CLIENT_SIGNATORY"],
    { id: stage.stranger },
  ];
  const extra = Object.fromEntries(columns.map((name, place) => [name, benign[place % benign.length]]));
  let same = 0;
  for (const command of commands) {
    const example = fullInput(command.input);
    const own = typeof example === "object" && example !== null ? example : {};
    for (const token of tokens.slice(0, 3)) {
      const key = v7();
      const filled = await send(command, { ...extra, ...own }, token, key);
      const plain = await send(command, own, token, key);
      note(filled.status, `${command.name} with every column`);
      note(plain.status, command.name);
      if (filled.status < 300) {
        // Under the same key only the same input is the same act: nothing of the further fields was taken.
        expect(plain, command.name).toMatchObject({ status: 200, body: { replayed: true } });
        same += 1;
      } else if (filled.status !== 422) expect(plain.status, command.name).toBe(filled.status);
    }
  }
  expect(same).toBeGreaterThan(3);
}, 120_000);

test("every command through execute itself, with values that JSON cannot hold", async () => {
  const values = [
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    10n,
    Symbol("x"),
    () => 1,
    new Date(Number.NaN),
    new Map(),
    Object.create(null),
  ];
  const before = await digest();
  for (const command of commands)
    for (const value of values)
      for (const input of [value, bent(fullInput(command.input), [0], value)]) {
        const call = { commandId: v7(), project: stage.cast.code, input };
        const answer = await execute(stage.door, command, { personId: stage.stranger, sessionId: null }, call);
        counted.calls += 1;
        if (command.scope === "project") expect(answer.ok, `${command.name} ${typeof value}`).toBe(false);
      }
  if (commands.every(({ scope }) => scope === "project")) expect(await digest()).toBe(before);
}, 120_000);

async function read(path: string): Promise<void> {
  const url = new URL(`http://localhost/api/v1${path}`);
  const parts = url.pathname.split("/").slice(3).map(decodeURIComponent);
  const answer = await answerRead(new Request(url, { headers: { authorization: `Bearer ${tokens[0]}` } }), parts);
  await answer.text();
  note(answer.status, path);
}

test(`every read, with every parameter hostile (seed ${seed})`, async () => {
  const before = await digest();
  const path = (template: string, value: string): string =>
    template.replace("{code}", stage.cast.code).replace(/\{\w+\}/g, encodeURIComponent(value));
  const encodable = hostileTexts.filter((text) => text.isWellFormed());
  for (const { path: template, query } of readOperations) {
    for (const text of encodable.filter((one) => one !== "" && one.length < 2000))
      if (/\{(?!code)/.test(template)) await read(path(template, text));
    for (const name of Object.keys(query.shape))
      for (const text of encodable) {
        const said = `${name}=${encodeURIComponent(text)}`;
        await read(`${path(template, "EX-001")}?${said}&${said}&__proto__=1`);
      }
    const names = Object.keys(query.shape);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...encodable), fc.string({ unit: "grapheme", maxLength: 40 }), (one, other) => {
        const said = names.map((name, place) => `${name}=${encodeURIComponent(place % 2 === 0 ? one : other)}`);
        return read(`${path(template, other === "" ? "x" : other)}?${said.join("&")}`);
      }),
      { seed, numRuns: Math.ceil(runs / 4) },
    );
  }
  expect(await digest()).toBe(before);
}, 120_000);

test("every header absurd: refused in words", async () => {
  const header = fc.string({
    unit: fc
      .integer({ min: 32, max: 255 })
      .filter((code) => code !== 127)
      .map((code) => String.fromCharCode(code)),
    maxLength: 300,
  });
  const before = await digest();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(
        "idempotency-key",
        "identity-proof",
        "accept-language",
        "content-type",
        "authorization",
        "content-length",
        "if-none-match",
        "range",
      ),
      fc.oneof(
        header,
        fc.constantFrom(
          "en;q=1e400,*;q=-1",
          "fr-".repeat(3000),
          "application/json;charset=utf-7",
          `Bearer ${"x".repeat(9000)}`,
          "Bearer \u00e9",
          '""',
          "-1",
          "1e9",
        ),
      ),
      async (name, value) => {
        const answer = await api.command(
          stage.cast.code,
          "comment.post",
          { subject: { kind: "REQUIREMENT", code: "nothing" }, text: "" },
          { token: tokens[0] ?? "", headers: { [name]: value } },
        );
        note(answer.status, `${name}: ${value}`);
        if (answer.status < 400) throw new Error(`${name}: ${value} was done`);
      },
    ),
    { seed, numRuns: runs * 10 },
  );
  expect(await digest()).toBe(before);
  console.info(`COUNT ${JSON.stringify(counted)}`);
  expect(counted.calls).toBeGreaterThan(4000);
}, 120_000);
