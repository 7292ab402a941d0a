import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { guarded } from "@/scripts/guard.mjs";
import { rawConnection, restOf, sendRaw } from "@/tests/support/raw-http";

const limits = { headersMs: 500, requestMs: 60_000, windowMs: 700, bytesPerWindow: 1000 };
const open: Server[] = [];

/** A server behind the guard that tells what reached it, and when a body was whole. */
async function serveAs(publicUrl: string): Promise<{ url: string; bodies: string[] }> {
  const bodies: string[] = [];
  const server = createServer((incoming, response) => {
    let size = 0;
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length;
    });
    incoming.on("error", () => bodies.push("cut"));
    incoming.on("end", () => {
      bodies.push(`whole ${size}`);
      response.end(JSON.stringify({ url: incoming.url, headers: incoming.headers }));
    });
  });
  server.emit = guarded(server.emit, { url: publicUrl, limits });
  server.listen(0, "127.0.0.1");
  open.push(server);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, bodies };
}

afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const behind = "https://aval.example";
const post = (url: string, origin: string | null, more: Record<string, string> = {}): Promise<number> =>
  fetch(url, { method: "POST", headers: { ...(origin === null ? {} : { origin }), ...more }, body: "x" }).then(
    (answer) => answer.status,
  );

describe("only our own origin acts", () => {
  it.each([
    ["null", "null"],
    ["a foreign one", "https://evil.example"],
    ["one that begins like ours", "https://aval.example.evil.example"],
    ["one that ends like ours", "https://evil-aval.example"],
    ["ours, unencrypted", "http://aval.example"],
    ["ours, at another port", "https://aval.example:8443"],
    ["ours with a path", "https://aval.example/"],
    ["no address at all", "not an origin"],
    ["this machine", "http://localhost:3000"],
  ])("%s is refused", async (_, origin) => {
    const { url, bodies } = await serveAs(behind);
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect((await fetch(url, { method, headers: { origin } })).status).toBe(403);
    }
    expect(bodies).toEqual([]);
  });

  it("ours acts, and so does a program that says none; a browser that says it comes from elsewhere does not", async () => {
    const { url } = await serveAs(behind);
    expect(await post(url, behind)).toBe(200);
    expect(await post(url, null)).toBe(200);
    expect(await post(url, null, { "sec-fetch-site": "same-origin" })).toBe(200);
    expect(await post(url, null, { "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await post(url, behind, { "sec-fetch-site": "cross-site" })).toBe(403);
  });

  it("on one's own machine its names are one, another port or machine is not", async () => {
    const { url } = await serveAs("http://localhost:1");
    const { port } = new URL(url);
    expect(await post(url, url)).toBe(200);
    expect(await post(url, `http://localhost:${port}`)).toBe(200);
    expect(await post(url, "http://localhost:8080")).toBe(403);
    expect(await post(url, `http://192.168.1.20:${port}`)).toBe(403);
    expect(await post(url, `http://rebound.example:${port}`)).toBe(403);
  });
});

describe("the host is that of the public address", () => {
  const seen = async (
    publicUrl: string,
    lines: (url: string) => string[],
  ): Promise<{ status: number; body: string }> => {
    const { url } = await serveAs(publicUrl);
    return sendRaw(url, [...lines(url), "Connection: close", ""]);
  };

  it.each([
    ["a foreign Host", ["GET /a HTTP/1.1", "Host: evil.example"]],
    ["X-Forwarded-Host", ["GET /a HTTP/1.1", "Host: aval.example", "X-Forwarded-Host: evil.example"]],
    ["Forwarded", ["GET /a HTTP/1.1", "Host: aval.example", "Forwarded: host=evil.example;proto=http"]],
    ["an absolute target", ["GET http://evil.example/a HTTP/1.1", "Host: evil.example"]],
    ["a target that begins with two slashes", ["GET //evil.example/a HTTP/1.1", "Host: aval.example"]],
    ["X-Original-URL", ["GET /a HTTP/1.1", "Host: aval.example", "X-Original-URL: //evil.example"]],
    [
      "what Next says to itself",
      ["GET /a HTTP/1.1", "Host: x", "x-middleware-subrequest: proxy", "x-aval-path: //evil.example"],
    ],
  ])("whatever the client says: %s", async (_, lines) => {
    const { status, body } = await seen(behind, () => lines);
    expect(status).toBe(200);
    expect(body.replace('"url":"/evil.example/a"', "")).not.toMatch(/evil|subrequest/);
    expect(JSON.parse(body)).toMatchObject({
      headers: { host: "aval.example", "x-forwarded-host": "aval.example", "x-forwarded-proto": "https" },
    });
  });

  it("a name that was made to point at this machine is nobody's", async () => {
    const { body } = await seen("http://localhost:3000", () => ["GET / HTTP/1.1", "Host: rebound.example:3000"]);
    expect(body).toContain('"host":"localhost:3000"');
    expect(body).not.toContain("rebound");
  });

  it.each([
    ["two hosts", ["GET / HTTP/1.1", "Host: aval.example", "Host: evil.example"], 400],
    [
      "two origins",
      ["POST / HTTP/1.1", "Host: a", "Origin: https://aval.example", "Origin: https://evil.example"],
      400,
    ],
    ["TRACE", ["TRACE / HTTP/1.1", "Host: a"], 405],
    ["no host at all", ["GET / HTTP/1.1"], 400],
    ["a target that is none", ["GET evil HTTP/1.1", "Host: a"], 400],
    ["two lengths", ["POST / HTTP/1.1", "Host: a", "Content-Length: 3", "Content-Length: 4", "", "abc"], 400],
    [
      "a length and chunks",
      ["POST / HTTP/1.1", "Host: a", "Content-Length: 3", "Transfer-Encoding: chunked", "", "0"],
      400,
    ],
    ["a line folded into a header", ["GET / HTTP/1.1", "Host: a", "X-One: 1", " evil: 2"], 400],
  ])("%s: refused", async (_, lines, status) => {
    expect((await seen(behind, () => lines)).status).toBe(status);
  });
});

describe("what every answer says, refusals and redirections included", () => {
  it("nothing runs, nothing is guessed, the connection stays encrypted", async () => {
    const { url } = await serveAs(behind);
    for (const answer of [
      await fetch(`${url}/api/x`),
      await fetch(url, { method: "POST", headers: { origin: "null" } }),
    ]) {
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("strict-transport-security")).toBe("max-age=63072000; includeSubDomains");
      expect(answer.headers.get("cache-control")).toContain("no-store");
    }
    const plain = await serveAs("http://aval.example");
    expect((await fetch(plain.url)).headers.get("strict-transport-security")).toBeNull();
  });
});

describe("a sender that dribbles is cut off", () => {
  it("in its headers", async () => {
    const { url } = await serveAs(behind);
    const socket = await rawConnection(url);
    socket.write("GET / HTTP/1.1\r\nHost: a\r\n");
    expect(await restOf(socket)).toMatch(/^HTTP\/1.1 408|^$/);
  });

  it("in its body, and the application is told", async () => {
    const { url, bodies } = await serveAs(behind);
    const socket = await rawConnection(url);
    socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
    const drip = setInterval(() => socket.write("x"), 20);
    expect(await restOf(socket)).toBe("");
    clearInterval(drip);
    await expect.poll(() => bodies).toEqual(["cut"]);
  });

  it("but not one that sends, however much there is", async () => {
    const { url, bodies } = await serveAs(behind);
    const sending = request(url, { method: "POST" });
    const answered = new Promise((answer) => sending.once("response", ({ statusCode }) => answer(statusCode)));
    for (let piece = 0; piece < 60; piece += 1) {
      sending.write(Buffer.alloc(1000));
      await sleep(25);
    }
    sending.end();
    expect(await answered).toBe(200);
    expect(bodies).toEqual(["whole 60000"]);
  });
});

describe("what can be read as text", () => {
  it.each(["/%", "/a/%E0%A4%A", "/%ff%fe", "/%00", "/a?q=%00"])("%s is refused as it comes", async (target) => {
    const { url, bodies } = await serveAs("http://localhost:3000");
    const answer = await sendRaw(url, [`GET ${target} HTTP/1.1`, "Host: localhost", "Connection: close", "", ""]);
    expect([answer.status, bodies]).toEqual([400, []]);
  });

  it("a form of several parts says what parts them", async () => {
    const { url } = await serveAs("http://localhost:3000");
    const of = (type: string): Promise<number> =>
      fetch(url, { method: "POST", headers: { "content-type": type }, body: "x" }).then(({ status }) => status);
    expect(await of("multipart/form-data")).toBe(400);
    expect(await of("multipart/form-data; boundary=x")).toBe(200);
  });
});
