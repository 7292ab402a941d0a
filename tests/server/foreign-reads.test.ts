import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readOperations } from "@/lib/http/api/reads";
import type { PersonId } from "@/lib/kernel/ids";
import { giveFeed } from "@/tests/support/give-feed";
import { brokenLines, each, Outsider } from "@/tests/support/outsider";
import { handlerRoutes, pageRoutes } from "@/tests/support/routes";
import { canary, nowhere, openTenants, parts, privateCanary, type Tenants } from "@/tests/support/two-tenants";

/** Whatever is foreign is answered as what is not there, to everybody, at every address that is read (issue 3). */
vi.setConfig({ testTimeout: 300_000 });

let tenants: Tenants;
let outsider: Outsider;
const cookies = new Map<string, string>();
const tokens = new Map<string, string>();

/** Those who have nothing to do with B: all of A, a member of a third project, somebody in none. */
const strangers: readonly string[] = [...parts, "stranger", "nobody"];
const ofClient: ReadonlySet<string> = new Set(["owner", "signatory", "substitute", "sponsor"]);

function person(who: string): PersonId {
  const part = parts.find((one) => one === who);
  return who === "nobody" ? tenants.nobody : tenants.a.who(part ?? "stranger");
}

beforeAll(async () => {
  tenants = await openTenants("foreign reads");
  outsider = new Outsider(tenants);
  for (const who of strangers) {
    cookies.set(who, await tenants.cookieOf(person(who)));
    tokens.set(who, await tenants.tokenOf(person(who)));
  }
  cookies.set("ended", await tenants.endedCookieOf(tenants.b.who("owner")));
  cookies.set("forged", `${(cookies.get("owner") ?? "").slice(0, -6)}AAAAAA`);
}, 240_000);
afterAll(() => tenants.close());

/** The same address with a name in place of each parameter. */
function fill(route: string, names: Readonly<Record<string, string>>): string {
  return route.replace(/[[{](?:\.\.\.)?(\w+)[\]}]/g, (_, name: string) => names[name] ?? "1");
}

/** Names of B as one that is nowhere, each as long: EX-005 and EX-905, J3 and J9. */
function ghosts(): Record<string, string> {
  const { ids } = tenants;
  const turn = (text = ""): string => text.replace(/\d/, "9");
  return {
    ...ids,
    requirement: turn(ids.requirement),
    milestone: turn(ids.milestone),
    // Of the same milestone, which A has too: what is told of that one is A's own.
    reservation: (ids.reservation ?? "").replace(/\d\d$/, "91"),
    record: (ids.record ?? "").replace(/\d{3}$/, "999"),
    file: "0190b3c8-7a2e-7c1d-9b1e-0123456789ab",
    subject: turn(ids.requirement),
    commitment: turn(ids.commitment),
    notice: turn(ids.notice),
    change: "FDE-009",
  };
}

