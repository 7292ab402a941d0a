import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { createServer } from "node:http";
import type { App } from "@/tests/support/app-server";
import { expect, test } from "@/tests/support/journey";
import { enterDemo } from "@/tests/support/people";
import { rawConnection, restOf, sendRaw } from "@/tests/support/raw-http";
import { handlerRoutes, pageRoutes } from "@/tests/support/routes";

test.use({ demo: true, trace: "off" });

const ines = "Inès Belkacem";

/** A plain request of no browser: redirects are not followed. */
function ask(app: App, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${app.url}${path}`, { redirect: "manual", ...init });
}

/** The form of the sign-in page that enters the demo as Inès, as a browser without scripts sends it. */
async function demoForm(app: App, next = "/"): Promise<FormData> {
  const forms = (await (await ask(app, "/sign-in")).text()).split("<form");
  const own = forms.find((html) => html.includes(ines)) ?? "";
  const [, action = "", person = ""] =
    /name="(\$ACTION_ID_\w+)"\/><input type="hidden" name="person" value="([\w-]+)"/.exec(own) ?? [];
  const form = new FormData();
  form.set(action, "");
  form.set("person", person);
  form.set("next", next);
  return form;
}

/** The cookies of somebody who has just signed in. */
async function signedIn(app: App): Promise<string> {
  const answer = await ask(app, "/sign-in", { method: "POST", body: await demoForm(app) });
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

/** The address of the first project of the demo. */
async function projectOf(app: App, cookie: string): Promise<string> {
  const html = await (await ask(app, "/projects", { headers: { cookie } })).text();
  return /href="(\/projects\/refonte[\w-]+)/.exec(html)?.[1] ?? "";
}

const strict =
  /^default-src 'none'; script-src 'nonce-([\w+/=]{20,})' 'strict-dynamic'; style-src 'self' 'nonce-\1'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors 'none'$/;

/** What an answer lacks of what every answer says, one line each. */
function lacks({ headers }: Response): string[] {
  const wanted: Record<string, RegExp> = {
    "x-content-type-options": /^nosniff$/,
    "referrer-policy": /^(same-origin|no-referrer)$/,
    "cross-origin-opener-policy": /^same-origin$/,
    "cross-origin-resource-policy": /^same-origin$/,
    "permissions-policy": /camera=\(\).*microphone=\(\)/,
  };
  const told = ["x-powered-by", "server", "access-control-allow-origin"].filter((name) => headers.has(name));
  return [
    ...Object.entries(wanted).flatMap(([name, value]) => (value.test(headers.get(name) ?? "") ? [] : [name])),
    ...told.map((name) => `tells ${name}`),
  ];
}

/** What a page lacks: its own policy, the nonce on all that runs or paints in it, and that nobody keeps it. */
async function pageLacks(answer: Response): Promise<string[]> {
  const policy = answer.headers.get("content-security-policy") ?? "";
  const nonce = strict.exec(policy)?.[1];
  const html = await answer.text();
  const bare = [...html.matchAll(/<(?:script|style)\b([^>]*)>/g)].filter(
    ([, attributes = ""]) => nonce === undefined || !attributes.includes(`nonce="${nonce}"`),
  );
  return [
    ...lacks(answer),
    ...(nonce === undefined ? [`policy: ${policy}`] : []),
    ...(/no-store/.test(answer.headers.get("cache-control") ?? "") ? [] : ["no-store"]),
    ...bare.map(([tag]) => `without nonce: ${tag}`),
    ...(/\son[a-z]+=/i.test(html.replace(/<script[\s\S]*?<\/script>/g, "")) ? ["an event attribute"] : []),
  ];
}

/** What an answer that is no page lacks: nothing runs in it, and it is kept when it is an asset and only then. */
function answerLacks(answer: Response, path: string): string[] {
  const policy = answer.headers.get("content-security-policy") ?? "";
  const kept = answer.headers.get("cache-control") ?? "";
  const isAsset = path.startsWith("/_next/");
  const isKeptRightly = isAsset ? answer.ok === kept.includes("immutable") : kept.includes("no-store");
  return [
    ...(answer.status === 500 ? ["500"] : []),
    // What lies beside pages gets the policy of a page; what lies under /api runs nothing at all.
    ...((path.startsWith("/projects/") ? strict : /^default-src 'none'; (?!.*(unsafe|nonce))/).test(policy)
      ? []
      : [policy]),
    ...(isKeptRightly ? [] : [`cache-control ${kept}`]),
    ...lacks(answer),
  ];
}

test("every page, found or not, signed in or not, has a strict policy of its own and is kept by nobody", async ({
  app,
}) => {
  test.setTimeout(180_000);
  const cookie = await signedIn(app);
  const code = (await projectOf(app, cookie)).replace("/projects/", "");
  const pages = [...pageRoutes().map((path) => path.replace("[code]", code).replace(/\[\w+\]/g, "J1"))];
  const missing = ["/nowhere", `/projects/${code}/nowhere`, "/projects/nobody-s", "/docs/nowhere"];
  const found: string[] = [];
  for (const path of [...pages, ...missing]) {
    for (const headers of [{}, { cookie }]) {
      const answer = await ask(app, path, { headers });
      if (answer.status >= 500) found.push(`${path}: ${answer.status}`);
      found.push(...(await pageLacks(answer)).map((fault) => `${path}: ${fault}`));
    }
  }
  expect(found).toEqual([]);
  const nonces = await Promise.all(
    [1, 2].map(async () => (await ask(app, "/sign-in")).headers.get("content-security-policy")),
  );
  expect(nonces[0]).not.toBe(nonces[1]);
});

test("every route handler, asset and refusal: nothing runs in it, nothing is guessed, nothing private is kept", async ({
  app,
}) => {
  const cookie = await signedIn(app);
  const html = await (await ask(app, "/sign-in")).text();
  const assets = [...html.matchAll(/"(\/_next\/static\/[^"\\]+\.(?:js|css|woff2))"/g)].map(([, path = ""]) => path);
  expect(assets.length).toBeGreaterThan(3);
  const handlers = handlerRoutes().map((path) => path.replace(/\[(\.\.\.)?\w+\]/g, "x"));
  const found: string[] = [];
  for (const path of [...handlers, "/api/nowhere", ...assets, "/_next/static/nowhere.js"]) {
    for (const headers of [{}, { cookie }]) {
      found.push(...answerLacks(await ask(app, path, { headers }), path).map((fault) => `${path}: ${fault}`));
    }
  }
  expect(found).toEqual([]);
  // An address that is no text does not get as far as the application.
  for (const path of ["/%", "/%00"]) {
    const { status, headers } = await ask(app, path);
    const said = ["content-security-policy", "x-content-type-options", "cache-control"].map((name) =>
      headers.get(name),
    );
    expect([status, ...said], path).toEqual([
      400,
      expect.stringContaining("default-src 'none'"),
      "nosniff",
      "no-store",
    ]);
  }
  for (const path of ["/_next/image?url=%2Ficon.svg&w=64&q=75", "/_next/image?url=http%3A%2F%2F127.0.0.1%2F&w=64&q=75"])
    expect((await ask(app, path)).status, path).toBe(404);
});

test("only our own pages act: another origin, none that can be named, or another site cannot sign anybody in or out", async ({
  app,
}) => {
  const cookie = await signedIn(app);
  for (const origin of ["null", "https://evil.example", app.url.replace("localhost", "evil.example"), "x"]) {
    const signIn = await ask(app, "/sign-in", { method: "POST", headers: { origin }, body: await demoForm(app) });
    expect([signIn.status, signIn.headers.getSetCookie()]).toEqual([403, []]);
    if (!/^(null|https:.*)$/.test(origin)) continue;
    for (const path of [...handlerRoutes().map((route) => route.replace(/\[(\.\.\.)?\w+\]/g, "x")), "/profile"]) {
      const answer = await ask(app, path, { method: "POST", headers: { origin, cookie }, body: "{}" });
      expect(answer.status, `${path} from ${origin}`).toBe(403);
    }
  }
  const cross = { "sec-fetch-site": "cross-site", cookie };
  expect((await ask(app, "/sign-in", { method: "POST", headers: cross, body: await demoForm(app) })).status).toBe(403);
  // next-auth's own way out wants its token.
  const out = { method: "POST", headers: { cookie, "content-type": "application/x-www-form-urlencoded" } };
  await ask(app, "/api/auth/signout", { ...out, body: "csrfToken=forged" });
  await ask(app, "/api/auth/signout", { headers: { cookie } });
  expect((await ask(app, "/to-do", { headers: { cookie } })).status).toBe(200);
});

test("after signing in one stays here, whatever was asked for", async ({ app }) => {
  const wanted = [
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/%2F%2Fevil.example",
    "/%5Cevil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "/／evil.example",
    "/..//evil.example",
    "/.//evil.example",
    "/@evil.example",
    "/projects/../..//evil.example",
    "/sign-in?next=//evil.example",
    "/api/auth/signout",
  ];
  for (const next of wanted) {
    const answer = await ask(app, "/sign-in", { method: "POST", body: await demoForm(app, next) });
    const location = answer.headers.get("location") ?? answer.headers.get("x-action-redirect")?.split(";")[0] ?? "";
    expect(answer.status, next).toBe(303);
    expect(new URL(location, app.url).origin, `${next} went to ${location}`).toBe(app.url);
    expect(location, next).not.toMatch(/^\/[/\\]/);
  }
  for (const path of ["/api/auth/signin", "/api/auth/signout"]) {
    const answer = await ask(app, `${path}?callbackUrl=${encodeURIComponent("https://evil.example")}`);
    expect(answer.headers.get("location")).not.toContain("evil");
  }
});

test("no header of a client makes the server ask, or send people, elsewhere", async ({ app }) => {
  const asked: string[] = [];
  const stranger = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.end("mine");
  }).listen(0, "127.0.0.1");
  await once(stranger, "listening");
  const address = stranger.address();
  const host = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  try {
    for (const headers of [
      { "x-forwarded-host": host },
      { host, "x-forwarded-host": host, origin: `http://${host}` },
      { forwarded: `host=${host}`, "x-original-url": `http://${host}/`, "x-rewrite-url": `http://${host}/` },
    ]) {
      const body = await demoForm(app, "/projects");
      const text = await new Response(body).text();
      const boundary = /^--([^\r\n]+)/.exec(text)?.[1] ?? "";
      const answer = await sendRaw(app.url, [
        "POST /sign-in HTTP/1.1",
        ...("host" in headers ? [] : [`Host: ${new URL(app.url).host}`]),
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
        `Content-Type: multipart/form-data; boundary=${boundary}`,
        `Content-Length: ${Buffer.byteLength(text)}`,
        "Connection: close",
        "",
        text,
      ]);
      expect(`${answer.head}${answer.body}`).not.toContain(`http://${host}`);
      expect(answer.body).not.toContain("mine");
    }
    const target = await sendRaw(app.url, [
      `GET http://${host}/to-do HTTP/1.1`,
      `Host: ${host}`,
      "Connection: close",
      "",
    ]);
    expect(target.head).toContain("ocation: /sign-in?next=%2Fto-do");
    expect(asked).toEqual([]);
  } finally {
    stranger.close();
  }
});

