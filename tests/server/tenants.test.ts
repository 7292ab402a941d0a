import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenLines, each, plainly } from "@/tests/support/outsider";
import { canary, canaryOfA, openTenants, privateCanary, type Tenants } from "@/tests/support/two-tenants";

/** Two tenants alternate on the same connections: neither is ever sent a byte of the other (issue 3). */
const requests = Number(process.env.AVAL_TENANT_REQUESTS ?? 10_000);
/** More at once than the pool has connections. */
const atOnce = 32;

type Tenant = {
  readonly name: string;
  readonly code: string;
  readonly cookie: string;
  readonly token: string;
  readonly mark: string;
  /** What only the other one's answers may hold: texts, code, people, keys. */
  readonly foreign: readonly string[];
};

let tenants: Tenants;
let sides: readonly [Tenant, Tenant];

beforeAll(async () => {
  tenants = await openTenants("two tenants");
  const { a, b } = tenants;
  const keys = async (stage: typeof a): Promise<{ cookie: string; token: string }> => ({
    cookie: await tenants.cookieOf(stage.who("owner")),
    token: await tenants.tokenOf(stage.who("owner")),
  });
  const [ofA, ofB] = [await keys(a), await keys(b)];
  const people = ({ cast }: typeof a): readonly string[] => [cast.owner, cast.manager, cast.amo, cast.clientParty];
  const secrets = ({ cookie, token }: { cookie: string; token: string }): readonly string[] => [
    cookie.split("=")[1] ?? "",
    token,
  ];
  sides = [
    {
      name: "A",
      code: a.cast.code,
      ...ofA,
      mark: canaryOfA,
      foreign: [canary, b.cast.code, ...people(b), ...secrets(ofB)],
    },
    {
      name: "B",
      code: b.cast.code,
      ...ofB,
      mark: canary,
      foreign: [canaryOfA, privateCanary, a.cast.code, ...people(a), ...secrets(ofA)],
    },
  ];
}, 240_000);
afterAll(() => tenants.close());

type Light = {
  readonly path: (code: string) => string;
  readonly key: "token" | "cookie";
  readonly headers?: Record<string, string>;
  readonly marked: boolean;
};

/** What is asked, the lighter the more often; `marked` when the answer must hold the mark of its own side. */
const lights: readonly (readonly [number, Light])[] = [
  [40, { path: (code) => `/api/v1/projects/${code}`, key: "token", marked: true }],
  [20, { path: () => "/api/v1/projects", key: "token", marked: true }],
  [12, { path: (code) => `/api/v1/projects/${code}/requirements?limit=5`, key: "token", marked: false }],
  [8, { path: (code) => `/api/v1/projects/${code}/parties`, key: "token", marked: false }],
  [4, { path: (code) => `/api/projects/${code}/search?q=project`, key: "cookie", marked: true }],
  [10, { path: () => "/api/search?q=project", key: "cookie", marked: true }],
  [2, { path: (code) => `/projects/${code}`, key: "cookie", headers: { rsc: "1" }, marked: true }],
  [2, { path: (code) => `/projects/${code}`, key: "cookie", marked: true }],
  [1, { path: () => "/projects", key: "cookie", marked: true }],
  [1, { path: (code) => `/api/projects/${code}/ledger/export`, key: "cookie", marked: false }],
];
const turns = lights.flatMap(([often, light]) => Array.from({ length: often }, () => light));

const seen = { A: 0, B: 0, marked: 0, aborted: 0, pdf: 0, crossed: 0 };
const faults: string[] = [];

