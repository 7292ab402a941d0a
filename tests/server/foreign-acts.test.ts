import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { ProjectCommand } from "@/lib/commands/define-command";
import { personCommands, projectCommands } from "@/lib/commands/registry";
import type { Role } from "@/lib/domain/party";
import { permits } from "@/lib/domain/policy";
import { importRequirement } from "@/lib/features/requirement/commands/import-requirement";
import { prove } from "@/tests/support/act";
import { fullInput } from "@/tests/support/example-input";
import { brokenLines, each, Outsider, type Seen } from "@/tests/support/outsider";
import { canary, nowhere, openTenants, type Part, parts, projectId, type Tenants } from "@/tests/support/two-tenants";

/** Every act at every door, aimed at B by those who have no business there: as where nothing is, and nothing happens. */
let tenants: Tenants;
let outsider: Outsider;
const tokens = new Map<string, string>();
const cookies = new Map<string, string>();

const roles: Readonly<Record<Part, Role>> = {
  owner: "CLIENT_OWNER",
  signatory: "CLIENT_SIGNATORY",
  substitute: "CLIENT_SIGNATORY",
  sponsor: "CLIENT_SPONSOR",
  manager: "AGENCY_MANAGER",
  agencySignatory: "AGENCY_SIGNATORY",
  amo: "AMO",
};

beforeAll(async () => {
  tenants = await openTenants("foreign acts");
  outsider = new Outsider(tenants);
  const { a, b, nobody } = tenants;
  for (const part of parts) {
    tokens.set(part, await tenants.tokenOf(a.who(part)));
    cookies.set(part, await tenants.cookieOf(a.who(part)));
  }
  tokens.set("stranger", await tenants.tokenOf(a.who("stranger")));
  tokens.set("nobody", await tenants.tokenOf(nobody));
  tokens.set("elsewhere", await tenants.tokenOf(b.who("owner"), { projects: [a.cast.code] }));
  tokens.set("reader", await tenants.tokenOf(b.who("owner"), { access: "READ" }));
  tokens.set("expired", await tenants.tokenOf(b.who("owner"), { life: 1000 }));
  tokens.set("revoked", await tenants.tokenOf(b.who("owner")));
  const last = "SELECT id AS value FROM personal_access_token ORDER BY id DESC LIMIT 1";
  await b.owner.query("UPDATE personal_access_token SET revoked_at = now() WHERE id = $1", [await b.one(last)]);
  cookies.set("nobody", await tenants.cookieOf(nobody));
  cookies.set("ended", await tenants.endedCookieOf(b.who("owner")));
}, 240_000);
afterAll(() => tenants.close());

/** What B consists of, row by row: no call of a stranger may change it. Its mails leave meanwhile. */
async function digestOfB(): Promise<string> {
  const { b } = tenants;
  const project = await projectId(b);
  const { rows } = await b.owner.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'project_id' AND table_name NOT IN ('delivery', 'digest_line') ORDER BY 1",
  );
  const texts: string[] = [];
  for (const { name } of rows)
    texts.push(
      await b.one(
        `SELECT $1 || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS value FROM ${b.owner.escapeIdentifier(name)} t WHERE project_id = $2`,
        [name, project],
      ),
    );
  return texts.join("\n");
}

function post(path: string, who: string, body: unknown, more: Record<string, string> = {}): Promise<Seen> {
  const token = tokens.get(who);
  const headers = {
    "content-type": "application/json",
    "idempotency-key": v7(),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    cookie: cookies.get("owner") ?? "",
    ...more,
  };
  // The token that only reads is of B's own owner.
  const mayHold = who === "reader" ? [canary] : [];
  return outsider.ask(path, { method: "POST", headers, body: JSON.stringify(body), mayHold }, given);
}

/** Ids that the two calls to be compared differ in. */
let given: readonly string[] = [];
const absent = "0190b3c8-7a2e-7c1d-9b1e-0123456789ff";

/** True when an input is refused before it is asked where: its schema refuses it, or a file belongs in its place. */
function isRefusedUnasked({ input, rest }: ProjectCommand, body: unknown, status: number): boolean {
  return (status === 422 && input.safeParse(body).error !== undefined) || (status === 415 && rest.kind === "FILE");
}

