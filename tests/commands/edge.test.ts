import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request as ask } from "node:http";
import { resolve } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

/** A bare server behind the same preload as ours: /slow is answered when it is told so on its standard input. */
const server = `
const waiting = [];
process.stdin.on("data", () => { for (const answer of waiting.splice(0)) answer(); });
globalThis.avalStop = async () => { process.stderr.write("closed\\n"); };
require("node:http").createServer((q, s) => {
  const id = globalThis.avalRequests.getStore().id;
  if (q.url !== "/slow") return s.end(id);
  process.stderr.write("begun\\n");
  waiting.push(() => s.end(id));
}).listen(0, "127.0.0.1", function () { process.stdout.write(String(this.address().port)); });`;

type Started = { readonly child: ChildProcess; readonly url: string; readonly said: () => string };

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

async function start(env: Record<string, string>): Promise<Started> {
  const preload = resolve(import.meta.dirname, "../../scripts/origin.mjs");
  const child = spawn(process.execPath, ["--import", preload, "-e", server], { env: { ...process.env, ...env } });
  started.push(child);
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += String(chunk)));
  const [port] = await once(child.stdout, "data");
  return { child, url: `http://127.0.0.1:${String(port).trim()}`, said: () => said };
}

describe("every request has an id", () => {
  const theirs = { "x-request-id": "proxy-0123456789" };

  it("of our own making, in the answer and where the request is served, whatever a client says", async () => {
    const { url } = await start({ AVAL_TRUSTED_PROXIES: "0" });
    const answers = await Promise.all([fetch(url), fetch(url, { headers: theirs })]);
    const ids = answers.map((answer) => answer.headers.get("x-request-id"));
    expect(new Set(ids).size).toBe(2);
    for (const [index, answer] of answers.entries()) expect(await answer.text()).toBe(ids[index]);
    expect(ids).not.toContain(theirs["x-request-id"]);
  });

  it("of a proxy that is trusted, when it is well-formed", async () => {
    const { url } = await start({ AVAL_TRUSTED_PROXIES: "1" });
    const said = async (id: string): Promise<string | null> =>
      (await fetch(url, { headers: { "x-request-id": id } })).headers.get("x-request-id");
    expect(await said("proxy-0123456789")).toBe("proxy-0123456789");
    for (const id of ["short", "a".repeat(65), "anna@example.test", "with space 12"])
      expect(await said(id)).not.toBe(id);
  });
});

describe("at SIGTERM", () => {
  it("what is under way is answered, what comes afterwards is not begun, and the process ends with 0", async () => {
    const { child, url, said } = await start({ NODE_ENV: "production" });
    const ended = once(child, "exit");
    // Two connections that stay open, as browsers and proxies keep them.
    const [one, other] = [new Agent({ keepAlive: true, maxSockets: 1 }), new Agent({ keepAlive: true, maxSockets: 1 })];
    const slow = get(`${url}/slow`, one);
    while (!said().includes("begun")) await once(child.stderr ?? child, "data");
    await get(`${url}/`, other);
    child.kill("SIGTERM");
    await refused(url);
    child.stdin?.write("answer");
    expect(await slow).toMatchObject({ status: 200, connection: "close" });
    expect(await ended).toEqual([0, null]);
    expect(said()).toContain("closed");
    for (const agent of [one, other]) agent.destroy();
  });

  it("an answer that never comes is waited for no longer than the bound", async () => {
    const { child, url, said } = await start({ NODE_ENV: "production", AVAL_STOP_SECONDS: "1" });
    const ended = once(child, "exit");
    const lost = fetch(`${url}/slow`).catch(() => "cut");
    while (!said().includes("begun")) await once(child.stderr ?? child, "data");
    child.kill("SIGTERM");
    expect(await ended).toEqual([1, null]);
    expect(await lost).toBe("cut");
  });
});

/** A request over a connection that its agent keeps. */
function get(url: string, agent: Agent): Promise<{ status: number | undefined; connection: string | undefined }> {
  return new Promise((done, failed) => {
    const asking = ask(url, { agent }, (answer) => {
      answer.resume();
      answer.once("end", () => done({ status: answer.statusCode, connection: answer.headers.connection }));
    });
    asking.once("error", failed).end();
  });
}

/** Waits until nobody can connect any more. */
async function refused(url: string): Promise<void> {
  for (;;) {
    const isOpen = await fetch(url, { headers: { connection: "close" } }).then(
      () => true,
      () => false,
    );
    if (!isOpen) return;
  }
}