async function answerOf(side: Tenant, path: string, headers: Record<string, string>, marked: boolean): Promise<void> {
  // Flight data are sent from an address of their own, behind a redirection.
  const redirect = headers.rsc === undefined ? "manual" : "follow";
  const answer = await fetch(`${tenants.url}${path}`, { redirect, headers: plainly(headers) });
  const body = Buffer.from(await answer.arrayBuffer()).toString("latin1");
  const all = `${body}\n${[...answer.headers].join("\n")}`;
  if (answer.status !== 200) faults.push(`${side.name}: ${answer.status} ${path}`);
  if (answer.headers.getSetCookie().length > 0) faults.push(`${side.name}: a cookie with ${path}`);
  if (!/no-store/.test(answer.headers.get("cache-control") ?? "")) faults.push(`${side.name}: kept by caches ${path}`);
  for (const text of side.foreign) if (all.includes(text)) faults.push(`${side.name} was sent ${text} by ${path}`);
  if (marked && !body.includes(side.mark)) faults.push(`${side.name} was not sent its own by ${path}`);
  if (marked) seen.marked += 1;
  seen[side.name === "A" ? "A" : "B"] += 1;
}

test(`${requests} requests of two tenants, ${atOnce} at once on the same connections`, async () => {
  const places = Array.from({ length: requests }, (_, place) => place);
  await each(
    places,
    async (place) => {
      const [side, other] = place % 2 === 0 ? sides : [sides[1], sides[0]];
      const light = turns[(place * 37) % turns.length];
      if (light === undefined) return;
      const path = light.path(side.code);
      // Now and then the other one's key of the other kind comes along: it opens nothing.
      const crossed = place % 11 === 0 && light.key === "token";
      const key = light.key === "token" ? { authorization: `Bearer ${side.token}` } : { cookie: side.cookie };
      if (crossed) seen.crossed += 1;
      const headers: Record<string, string> = {
        ...light.headers,
        ...key,
        ...(crossed ? { cookie: other.cookie } : {}),
      };
      if (place % 29 === 3) {
        // Somebody leaves in the middle: whoever has the connection to PostgreSQL next has it clean.
        const leaving = new AbortController();
        const asked = { headers: plainly(headers), signal: leaving.signal };
        const left = fetch(`${tenants.url}${path}`, asked).then((answer) => answer.text());
        setTimeout(() => leaving.abort(), place % 13);
        await left.catch(() => undefined);
        seen.aborted += 1;
        return;
      }
      await answerOf(side, path, headers, light.marked);
    },
    atOnce,
  );
  expect([...new Set(faults)].slice(0, 12)).toEqual([]);
  console.info(`COUNT ${JSON.stringify(seen)}`);
  expect(seen.A + seen.B + seen.aborted).toBe(requests);
  expect(Math.abs(seen.A - seen.B)).toBeLessThan(requests / 10);
  expect(seen.marked).toBeGreaterThan(requests / 2);
}, 420_000);

test("signed records as PDF and JSON, of both at once: each its own, the other's not found", async () => {
  const record = "PV-2026-001";
  const own = async (side: Tenant): Promise<string> => {
    const at = `${tenants.url}/api/projects/${side.code}/records/${record}`;
    const [pdf, json] = await Promise.all(
      ["pdf", "json"].map(async (form) => {
        const answer = await fetch(`${at}/pv.${form}`, { headers: { cookie: side.cookie } });
        expect(answer.status).toBe(200);
        return Buffer.from(await answer.arrayBuffer()).toString("latin1");
      }),
    );
    for (const text of side.foreign) expect(`${pdf}${json}`).not.toContain(text);
    seen.pdf += 1;
    return json ?? "";
  };
  const rounds = await Promise.all(Array.from({ length: 24 }, (_, n) => own(sides[n % 2 === 0 ? 0 : 1])));
  expect(new Set(rounds.filter((_, n) => n % 2 === 0)).size).toBe(1);
  expect(new Set(rounds).size).toBe(2);
});

test("afterwards the server has no defect to tell, and no connection left in a transaction", async () => {
  expect(brokenLines(await tenants.log())).toEqual([]);
  const held = await tenants.a.one(
    "SELECT count(*) AS value FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'",
  );
  expect(held).toBe("0");
});
