// Preloaded into the web server: a client does not choose the address it is counted under.
//
// Next keeps an X-Forwarded-For that a client sent. Here the header is rewritten before Next sees it, to one address:
// the socket's, or, behind AVAL_TRUSTED_PROXIES proxies of one's own, the one that the outermost of them saw.
import http from "node:http";

import { enter, listening } from "./edge.mjs";
import { guard } from "./guard.mjs";

guard(process.env.AVAL_URL || process.env.NEXTAUTH_URL || `http://localhost:${process.env.PORT || 3000}`);

const trusted = Math.max(0, Number.parseInt(process.env.AVAL_TRUSTED_PROXIES ?? "0", 10) || 0);
const emit = http.Server.prototype.emit;

// The application believes the header only where this mark says that it was rewritten (lib/auth/request).
globalThis[Symbol.for("aval.origin")] = true;

http.Server.prototype.emit = function emitWithOrigin(event, ...rest) {
  if (event === "listening") listening(this);
  if (event === "request") {
    const [request, response] = rest;
    const said = String(request.headers["x-forwarded-for"] ?? "")
      .split(",")
      .map((hop) => hop.trim())
      .filter((hop) => hop !== "");
    const hops = [...said, request.socket.remoteAddress ?? "unknown"];
    request.headers["x-forwarded-for"] = hops[Math.max(0, hops.length - 1 - trusted)];
    return enter(request, response, () => emit.call(this, event, ...rest));
  }
  return emit.call(this, event, ...rest);
};
