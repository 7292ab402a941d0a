// The web server as a child process: its port, its birth, its orderly end.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal, ROOT, whenParentIsLost } from "./toolchain.mjs";

const FIRST_PORT = 3000;
const stopSeconds = Number.parseInt(process.env.AVAL_STOP_SECONDS ?? "", 10) || 25;
const LEASH = new URL("leash.mjs", import.meta.url).href;
const ORIGIN = new URL("origin.mjs", import.meta.url).href;
/** V8 collects early instead of holding what the machine would allow; nothing is forbidden to a large act (decision 0012). */
const MEMORY = ["--optimize-for-size", "--max-semi-space-size=8"];

/** The port of PORT, refused when it is taken; without PORT the first free one from 3000. */
export async function choosePort() {
  const asked = process.env.PORT;
  if (asked !== undefined && asked !== "") {
    const port = Number(asked);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Refusal(`PORT=${asked} is not a port number.`);
    if (!(await isFree(port))) {
      throw new Refusal(`Port ${port} is already used by another program. Choose another: PORT=${port + 1} npm start`);
    }
    return port;
  }
  for (let port = FIRST_PORT; port < FIRST_PORT + 200; port += 1) if (await isFree(port)) return port;
  throw new Refusal(`No free port between ${FIRST_PORT} and ${FIRST_PORT + 199}.`);
}

/** `localhost` may be either address in a browser, so both must be free. */
async function isFree(port) {
  const answers = await Promise.all(["127.0.0.1", "::1"].map((host) => probe(port, host)));
  return answers.every(Boolean);
}

function probe(port, host) {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", (error) => done(error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT"));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(true)));
  });
}

/**
 * Starts a server program and waits until it answers.
 *
 * @param {string[]} program file and arguments for our Node
 * @param {{ port: number, env: Record<string, string>, output?: "inherit" | "ignore" | "pipe", seconds?: number }} options
 * @returns {Promise<{ child: import("node:child_process").ChildProcess, ended: Promise<number>, stop: () => Promise<void> }>}
 */
export async function serve(program, { port, env, output = "inherit", seconds = 60 }) {
  const host = process.env.AVAL_HOST || "127.0.0.1";
  const address = process.env.AVAL_URL || process.env.NEXTAUTH_URL || `http://localhost:${port}`;
  // Next hands its own flags on while developing, and these cannot be handed on.
  const memory = env.NODE_ENV === "development" ? [] : MEMORY;
  const child = spawn(process.execPath, [...memory, "--import", LEASH, "--import", ORIGIN, ...program], {
    cwd: ROOT,
    stdio: ["ignore", output, output, "ipc"],
    // Ctrl-C in the terminal is for us alone: we stop the server first and the database after it.
    detached: process.platform !== "win32",
    env: {
      ...process.env,
      ...env,
      PORT: String(port),
      HOSTNAME: host,
      AVAL_URL: address,
      NEXTAUTH_URL: address,
      NEXTAUTH_SECRET: env.AVAL_SECRET ?? "",
      NEXT_TELEMETRY_DISABLED: "1",
      // Few arenas: what threads freed goes back to the system.
      MALLOC_ARENA_MAX: "2",
    },
  });
  const ended = new Promise((done) => {
    child.once("error", () => done(1));
    child.once("exit", (code) => done(code ?? 0));
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    // What is under way may end first; the server keeps its own bound (edge.mjs).
    const timer = setTimeout(() => child.kill("SIGKILL"), (stopSeconds + 5) * 1000);
    await ended;
    clearTimeout(timer);
  };
  const answers = await waitForAnswer(`http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}/`, child, seconds);
  if (!answers) {
    await stop();
    throw new Refusal("The web server did not start; its message is above.");
  }
  return { child, ended, stop, address };
}

async function waitForAnswer(url, child, seconds) {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    try {
      await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(seconds * 1000) });
      return true;
    } catch {
      await sleep(80);
    }
  }
  return false;
}

/** Calls `close` once, at Ctrl-C, a termination signal or the loss of the program that started us; then exits. */
export function onStop(close) {
  let closing = false;
  const begin = async () => {
    if (closing) return;
    closing = true;
    await close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, begin);
  process.on("disconnect", begin);
  whenParentIsLost(begin);
}
