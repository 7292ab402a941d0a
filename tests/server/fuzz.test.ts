import { afterAll, beforeAll, expect, test } from "vitest";
import { hostileTexts } from "@/tests/support/hostile";
import { brokenLines, each, Outsider } from "@/tests/support/outsider";
import { sendRaw } from "@/tests/support/raw-http";
import { handlerRoutes, pageRoutes } from "@/tests/support/routes";
import { canaryOfA, openTenants, parts, privateCanary, type Tenants } from "@/tests/support/two-tenants";

/** Every page and route of the built server, asked in ways that no browser asks: never a 5xx, nothing broken in the log. */
let tenants: Tenants;
let outsider: Outsider;
let cookie: string;
const own = [canaryOfA, privateCanary];

beforeAll(async () => {
  tenants = await openTenants("server fuzz");
  outsider = new Outsider(tenants);
  cookie = await tenants.cookieOf(tenants.a.who("owner"));
}, 240_000);
afterAll(() => tenants.close());

/** Every name that some page reads after its question mark. */
const names = [
  ...[
    "q",
    "status",
    "kind",
    "priority",
    "chapter",
    "after",
    "before",
    "limit",
    "page",
    "sort",
    "version",
    "from",
    "to",
  ],
  ...["origin", "next", "token", "error", "act", "family", "party", "person", "subject", "since", "until", "decision"],
  ...["milestone", "role", "tab", "view", "digest", "compare", "scope", "__proto__", "_rsc"],
];
/** Addresses keep to what a client library sends; the rest is sent raw below. */
const texts = hostileTexts.filter((text) => text.isWellFormed() && text.length < 2000);

const known = (): Record<string, string> => ({
  code: tenants.a.cast.code,
  requirement: "EX-001",
  milestone: "J1",
  number: "1",
  record: "PV-2026-001",
  commitment: "ENG-001",
  notice: "MED-001",
  person: tenants.a.who("owner"),
});

function fill(route: string, value: (name: string) => string): string {
  return route.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => encodeURIComponent(value(name)));
}

const routes = [...pageRoutes(), ...handlerRoutes()].filter((route) => !route.startsWith("/api/v1/projects"));

test("every parameter of every page and route", async () => {
  const inPlace = routes
    .filter((route) => route.includes("["))
    .flatMap((route) =>
      texts
        .filter((_, n) => n % 4 === 0)
        .map((text) => fill(route, (name) => (name === "code" ? (known().code ?? "") : text || "x"))),
    );
  const inCode = routes
    .filter((route) => route.includes("[code]"))
    .map((route, n) => fill(route, () => texts[n % texts.length] || "x"));
  const asked = routes.flatMap((route, place) =>
    Array.from({ length: 6 }, (_, n) => {
      const said = names.map(
        (name, at) => `${name}=${encodeURIComponent(texts[(place + n * 11 + at * 3) % texts.length] ?? "")}`,
      );
      const twice = n % 2 === 0 ? said : [...said, ...said];
      return `${fill(route, (name) => known()[name] ?? tenants.ids[name] ?? "x")}?${twice.join("&")}`;
    }),
  );
  const paths = [...inPlace, ...inCode, ...asked];
  await each(paths, async (path) => {
    await outsider.ask(path, { headers: { cookie }, mayHold: own });
  });
  expect(outsider.faults()).toEqual([]);
  console.info(`COUNT ${paths.length} addresses`);
  expect(paths.length).toBeGreaterThan(800);
}, 240_000);

