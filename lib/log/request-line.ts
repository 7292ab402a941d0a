import { subscribe } from "node:diagnostics_channel";
import { z } from "zod";
import { logLine } from "@/lib/log/log";

/** How a request ended, as scripts/edge.mjs tells it: the pattern of its address, never the address. */
const Ended = z.object({
  id: z.string(),
  method: z.string(),
  route: z.string(),
  status: z.int(),
  milliseconds: z.number(),
});

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
const Method = z.enum(methods);

/** Writes one line for each request from now on. What says nothing of anybody's doings (a style sheet, a probe) is for `debug`. */
export function logRequests(): void {
  subscribe("aval:request", (message) => {
    const ended = Ended.safeParse(message);
    if (!ended.success) return;
    const { id, route, status, milliseconds } = ended.data;
    const method = Method.safeParse(ended.data.method);
    const isQuiet = status < 400 && (route === "/_next" || route === "/icon.svg" || route.startsWith("/api/health"));
    logLine(isQuiet ? "debug" : "info", "request", {
      requestId: id,
      ...(method.success ? { method: method.data } : {}),
      route,
      status,
      milliseconds: Math.round(milliseconds),
    });
  });
}
