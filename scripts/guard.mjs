// Preloaded into the web server (by origin.mjs): what a request may be before the application sees it.
//
// Forged, misdirected and starving requests end here, whatever the route: a foreign origin cannot act, no header of a
// client stands for one of a proxy, the only host there is is that of AVAL_URL, and a body that dribbles in is cut off.
import http from "node:http";
import { isIP } from "node:net";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const METHODS = new Set([...SAFE_METHODS, "POST", "PUT", "PATCH", "DELETE"]);

/** What only a proxy or Next itself may say. What Next says to itself it says after this, or in other words. */
const NOT_FROM_CLIENTS =
  /^(forwarded|x-forwarded-(host|proto|port|server|prefix)|x-middleware-.*|x-invoke-.*|x-matched-path|x-now-route-matches|x-original-(url|uri)|x-rewrite-url|x-http-method(-override)?|x-method-override|x-aval-path)$/;

/** Milliseconds for all headers, for a whole request, and how slowly a body may come: bytes in each window. */
const LIMITS = { headersMs: 20_000, requestMs: 30 * 60_000, windowMs: 30_000, bytesPerWindow: 30 * 1024 };

/**
 * What is wrong with a request, as the status to refuse it with; `null` when nothing is. Settles, as a side effect, which
 * host it is for. A browser says Origin with every request that may change something; a program may leave it away.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {URL} own the public address
 */
function faultOf(request, own) {
  if (!METHODS.has(request.method ?? "")) return 405;
  if (isAmbiguous(request)) return 400;
  const path = pathOf(request.url ?? "");
  if (path === null) return 400;
  for (const name of Object.keys(request.headers)) if (NOT_FROM_CLIENTS.test(name)) delete request.headers[name];
  const host = hostFor(request.headers.host, own);
  const { origin } = request.headers;
  const isSafe = SAFE_METHODS.has(request.method ?? "");
  if (!isSafe) {
    if (origin !== undefined && !isOurs(origin, `${own.protocol}//${host}`)) return 403;
    if (request.headers["sec-fetch-site"] === "cross-site") return 403;
  }
  request.url = path;
  request.headers.host = host;
  // What Next compares with the Origin of an action: here it has been compared already, and more strictly.
  request.headers["x-forwarded-host"] = isSafe || origin === undefined ? host : new URL(origin).host;
  request.headers["x-forwarded-proto"] = own.protocol.slice(0, -1);
  return null;
}

/**
 * The host that a request is taken to be for: that of the public address. An Aval on this machine is also reached by its
 * number and by the machine's other addresses; by a name it is reached by `localhost` alone, so that a foreign name made
 * to point here (DNS rebinding) is nobody's.
 */
function hostFor(said, own) {
  if (!isLoopback(own.hostname) || said === undefined || !URL.canParse(`http://${said}`)) return own.host;
  const { hostname, host } = new URL(`http://${said}`);
  return isLoopback(hostname) || isIP(hostname.replace(/^\[|\]$/g, "")) !== 0 ? host : own.host;
}

/** The same origin; or two of the names that one server has on its own machine (Next calls itself by the first of them). */
function isOurs(origin, expected) {
  if (origin === expected) return true;
  if (!URL.canParse(origin)) return false;
  const [said, ours] = [new URL(origin), new URL(expected)];
  const same = said.protocol === ours.protocol && said.port === ours.port;
  return same && origin === said.origin && isLoopback(said.hostname) && isLoopback(ours.hostname);
}

function isLoopback(hostname) {
  return hostname === "localhost" || hostname === "[::1]" || /^127\./.test(hostname);
}

/** The path of a target in any form that RFC 9112 allows, without the host that it may name, with one slash in front. */
function pathOf(target) {
  const rest = target.replace(/^https?:\/\/[^/?#]*/i, "");
  if (rest !== "" && !/^[/?]/.test(rest)) return null;
  const path = `/${rest.replace(/^[/\\]+/, "")}`;
  return isText(path) ? path : null;
}

/** False for a path of which no text can be made (a broken percent sign, bytes that are no UTF-8), and for U+0000 anywhere. */
function isText(path) {
  if (/%00/.test(path)) return false;
  try {
    decodeURIComponent(path.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

/** Says twice for whom it is, or sends a form that nobody can read. */
function isAmbiguous(request) {
  const isDoubled = countOf(request, "host") > 1 || countOf(request, "origin") > 1;
  return isDoubled || isFormWithoutEnd(request.headers["content-type"]);
}

/** A form of several parts that does not say what parts them: nobody can read it. */
function isFormWithoutEnd(type) {
  return type !== undefined && /^\s*multipart\/form-data/i.test(type) && !/;\s*boundary=[^\s;]/i.test(type);
}

function countOf(request, wanted) {
  return request.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === wanted).length;
}

/** Cuts the connection of a body that comes slower than the limit. */
function watchBody(request, { windowMs, bytesPerWindow }) {
  if (request.headers["content-length"] === undefined && request.headers["transfer-encoding"] === undefined) return;
  const { socket } = request;
  const rest = () => clearInterval(timer);
  let before = socket.bytesRead;
  const timer = setInterval(() => {
    if (request.complete) return rest();
    // What we do not read, the sender cannot send: only a body that is waited for counts.
    if (request.isPaused() || request.readableLength > 0) return;
    if (socket.bytesRead - before < bytesPerWindow) socket.destroy();
    before = socket.bytesRead;
  }, windowMs).unref();
  request.once("end", rest).once("close", rest);
}

/** What every answer says, unless the application says better: nothing runs in it, nothing is guessed, nothing private is kept. */
function sayDefaults(response, path, own) {
  response.setHeader("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "same-origin");
  // Assets, the texts of the pages and calendars say for themselves how long they last; nothing else is kept.
  if (!/^\/(_next|api\/text|calendar)\//.test(path)) response.setHeader("Cache-Control", "private, no-store");
  if (own.protocol === "https:") {
    response.setHeader("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  }
}

/** What is left of a small, well-formed body is read and thrown away, so that the sender hears the refusal; a large one is cut off. */
function refuse(request, response, status) {
  const length = Number(request.headers["content-length"] ?? 0);
  const isSmall = status === 403 && request.headers["transfer-encoding"] === undefined && length <= 65_536;
  response.writeHead(status, {
    "Cache-Control": "no-store",
    "Content-Type": "text/plain; charset=utf-8",
    ...(isSmall ? {} : { Connection: "close" }),
  });
  response.end(`${http.STATUS_CODES[status]}\n`);
  if (isSmall) request.resume();
}

/**
 * The `emit` of a server, guarded.
 *
 * @param {typeof http.Server.prototype.emit} emit
 * @param {{ url: string, limits?: typeof LIMITS }} options the public address, and other limits (tests)
 */
export function guarded(emit, { url, limits = LIMITS }) {
  const own = new URL(url);
  return function emitGuarded(event, ...rest) {
    if (event === "listening") {
      this.headersTimeout = limits.headersMs;
      this.requestTimeout = limits.requestMs;
      this.connectionsCheckingInterval = Math.min(5_000, limits.headersMs);
    }
    if (event === "request" || event === "checkContinue" || event === "checkExpectation") {
      const [request, response] = rest;
      sayDefaults(response, request.url ?? "", own);
      const fault = faultOf(request, own);
      watchBody(request, limits);
      if (fault !== null) {
        refuse(request, response, fault);
        return true;
      }
    }
    return emit.call(this, event, ...rest);
  };
}

/** Guards every server of this process, at the public address `url`. */
export function guard(url) {
  http.Server.prototype.emit = guarded(http.Server.prototype.emit, { url });
}