test("every command of the API, by everybody else, with every kind of token: as where nothing is, and B stays as it is", async () => {
  const before = await digestOfB();
  const who = [...tokens.keys(), "without"];
  // What no token does at all is told so to everybody, its own people included (api-doors).
  const offered = projectCommands.filter(({ rest }) => rest.kind !== "NONE");
  const cases = offered.flatMap((command) =>
    who.flatMap((one) => ["", "/to-sign"].map((door) => ({ command, one, door }))),
  );
  let asked = 0;
  await each(cases, async ({ command, one, door }) => {
    asked += 1;
    if (asked % 40 === 0) await tenants.a.owner.query("DELETE FROM rate_limit");
    const path = (code: string): string => `/api/v1/projects/${code}/commands/${command.name}${door}`;
    const body = fullInput(command.input);
    const foreign = await post(path(tenants.b.cast.code), one, body);
    const at = `${one}, ${command.name}${door}`;
    if (one === "reader") {
      if (door === "" && foreign.status !== 403) outsider.fault(`${at}: ${foreign.status}`);
      return;
    }
    outsider.compare(at, foreign, await post(path(nowhere(tenants.b.cast.code)), one, body));
    const dead = ["expired", "revoked", "without"].includes(one);
    if (isRefusedUnasked(command, body, foreign.status)) return;
    if (foreign.status !== (dead ? 401 : 404)) outsider.fault(`${at}: ${foreign.status}`);
  });
  expect(outsider.faults()).toEqual([]);
  expect(await digestOfB()).toBe(before);
  console.info(`COUNT ${cases.length} foreign commands`);
  expect(cases.length).toBeGreaterThan(1000);
}, 180_000);

/** An input in which every id is one of these: uuids by turns, codes by their kind. */
function swapped(value: unknown, uuid: string, code: (sample: string) => string): unknown {
  if (typeof value === "string") return z.uuid().safeParse(value).success ? uuid : code(value);
  if (Array.isArray(value)) return value.map((one) => swapped(one, uuid, code));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, swapped(one, uuid, code)]));
}

test("every id in the body of every command swapped for B's: as an id that nothing has", async () => {
  const { a, b, ids } = tenants;
  const before = await digestOfB();
  const project = await projectId(b);
  const uuids = new Map<string, string>([["project", project]]);
  const { rows } = await b.owner.query<{ name: string }>(
    "SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.columns d USING (table_schema, table_name) WHERE c.table_schema = 'public' AND c.column_name = 'project_id' AND d.column_name = 'id' AND d.data_type = 'uuid'",
  );
  for (const { name } of rows) {
    const id = await b.one(`SELECT id AS value FROM ${b.owner.escapeIdentifier(name)} WHERE project_id = $1 LIMIT 1`, [
      project,
    ]);
    if (id !== "undefined") uuids.set(name, id);
  }
  uuids.set("person", b.who("owner"));
  expect(uuids.size).toBeGreaterThan(20);
  const known: Record<string, string> = {
    "EX-001": ids.requirement ?? "",
    J1: ids.milestone ?? "",
    "R-J1-01": ids.reservation ?? "",
    "Q-001": ids.question ?? "",
    "ENG-001": ids.commitment ?? "",
    "PV-2026-001": ids.record ?? "",
    "milestone:J1": `milestone:${ids.milestone}`,
  };
  const ghost: Record<string, string> = {
    "EX-001": "EX-909",
    J1: "J9",
    "R-J1-01": "R-J9-09",
    "Q-001": "Q-909",
    "ENG-001": "ENG-909",
    "PV-2026-001": "PV-2026-909",
    "milestone:J1": "milestone:J9",
  };
  given = [...uuids.values(), absent, ...Object.values(known), ...Object.values(ghost)].toSorted(
    (x, y) => y.length - x.length,
  );
  // A sheet's lines are words, which make lines of one's own project whatever they name: the test after this one.
  const cases = projectCommands
    .filter(({ rest, name }) => rest.kind === "JSON" && name !== "requirement.import")
    .flatMap((command) => {
      const sample = JSON.stringify(fullInput(command.input));
      const kinds = /[0-9a-f]{8}-[0-9a-f]{4}-/.test(sample) ? [...uuids.keys()] : ["project"];
      const hasId = kinds.length > 1 || Object.keys(known).some((code) => sample.includes(`"${code}"`));
      const who = parts.find((part) => permits[command.name].by.includes(roles[part]));
      return hasId && who !== undefined ? kinds.map((kind) => ({ command, kind, who })) : [];
    });
  await each(cases, async ({ command, kind, who }) => {
    const full = fullInput(command.input);
    const path = `/api/v1/projects/${a.cast.code}/commands/${command.name}`;
    const send = async (uuid: string, codes: Record<string, string>): Promise<Seen> => {
      const body = swapped(full, uuid, (sample) => codes[sample] ?? sample);
      const proof = command.signs ? { "identity-proof": await prove(a.door, a.who(who), "a".repeat(64)) } : {};
      return post(path, who, body, command.signs ? proof : {});
    };
    const foreign = await send(uuids.get(kind) ?? "", known);
    if (foreign.status < 300) outsider.fault(`${who} did ${command.name} with ${kind} of B: ${foreign.body}`);
    outsider.compare(`${who}, ${command.name}, ${kind}`, foreign, await send(absent, ghost));
  });
  given = [];
  expect(outsider.faults()).toEqual([]);
  expect(await digestOfB()).toBe(before);
  console.info(`COUNT ${cases.length} ids swapped in bodies`);
  expect(cases.length).toBeGreaterThan(200);
}, 180_000);