test("a session begins at sign-in and ends at sign-out: no token from before or of one's own making is one", async ({
  app,
  page,
}) => {
  const name = "next-auth.session-token";
  const before = "eyJhbGciOiJub25lIn0.eyJzaWQiOiIwMTlkZjcyYi0zZmUwLTcwMDAtODAwMC0wNTMyM2EwM2E2ODIifQ.";
  await page.context().addCookies([{ name, value: before, url: app.url }]);
  await page.goto("/to-do");
  await expect(page).toHaveURL(/sign-in/);
  await enterDemo(page, ines);
  const cookies = await page.context().cookies();
  expect(cookies.filter((cookie) => !cookie.httpOnly || cookie.sameSite !== "Lax")).toEqual([]);
  const held = cookies.find((cookie) => cookie.name === name)?.value ?? "";
  expect(held).not.toBe(before);
  const headers = { cookie: `${name}=${held}` };
  expect((await ask(app, "/to-do", { headers })).status).toBe(200);
  await page.goto("/to-do");
  await page.getByRole("button", { name: ines }).click();
  await page.getByRole("menuitem", { name: "Se déconnecter" }).click();
  await expect(page).toHaveURL(/sign-in/);
  expect((await ask(app, "/to-do", { headers })).status).toBe(307);
});

