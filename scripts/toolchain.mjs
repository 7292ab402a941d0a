// What must be in place before anything else: dependencies, our own Node, the generated client, the build.
// Begins on a machine that has only Node and npm, so nothing here may need node_modules.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = [20, 19];
const WINDOWS = process.platform === "win32";

/** Everything a build depends on. Tests, scripts and documents may change without a new build. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema",
  "scripts/verify-ledger.ts",
  "prisma/migrations",
  "package.json",
  "package-lock.json",
];
const SOURCE_FILES = /^(next\.config|postcss\.config|tsconfig|proxy|instrumentation|prisma\.config)/;
const NOT_SOURCES = new Set(["lib/db/generated", "lib/decisions"]);

/** Something the reader can act on: printed without a stack. */
export class Refusal extends Error {}

const parent = process.ppid;
let atLossOfParent = () => process.exit(143);

/** What to do when the program that started us is gone; until told otherwise we simply end. */
export function whenParentIsLost(act) {
  atLossOfParent = act;
}

/**
 * Runs `main` and turns whatever goes wrong into a message and an exit code.
 *
 * npm does not pass a termination signal on through its shell: under npm, losing the parent counts as one.
 */
export async function runMain(main) {
  const watch = () => (process.ppid === parent ? undefined : atLossOfParent());
  if (process.env.npm_lifecycle_event !== undefined) setInterval(watch, 500).unref();
  try {
    await main();
  } catch (error) {
    console.error(`\n${error instanceof Refusal ? error.message : (error?.stack ?? error)}\n`);
    process.exit(1);
  }
}

/** Prints one line of progress, runs the step, and says how long it took when that was noticeable. */
export async function step(title, work) {
  const startedAt = Date.now();
  process.stdout.write(`• ${title}\n`);
  const result = await work();
  const seconds = (Date.now() - startedAt) / 1000;
  if (seconds >= 2) process.stdout.write(`  ${seconds.toFixed(1)} s\n`);
  return result;
}

/** Installs the dependencies when they are missing or are not those of package-lock.json. */
export async function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new Refusal(`Aval needs Node ${OLDEST_NODE.join(".")} or later to begin; this is ${process.version}.`);
  }
  if (isInstalled()) return;
  await step("Installing the dependencies (once, about a minute)", () =>
    run(WINDOWS ? "npm.cmd" : "npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
      shell: WINDOWS,
      failure: "The dependencies could not be installed. Is the npm registry reachable?",
    }),
  );
  if (!isInstalled()) throw new Refusal("The installation is incomplete. Remove node_modules and try again.");
}

/** Whether node_modules holds exactly what the lock file asks for on this system, our Node included. */
export function isInstalled() {
  const record = join(ROOT, "node_modules/.package-lock.json");
  if (!existsSync(record) || !existsSync(ourNode())) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(record, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === "" || entry.optional || present[path]?.version === entry.version,
  );
}

function ourNode() {
  const bin = join(ROOT, "node_modules/node/bin");
  return existsSync(join(bin, "node.exe")) ? join(bin, "node.exe") : join(bin, "node");
}

/**
 * Goes on with the project's own Node when this is another one. Returns only in the right Node; the first process stays
 * behind to pass on signals, the exit code, and its own death (the second one watches the channel between them).
 */
export async function continueWithOurNode() {
  const wanted = JSON.parse(readFileSync(join(ROOT, "node_modules/node/package.json"), "utf8")).version;
  if (process.versions.node === wanted) return;
  const child = spawn(ourNode(), process.argv.slice(1), {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: `${dirname(ourNode())}${WINDOWS ? ";" : ":"}${process.env.PATH ?? ""}` },
  });
  // Ctrl-C reaches the child by itself; it decides when all is closed.
  for (const signal of ["SIGINT", "SIGHUP"]) process.on(signal, () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  const code = await new Promise((done) => {
    child.once("error", () => done(1));
    child.once("exit", (exitCode) => done(exitCode ?? 1));
  });
  process.exit(code);
}

/** Runs a program to its end with our output; throws a refusal when it fails. */
export async function run(command, args, { env = {}, shell = false, quiet = false, failure = undefined } = {}) {
  const child = spawn(command, args, {
    cwd: ROOT,
    shell,
    stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1", ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const code = await new Promise((done) => {
    child.once("error", (error) => {
      output += error.message;
      done(1);
    });
    child.once("close", done);
  });
  if (code !== 0) throw new Refusal([output.trim(), failure ?? `${command} ${args[0] ?? ""} failed.`].join("\n"));
  return output;
}

/** Path of a file inside node_modules. */
export function fromModules(path) {
  return join(ROOT, "node_modules", path);
}

/** Generates the database client from prisma/schema, unless that has been done for this very schema. */
export async function ensureClient() {
  const generated = join(ROOT, "lib/db/generated");
  const mark = join(generated, ".schema-hash");
  const hash = hashOf(["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]);
  if (existsSync(mark) && readFileSync(mark, "utf8") === hash) return;
  await step("Generating the database client", () =>
    run(process.execPath, [fromModules("prisma/build/index.js"), "generate", "--no-hints"], {
      quiet: true,
      // Generating needs no schema engine; naming a file that exists keeps Prisma from downloading one.
      env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
      failure: "The database client could not be generated from prisma/schema.",
    }),
  );
  writeFileSync(mark, hash);
}

/** Builds the application, unless a build of the same sources is there. Returns the server to run. */
export async function ensureBuild({ force = false } = {}) {
  const dist = join(ROOT, process.env.NEXT_DIST_DIR ?? ".next");
  const mark = join(dist, "source-hash");
  const server = join(dist, "standalone/server.js");
  const hash = hashOf(SOURCES.concat(readdirSync(ROOT).filter((name) => SOURCE_FILES.test(name))));
  if (!force && existsSync(server) && existsSync(mark) && readFileSync(mark, "utf8") === hash) return server;
  rmSync(mark, { force: true });
  await step("Building the application (once, about a minute)", () =>
    run(process.execPath, [fromModules("next/dist/bin/next"), "build"], {
      env: { NODE_ENV: "production" },
      failure: "The application could not be built.",
    }),
  );
  if (!existsSync(server)) throw new Refusal("The build left no server behind (.next/standalone/server.js).");
  copyInto(join(dist, "static"), join(dist, "standalone", relative(ROOT, dist), "static"));
  copyInto(join(ROOT, "public"), join(dist, "standalone/public"));
  writeFileSync(mark, hash);
  return server;
}

function copyInto(from, to) {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  cpSync(from, to, { recursive: true });
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesUnder(path)).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(path) {
  const full = join(ROOT, path);
  if (NOT_SOURCES.has(path) || !existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full).flatMap((name) => filesUnder(`${path}/${name}`));
}

/** Runs a TypeScript program of the project (scripts/demo.ts, say) to its end. */
export function runTypeScript(path, args = [], options = {}) {
  return run(process.execPath, [fromModules("tsx/dist/cli.mjs"), path, ...args], options);
}

/** Whether a command exists on this machine. */
export function hasCommand(name) {
  return spawnSync(WINDOWS ? "where" : "which", [name], { stdio: "ignore" }).status === 0;
}