test("a sheet that names what is B's makes lines of its own project, as one that names nothing", async () => {
  const { a, b, ids } = tenants;
  await b.owner.query(
    "INSERT INTO requirement_guid (project_id, requirement_id, guid) SELECT project_id, id, 'guid-of-b' FROM requirement WHERE project_id = $1 AND code = $2",
    [await projectId(b), ids.requirement],
  );
  const before = await digestOfB();
  const full = Sheet.parse(fullInput(importRequirement.input));
  const none = { code: null, externalReference: null, guid: null };
  const path = `/api/v1/projects/${a.cast.code}/commands/requirement.import`;
  const made = async (named: Readonly<Record<string, string | undefined>>, statement: string): Promise<unknown> => {
    const requirements = full.requirements.map((row) => ({ ...row, ...none, title: statement, statement, ...named }));
    const { status, body } = await post(path, "owner", { ...full, relations: [], chapters: [], requirements });
    return { status, told: Made.safeParse(JSON.parse(body)).data?.result ?? body };
  };
  for (const [foreign, missing] of [
    [{ code: ids.requirement }, { code: "EX-909" }],
    [{ guid: "guid-of-b" }, { guid: "guid-of-nobody" }],
  ] as const) {
    const [key = ""] = Object.keys(foreign);
    const theirs = await made(foreign, `Une exigence dont le nom de ${key} est celui de B.`);
    expect(theirs).toMatchObject({ status: 200, told: { created: "1", updated: "0", kept: "0" } });
    expect(theirs).toEqual(await made(missing, `Une exigence dont le nom de ${key} n’est à personne.`));
  }
  expect(outsider.faults()).toEqual([]);
  expect(await digestOfB()).toBe(before);
});

const Sheet = z.looseObject({ requirements: z.array(z.looseObject({})) });
/** What an import tells of it, less the numbers that its lines were given. */
const Made = z.object({ result: z.object({ created: z.string(), updated: z.string(), kept: z.string() }) });