test("past the proxy there is nothing to see: pages and actions ask for themselves who comes", async ({ app }) => {
  const cookie = await signedIn(app);
  const href = await projectOf(app, cookie);
  const own = await ask(app, href, { headers: { cookie } });
  expect(await own.text()).toContain("Belkacem");
  const proxies = ["proxy", "src/proxy", "middleware", "src/middleware", "pages/_middleware"];
  const walks: Record<string, string>[] = [
    ...proxies.map((name) => ({ "x-middleware-subrequest": Array.from({ length: 5 }, () => name).join(":") })),
    { "x-middleware-subrequest-id": "1", "x-middleware-next": "1", "x-middleware-rewrite": href },
    { "x-matched-path": href, "x-invoke-path": href, "x-now-route-matches": "1=x" },
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
    { rsc: "1", "next-router-state-tree": encodeURIComponent('["",{},null,null,true]') },
    { "x-nextjs-data": "1" },
    { purpose: "prefetch" },
  ];
  for (const headers of walks) {
    for (const path of [href, `${href}/members`, `${href}.rsc`, `${href}?_rsc=1`, "/to-do", "/profile"]) {
      const answer = await ask(app, path, { headers });
      expect(answer.status, `${path} ${JSON.stringify(headers)}`).toBeLessThan(500);
      expect(await answer.text(), `${path} ${JSON.stringify(headers)}`).not.toMatch(/Belkacem|Lantier/);
    }
  }
});