const readings: readonly { readonly name: string; readonly headers: Readonly<Record<string, string>> }[] = [
  { name: "HTML", headers: {} },
  { name: "flight", headers: { rsc: "1", "next-url": "/projects" } },
  { name: "prefetch", headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" } },
];
/** What would lead past proxy.ts, if anything did. */
const around: readonly Readonly<Record<string, string>>[] = [
  { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
  { "x-middleware-subrequest": "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware" },
  { "x-middleware-next": "1", "x-middleware-rewrite": "/", "x-matched-path": "/projects" },
  { rsc: "1", "next-router-state-tree": "%5B%22%22%2C%7B%7D%2Cnull%2C%22refetch%22%5D" },
];

const inProject = (route: string): boolean => route.includes("[code]") && !route.includes("/api/v1/");

test("pages, flight data and files of a project: to strangers as where nothing is", async () => {
  const routes = [...pageRoutes(), ...handlerRoutes()].filter(inProject);
  expect(routes.length).toBeGreaterThan(44);
  const foreign = { ...tenants.ids, code: tenants.b.cast.code };
  const missing = { ...tenants.ids, code: nowhere(tenants.b.cast.code) };
  const cases = routes.flatMap((route) =>
    [...strangers, "ended", "forged", "out"].flatMap((who, place) =>
      readings
        .filter((_, kind) => !route.startsWith("/api/") || kind === 0)
        .filter((_, kind) => kind === 0 || place % 4 === 0)
        .map((reading) => ({ route, who, reading })),
    ),
  );
  await each(cases, async ({ route, who, reading }) => {
    const headers = { ...reading.headers, cookie: cookies.get(who) ?? "" };
    const [one, other] = [
      await outsider.ask(fill(route, foreign), { headers }),
      await outsider.ask(fill(route, missing), { headers }),
    ];
    outsider.compare(`${who}, ${reading.name} of ${route}`, one, other);
  });
  expect(outsider.faults()).toEqual([]);
  console.info(`COUNT ${cases.length} foreign reads of ${routes.length} routes`);
  expect(cases.length).toBeGreaterThan(700);
});

test("what is B's under one's own project: as a number that nothing has", async () => {
  const numbered = Object.keys(tenants.ids).filter((name) => name !== "question");
  const routes = [...pageRoutes(), ...handlerRoutes()]
    .filter(inProject)
    .filter((route) => numbered.some((name) => route.includes(`[${name}]`)));
  expect(routes.length).toBeGreaterThan(15);
  const own = { ...tenants.ids, code: tenants.a.cast.code };
  const none = { ...ghosts(), code: tenants.a.cast.code };
  const names = [...Object.values(tenants.ids), ...Object.values(ghosts())];
  const cases = routes.flatMap((route) => parts.map((who) => ({ route, who })));
  await each(cases, async ({ route, who }) => {
    const asked = { headers: { cookie: cookies.get(who) ?? "" }, mayHold: ofClient.has(who) ? [privateCanary] : [] };
    const { status, body } = await outsider.compareStreamed(`${who}, ${route}`, (foreign) =>
      outsider.ask(fill(route, foreign ? own : none), asked, names),
    );
    if (status !== 404 && !body.includes("NEXT_HTTP_ERROR_FALLBACK;404")) outsider.fault(`${who}, ${route}: ${status}`);
  });
  expect(outsider.faults()).toEqual([]);
  console.info(`COUNT ${cases.length} foreign numbers in one's own project`);
});

test("past proxy.ts: no header opens what the page itself keeps shut", async () => {
  const routes = pageRoutes().filter(inProject);
  const cases = routes.flatMap((route) =>
    around.flatMap((headers) => ["out", "nobody"].map((who) => ({ route, headers, who }))),
  );
  await each(cases, async ({ route, headers, who }) => {
    const asked = { headers: { ...headers, cookie: cookies.get(who) ?? "" } };
    const foreign = await outsider.ask(fill(route, { ...tenants.ids, code: tenants.b.cast.code }), asked);
    const none = await outsider.ask(fill(route, { ...tenants.ids, code: nowhere(tenants.b.cast.code) }), asked);
    outsider.compare(`${who}, ${JSON.stringify(headers)} on ${route}`, foreign, none);
  });
  expect(outsider.faults()).toEqual([]);
  console.info(`COUNT ${cases.length} ways around proxy.ts`);
});

test("every read of the API: to a foreign, downgraded, ended or missing token as where nothing is", async () => {
  const { a, b, ids } = tenants;
  const revoked = await tenants.tokenOf(b.who("owner"));
  const last = "SELECT id AS value FROM personal_access_token ORDER BY id DESC LIMIT 1";
  await b.owner.query("UPDATE personal_access_token SET revoked_at = now() WHERE id = $1", [await b.one(last)]);
  tokens.set("revoked", revoked);
  tokens.set("expired", await tenants.tokenOf(b.who("owner"), { life: 1000 }));
  tokens.set("elsewhere", await tenants.tokenOf(b.who("owner"), { projects: [a.cast.code] }));
  const operations = readOperations.filter(({ path }) => path.includes("{code}"));
  const dead: readonly string[] = ["revoked", "expired", "none"];
  const given = { ...ids, subject: ids.requirement ?? "", change: "FDE-001", amendment: "AV-001", version: "1" };
  const cases = operations.flatMap(({ path }) =>
    [...strangers, "elsewhere", ...dead].map((who) => ({
      who,
      // A search without a word is refused before anybody asks where.
      path: `/api/v1${path}${path.endsWith("/search") ? "?q=site" : ""}`,
    })),
  );
  let asked = 0;
  await each(cases, async ({ who, path }) => {
    asked += 1;
    if (asked % 50 === 0) await a.owner.query("DELETE FROM rate_limit");
    const token = tokens.get(who);
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    // A cookie is no key here.
    headers.cookie = cookies.get("owner") ?? "";
    const one = await outsider.ask(fill(path, { ...given, code: b.cast.code }), { headers });
    const other = await outsider.ask(fill(path, { ...given, code: nowhere(b.cast.code) }), { headers });
    outsider.compare(`${who}, ${path}`, one, other);
    if (one.status !== (dead.includes(who) ? 401 : 404)) outsider.fault(`${who}, ${path}: ${one.status}`);
  });
  expect(outsider.faults()).toEqual([]);
  console.info(`COUNT ${cases.length} foreign reads of the API`);
  expect(cases.length).toBeGreaterThan(300);
});

test("searches, lists and one's own pages tell nothing of B, whatever words they are asked with", async () => {
  const paths = [
    "/projects",
    "/to-do",
    "/desk",
    "/notifications",
    "/administration/mail",
    "/profile",
    "/profile/readings",
    "/administration",
    "/api/search?q=site",
    "/api/v1/projects",
    "/api/v1/to-do",
    "/api/v1/desk",
    "/api/v1/notifications",
    "/api/v1/search?q=site",
  ];
  const inA = ["", "/briefing", "/ledger", "/members", "/requirements?q=site", "/records", "/questions"].map(
    (path) => `/projects/${tenants.a.cast.code}${path}`,
  );
  const found = ["milestone", "second", "evidence", "project", "owner"].map(
    (word) => `/api/projects/${tenants.a.cast.code}/search?q=${word}`,
  );
  const cases = [...paths, ...inA, ...found].flatMap((path) => strangers.map((who) => ({ path, who })));
  await each(cases, async ({ path, who }) => {
    const headers = { cookie: cookies.get(who) ?? "", authorization: `Bearer ${tokens.get(who) ?? ""}` };
    await outsider.ask(path, { headers, mayHold: ofClient.has(who) ? [privateCanary] : [] });
  });
  // A calendar that asks for B by its code is made by nobody, but nothing keeps a row from saying so.
  for (const who of strangers)
    for (const code of [null, tenants.b.cast.code]) {
      const { status } = await outsider.ask(await giveFeed(tenants.a.door, person(who), code), {});
      if (status !== 200) outsider.fault(`calendar of ${who}: ${status}`);
    }
  expect(outsider.faults()).toEqual([]);
  console.info(`COUNT ${cases.length} searches and lists`);
});

test("the marks are really there: who belongs to B is sent them, and A's client its own note", async () => {
  const ofOwner = await tenants.cookieOf(tenants.b.who("owner"));
  // A file that is no evidence yet is its agency's alone.
  const ofAgency = await tenants.cookieOf(tenants.b.who("agencySignatory"));
  const all = [canary, privateCanary];
  const b = `/projects/${tenants.b.cast.code}`;
  const shown = [
    b,
    `${b}/members`,
    `${b}/requirements`,
    `${b}/requirements/${tenants.ids.requirement}`,
    `${b}/milestones`,
    `${b}/ledger`,
    `${b}/settings`,
    `${b}/settings/calendar`,
    `${b}/requirements/EX-001`,
    `/api${b}/files/${tenants.ids.file}`,
    `/api${b}/ledger/export`,
    `/api${b}/exports/requirements.csv`,
    `/api${b}/exports/milestones.csv`,
    `/api${b}/exports/specification.reqif`,
    `/api${b}/records/${tenants.ids.record}/pv.json`,
    "/projects",
  ];
  for (const path of shown) {
    const cookie = path.includes("/files/") ? ofAgency : ofOwner;
    const { status, body } = await outsider.ask(path, { headers: { cookie }, mayHold: all });
    expect(`${status} ${path} ${body.includes(canary)}`).toBe(`200 ${path} true`);
  }
  const calendar = await outsider.ask(await giveFeed(tenants.b.door, tenants.b.who("owner")), { mayHold: all });
  expect(calendar.body).toContain(`${canary} milestone`);
  const note = `/projects/${tenants.a.cast.code}/requirements/EX-001`;
  for (const [who, sees] of [
    ["owner", true],
    ["manager", false],
    ["amo", false],
  ] as const) {
    const { body } = await outsider.ask(note, { headers: { cookie: cookies.get(who) ?? "" }, mayHold: all });
    expect(`${who} ${body.includes(privateCanary)}`).toBe(`${who} ${sees}`);
  }
  expect(brokenLines(await tenants.log())).toEqual([]);
  expect((await tenants.log()).toLowerCase()).not.toContain(canary);
});