test("addresses and headers that no library sends: malformed percent signs, bytes, lengths, kinds", async () => {
  const { code } = tenants.a.cast;
  const targets = [
    ...[
      "/%",
      "/%zz",
      "/projects/%E0%A4%A",
      "/projects/%00",
      "/projects/%ff%fe",
      "//evil.example/%2e%2e",
      "/..%2f..%2fetc/passwd",
    ],
    ...[
      `/projects/${code}/%c0%ae`,
      `/projects/${code}?q=%`,
      `/projects/${code}/requirements?after=%E0%A4%A`,
      `/api/search?q=%`,
    ],
    ...[
      `/api/v1/projects/${code}/%`,
      "/api/v1/%2e%2e/%2e%2e",
      `/api/v1/projects/${code}/requirements?limit=%`,
      "/api/auth/%",
      "/_next/data/%/x.json",
    ],
    ...[
      `/projects/${code};a=b`,
      `/projects/${code}/./../${code}`,
      `/${"a/".repeat(900)}`,
      `/projects?${"a=b&".repeat(1500)}`,
      `/api/projects/${code}/files/%2e%2e%2f%2e%2e`,
    ],
  ];
  const headers = [
    ["accept-language", `${"x-".repeat(2000)}`],
    ["accept-language", "*;q=1e9, ;;;, fr;q=, \u00ff"],
    ["cookie", "next-auth.session-token=%; =; ;; __proto__=1"],
    ["cookie", `next-auth.session-token=${"a".repeat(6000)}`],
    ["authorization", "Bearer"],
    ["authorization", `Bearer ${"\u00e9".repeat(300)}`],
    ["if-none-match", "*"],
    ["range", "bytes=-1-5,9999999999999999999-"],
    ["next-action", "0".repeat(42)],
    ["next-action", "__proto__"],
    ["next-router-state-tree", "%5B%22"],
    ["next-router-state-tree", "x".repeat(5000)],
    ["next-router-prefetch", "7"],
    ["rsc", "\u0001x"],
    ["content-type", "multipart/form-data"],
    ["x-forwarded-host", "evil.example"],
    ["x-request-id", "x".repeat(3000)],
    ["traceparent", "00-zz-zz-zz"],
  ] as const;
  const { host } = new URL(tenants.url);
  const asks = [
    ...targets.map((target) => [`GET ${target} HTTP/1.1`]),
    ...headers.flatMap(([name, value]) => [
      [`GET /projects/${code} HTTP/1.1`, `${name}: ${value}`],
      [`GET /api/v1/projects/${code} HTTP/1.1`, `${name}: ${value}`],
      [`POST /projects/${code} HTTP/1.1`, `Origin: ${tenants.url}`, "Content-Length: 2", `${name}: ${value}`],
    ]),
  ];
  const statuses = new Map<number, number>();
  await each(asks, async ([line = "", ...more]) => {
    const withCookie = more.some((one) => one.startsWith("cookie")) ? [] : [`Cookie: ${cookie}`];
    const lines = [
      line,
      `Host: ${host}`,
      "Connection: close",
      ...withCookie,
      ...more,
      "",
      line.startsWith("POST") ? "[]" : "",
    ];
    const { status } = await sendRaw(tenants.url, lines);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status >= 500 || status === 0)
      outsider.fault(`${status} from ${line.slice(0, 200)} ${more.join(" ").slice(0, 120)}`);
  });
  expect(outsider.faults()).toEqual([]);
  console.info(`COUNT ${asks.length} raw requests ${JSON.stringify([...statuses])}`);
  expect(asks.length).toBeGreaterThan(70);
}, 120_000);

test("every method on every route", async () => {
  const methods = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "PROPFIND"];
  const cases = routes.flatMap((route) =>
    methods.map((method) => ({ method, path: fill(route, (name) => known()[name] ?? tenants.ids[name] ?? "x") })),
  );
  await each(cases, async ({ method, path }) => {
    await outsider.ask(path, { method, headers: { cookie, origin: tenants.url }, mayHold: own });
  });
  expect(outsider.faults()).toEqual([]);
  console.info(`COUNT ${cases.length} methods`);
}, 120_000);

test("the server lives, and its log tells of no defect", async () => {
  expect((await fetch(`${tenants.url}/api/health/ready`)).status).toBe(200);
  expect(parts.length).toBe(7);
  expect(brokenLines(await tenants.log())).toEqual([]);
});