test("a body that is huge, deep or dropped midway is refused, leaves no file, and the server goes on", async ({
  app,
}) => {
  const cookie = await signedIn(app);
  const href = await projectOf(app, cookie);
  const [name = ""] = [...(await demoForm(app)).keys()];
  const sending = { method: "POST", headers: { "next-action": name.replace("$ACTION_ID_", ""), cookie } };
  const json = { ...sending, headers: { ...sending.headers, "content-type": "text/plain;charset=UTF-8" } };
  // The reader of action bodies gives up with 500 on what no client of ours writes: what counts is that it does give up.
  for (const body of [
    "[".repeat(9_000_000),
    `${"[".repeat(400_000)}${"]".repeat(400_000)}`,
    '["$@1","$1:x:y"]',
    "\u0000",
  ]) {
    const answer = await ask(app, "/sign-in", { ...json, body });
    expect([400, 413, 500], body.slice(0, 10)).toContain(answer.status);
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
  const socket = await rawConnection(app.url);
  socket.write(
    [
      `POST /api${href}/files HTTP/1.1`,
      `Host: ${new URL(app.url).host}`,
      `Cookie: ${cookie}`,
      "Content-Type: multipart/form-data; boundary=x",
      "Transfer-Encoding: chunked",
      "",
      `${(200).toString(16)}\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nbeginning${" ".repeat(118)}`,
    ].join("\r\n"),
  );
  const unfinished = async (): Promise<number> => (await readdir(`${app.filesDir}/unfinished`).catch(() => [])).length;
  await expect.poll(unfinished).toBe(1);
  const rest = restOf(socket);
  socket.destroy();
  await rest;
  await expect.poll(unfinished).toBe(0);
  expect((await ask(app, "/to-do", { headers: { cookie } })).status).toBe(200);
});
