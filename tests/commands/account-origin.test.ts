import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { embeddedMark } from "@/lib/db/embedded-mark";
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
});

describe("the demo stands beside the embedded server alone", () => {
  const secret = "s".repeat(32);
  const embedded = "postgresql://aval_app:drawn@127.0.0.1:5432/aval";
  const byHand = { DATABASE_URL: embedded, AVAL_SECRET: secret, AVAL_DEMO: "1" };
  const refusal = "AVAL_DEMO: is set by npm start and npm run dev alone";

  it("with the mark that these give to the database they have just started", () => {
    expect(parseEnvironment({ ...byHand, AVAL_EMBEDDED: embeddedMark(embedded, secret) }).isDemo).toBe(true);
    expect(parseEnvironment({ ...byHand, AVAL_DEMO: "0" }).isDemo).toBe(false);
  });

  it.each([
    ["by hand", byHand],
    ["by hand, with some mark", { ...byHand, AVAL_EMBEDDED: "1" }],
    ["for another database", { ...byHand, AVAL_EMBEDDED: embeddedMark(`${embedded}2`, secret) }],
    ["under another secret", { ...byHand, AVAL_EMBEDDED: embeddedMark(embedded, "t".repeat(32)) }],
    [
      "elsewhere than on this machine",
      {
        ...byHand,
        DATABASE_URL: "postgresql://aval_app:x@database:5432/aval",
        AVAL_EMBEDDED: embeddedMark("postgresql://aval_app:x@database:5432/aval", secret),
      },
    ],
  ])("and is refused %s", (_, variables) => {
    expect(() => parseEnvironment(variables)).toThrow(refusal);
  });
});

it("how many proxies are trusted is a number", () => {
  const variables = { DATABASE_URL: "postgresql://aval_app:x@database:5432/aval", AVAL_SECRET: "s".repeat(32) };
  expect(() => parseEnvironment({ ...variables, AVAL_TRUSTED_PROXIES: "nginx" })).toThrow("AVAL_TRUSTED_PROXIES");
  expect(() => parseEnvironment({ ...variables, AVAL_TRUSTED_PROXIES: "-1" })).toThrow("AVAL_TRUSTED_PROXIES");
  for (const fine of ["", "0", "2"]) parseEnvironment({ ...variables, AVAL_TRUSTED_PROXIES: fine });
});
