// Preloaded into the web server by origin.mjs: what happens to every request before Next and after it, and an orderly end.
//
// A request gets an id, and the pattern of its address: all that may be said of it in a log. Code that serves it finds
// both in `globalThis.avalRequests` (lib/http/request-id). When it is over, the channel `aval:request` is told
// (lib/log/request-line). SIGTERM lets what is under way come to its end; then `globalThis.avalStop` closes the rest.
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { channel } from "node:diagnostics_channel";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const over = channel("aval:request");
const isBehindProxy = Number.parseInt(process.env.AVAL_TRUSTED_PROXIES ?? "0", 10) > 0;
const stopSeconds = Number.parseInt(process.env.AVAL_STOP_SECONDS ?? "", 10) || 25;

globalThis.avalRequests = new AsyncLocalStorage();

/** The servers of this process, and the answers that they still owe. */
const servers = new Set();
const underway = new Set();
let isStopping = false;

/** A server that listens: it is closed at the end. */
export function listening(server) {
  servers.add(server);
}

/** Names the request, lets `serve` answer it, and tells the channel how that went. */
export function enter(request, response, serve) {
  const said = request.headers["x-request-id"];
  const id = isBehindProxy && /^[A-Za-z0-9._-]{8,64}$/.test(said ?? "") ? said : randomUUID();
  request.headers["x-request-id"] = id;
  response.setHeader("X-Request-Id", id);
  if (isStopping) return refuse(response);
  const { route, subject } = routeOf(request.url ?? "/");
  const isAhead = request.headers["next-router-prefetch"] !== undefined;
  const facts = { id, method: request.method, route, subject, isAhead };
  const startedAt = performance.now();
  underway.add(response);
  response.once("close", () => {
    underway.delete(response);
    const status = response.writableFinished ? response.statusCode : 499;
    over.publish({ ...facts, status, milliseconds: performance.now() - startedAt });
  });
  return globalThis.avalRequests.run(facts, serve);
}

/** A connection kept open still speaks to a server that is closing: it is told to come back to the next one. */
function refuse(response) {
  response.writeHead(503, { Connection: "close", "Retry-After": "5", "Cache-Control": "no-store" });
  response.end();
}

let routes;

/** The pattern of an address, from Next's own list, and what stands in it beside the project. Never the address itself. */
function routeOf(url) {
  routes ??= readRoutes();
  const path = url.split("?", 1)[0] ?? "/";
  if (path.startsWith("/_next/")) return { route: "/_next", subject: "" };
  const known = routes.find(({ pattern }) => pattern.test(path));
  if (known === undefined) return { route: "(none)", subject: "" };
  // What stands in an address outside a project may be a key: the token of an invitation.
  if (!/^\/(api\/v1|api\/projects|projects)\//.test(known.route)) return { route: known.route, subject: "" };
  const found = known.pattern.exec(path)?.groups ?? {};
  const last = Object.entries(found).findLast(([name]) => name !== "code")?.[1] ?? "";
  // Behind an address of any length, the last part that is a number or an id.
  const subject = last.includes("/") ? last.split("/").findLast((part) => /\d/.test(part)) : last;
  return { route: known.route, subject: /^[A-Za-z0-9-]{1,40}$/.test(subject ?? "") ? subject : "" };
}

/** Static addresses first, as Next does. Under `next dev` there is no list. */
function readRoutes() {
  const file = join(
    dirname(process.argv[1] ?? ""),
    process.env.NEXT_DIST_DIR ?? ".next",
    "app-path-routes-manifest.json",
  );
  try {
    const patterns = [...new Set(Object.values(JSON.parse(readFileSync(file, "utf8"))))];
    const dynamic = (route) => route.split("[").length + (route.includes("[...") ? 100 : 0);
    return patterns
      .toSorted((one, other) => dynamic(one) - dynamic(other))
      .map((route) => ({ route, pattern: patternOf(route) }));
  } catch {
    return [];
  }
}

function patternOf(route) {
  const source = route
    .replace(/[.+?^${}()|\\]/g, "\\$&")
    .replace(/\[\\\.\\\.\\\.(\w+)\]/g, "(?<$1>.+)")
    .replace(/\[(\w+)\]/g, "(?<$1>[^/]+)");
  return new RegExp(`^${source}/?$`);
}

/** No new request; those under way are answered; then the sender, the pool and the rest; then 0. Never later than the bound. */
async function stop() {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(1), stopSeconds * 1000).unref();
  // Whoever looks at a meeting would look on for ever: their browsers come back to the next server.
  globalThis.avalRooms?.close();
  for (const response of underway) response.shouldKeepAlive = false;
  let quiet = 0;
  const letGo = setInterval(() => {
    quiet = underway.size === 0 ? quiet + 1 : 0;
    // Half a second after the last answer has left, what is still connected has nothing to say.
    for (const server of servers) quiet < 10 ? server.closeIdleConnections() : server.closeAllConnections();
  }, 50);
  await Promise.all([...servers].map((server) => new Promise((closed) => server.close(closed))));
  clearInterval(letGo);
  await globalThis.avalStop?.();
  process.exit(0);
}

// `next dev` speaks and ends in its own way.
if (process.env.NODE_ENV === "production") {
  // Next's greeting: the log says `started`, and is JSON from its first line on. What goes wrong before that is printed.
  console.log = () => undefined;
  process.env.NEXT_MANUAL_SIG_HANDLE = "true";
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, stop);

  // What fails unexpectedly is shown with a reference: Next hashes the error for that. In place of the hash, which names
  // nothing, the reference is the id of the request, which the log and the act have too.
  Object.defineProperty(Error.prototype, "digest", {
    configurable: true,
    get: () => undefined,
    set(value) {
      const id = globalThis.avalRequests.getStore()?.id;
      const digest = id !== undefined && /^\d+$/.test(value) ? id : value;
      Object.defineProperty(this, "digest", { value: digest, writable: true, enumerable: true, configurable: true });
    },
  });
}
