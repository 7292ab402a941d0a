import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parseEnvironment } from "@/lib/env";

/** A bare server with the same preload as ours, which answers the address that it was told. */
const server =
  "require('node:http').createServer((q, s) => s.end(q.headers['x-forwarded-for'])).listen(0, '127.0.0.1', function () { console.log(this.address().port) })";

/** What the server behind the preload believes of a request with this header. */
async function believed(forwarded: string | undefined, proxies: string): Promise<string> {
  const preload = resolve(import.meta.dirname, "../../scripts/origin.mjs");
  const child = spawn(process.execPath, ["--import", preload, "-e", server], {
    env: { ...process.env, AVAL_TRUSTED_PROXIES: proxies },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [port] = await once(child.stdout, "data");
    const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
    return await (await fetch(`http://127.0.0.1:${String(port).trim()}/`, { headers })).text();
  } finally {
    child.kill();
  }
}

describe("nobody chooses the address they are counted under", () => {
  it.each([
    ["without a proxy, the socket's address", undefined, "0", "127.0.0.1"],
    ["without a proxy, whatever a client writes", "9.9.9.9", "0", "127.0.0.1"],
    ["behind one proxy, the address that it saw", "6.6.6.6, 203.0.113.7", "1", "203.0.113.7"],
    ["behind two, the address that the outermost saw", "6.6.6.6, 203.0.113.7, 10.0.0.2", "2", "203.0.113.7"],
  ])("%s", async (_, forwarded, proxies, address) => {
    expect(await believed(forwarded, proxies)).toBe(address);
  });

  it("the demo is refused beside a database of one's own", () => {
    const own = {
      DATABASE_URL: "postgresql://aval_app:x@database:5432/aval",
      AVAL_SECRET: "s".repeat(32),
      AVAL_DEMO: "1",
    };
    expect(() => parseEnvironment(own)).toThrow("AVAL_DEMO: never beside a database of one's own");
    expect(parseEnvironment({ ...own, DATABASE_URL: "postgresql://aval_app:x@127.0.0.1:5432/aval" }).isDemo).toBe(true);
  });
});