const Manifest = z.object({
  node: z.record(
    z.string(),
    z.object({ exportedName: z.string(), filename: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
});

test("every server action of the build, called by strangers about B: as about what is not there, and B stays as it is", async () => {
  const file = resolve(process.env.NEXT_DIST_DIR ?? ".next", "server/server-reference-manifest.json");
  const { node } = Manifest.parse(JSON.parse(await readFile(file, "utf8")));
  // Leaving, and what concerns nobody but oneself, have no B to ask for.
  const actions = Object.entries(node).filter(([, { exportedName }]) => exportedName !== "signOut");
  expect(actions.length).toBeGreaterThan(80);
  const before = await digestOfB();
  const { ids, a, b } = tenants;
  const merged = Object.assign({}, ...[...personCommands, ...projectCommands].map(({ input }) => fullInput(input)));
  const cases = actions.flatMap(([id, { exportedName, filename, workers }]) =>
    ["manager", "owner", "nobody", "ended", "out"].map((who) => ({
      id,
      who,
      exportedName,
      // The ways in and what is one’s own know no project: they answer with what was typed, count tries, and are done.
      isDoor: /^app\/(\((auth|public)\)|\(workspace\)\/(\(own\)|preferences))/.test(filename),
      page: Object.keys(workers)[0] ?? "",
    })),
  );
  await each(cases, async ({ id, who, exportedName, isDoor, page }) => {
    const commandId = v7();
    const address = page
      .replace(/^app/, "")
      .replace(/\/page$/, "")
      .replace(/\/\([\w-]+\)/g, "");
    const call = async (code: string, shape: number): Promise<Seen> => {
      const path = address.replace("[code]", code).replace(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? "1");
      const input = { ...merged, milestone: ids.milestone, reservation: ids.reservation };
      const act = {
        commandId,
        project: code,
        code,
        input,
        subject: { kind: "milestone", code: ids.milestone },
        digest: "a".repeat(64),
      };
      const shapes = [
        [act],
        [code, ids.milestone, input],
        [{ milestone: ids.milestone, reservation: ids.reservation, ...act }, input],
        [code],
      ];
      return outsider.ask(path === "" ? "/" : path, {
        method: "POST",
        headers: {
          "next-action": id,
          "content-type": "text/plain;charset=UTF-8",
          origin: tenants.url,
          cookie: cookies.get(who) ?? "",
        },
        body: JSON.stringify(shapes[shape]),
      });
    };
    for (const shape of [0, 1, 2, 3]) {
      const foreign = await call(b.cast.code, shape);
      const missing = await call(nowhere(b.cast.code), shape);
      if (!isDoor) outsider.compare(`${who}, ${exportedName} ${shape}`, foreign, missing);
    }
  });
  expect(outsider.faults()).toEqual([]);
  expect(await digestOfB()).toBe(before);
  expect(a.cast.code).not.toBe(b.cast.code);
  console.info(`COUNT ${cases.length * 4} calls of ${actions.length} server actions`);
}, 240_000);

test("foreign and missing cost the same: the same statements", async () => {
  const { wire, b } = tenants;
  const spent = async (work: () => Promise<unknown>): Promise<string> => {
    wire.take();
    await work();
    // Which statement waits with which depends on the hour; how many there are, and which, does not.
    return JSON.stringify(wire.take().flat().toSorted())
      .replaceAll(b.cast.code, "<id>")
      .replaceAll(nowhere(b.cast.code), "<id>");
  };
  const doors = [
    (code: string) => outsider.ask(`/projects/${code}`, { headers: { cookie: cookies.get("owner") ?? "" } }),
    (code: string) => outsider.ask(`/projects/${code}/ledger`, { headers: { cookie: cookies.get("nobody") ?? "" } }),
    (code: string) =>
      outsider.ask(`/api/projects/${code}/ledger/export`, { headers: { cookie: cookies.get("owner") ?? "" } }),
    (code: string) =>
      outsider.ask(`/api/projects/${code}/records/PV-2026-001/pv.pdf`, {
        headers: { cookie: cookies.get("amo") ?? "" },
      }),
    (code: string) =>
      outsider.ask(`/api/projects/${code}/search?q=site`, { headers: { cookie: cookies.get("amo") ?? "" } }),
    (code: string) =>
      outsider.ask(`/api/v1/projects/${code}/requirements`, {
        headers: { authorization: `Bearer ${tokens.get("owner")}` },
      }),
    (code: string) =>
      post(`/api/v1/projects/${code}/commands/comment.post`, "owner", {
        subject: { kind: "REQUIREMENT", code: "EX-001" },
        text: "x",
      }),
    (code: string) =>
      post(`/api/v1/projects/${code}/commands/comment.post`, "elsewhere", {
        subject: { kind: "REQUIREMENT", code: "EX-001" },
        text: "x",
      }),
  ];
  for (const [place, door] of doors.entries()) {
    await door(b.cast.code);
    // The sender and the access log also ask now and then: what is compared is the best of six.
    const pairs: (readonly [string, string])[] = [];
    for (let round = 0; round < 6; round++)
      pairs.push([await spent(() => door(b.cast.code)), await spent(() => door(nowhere(b.cast.code)))]);
    expect(
      pairs.some(([foreign, missing]) => foreign === missing),
      `${place}: ${pairs[0]}`,
    ).toBe(true);
  }
  expect(brokenLines(await tenants.log())).toEqual([]);
});
