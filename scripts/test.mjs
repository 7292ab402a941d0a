// `npm test`: everything, on a clean clone too, to the end even when a part fails. `npm run verify` is its quick subset.
// The last line is `N passed, N failed, N skipped`, summed over all runners; each static check counts as one test.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  continueWithOurNode,
  ensureBuild,
  ensureClient,
  ensureInstalled,
  fromModules,
  hasCommand,
  ROOT,
  run,
  runMain,
} from "./toolchain.mjs";

const CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const SOURCE_FOLDERS = ["app", "components", "lib", "scripts", "tests"];

const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

await runMain(async () => {
  const isQuick = process.argv.includes("--quick");
  await ensureInstalled();
  await continueWithOurNode();
  const reports = mkdtempSync(join(tmpdir(), "aval-reports-"));
  try {
    await (isQuick ? quickChecks() : allChecks(reports));
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(" · ")}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exit(total.failed > 0 ? 1 : 0);
});

async function quickChecks() {
  await staticChecks();
  await vitest("Rulebook (unit)", join(tmpdir(), `aval-quick-${process.pid}.json`), ["--project", "domain"]);
}

async function allChecks(reports) {
  await staticChecks(() =>
    check("Dead code and dependencies (knip)", () => tool("knip/bin/knip.js", ["--no-progress", "--no-config-hints"])),
  );
  const inProcess = ["--project", "domain", "--project", "commands"];
  await vitest("Rulebook, commands and architecture", join(reports, "vitest.json"), inProcess);
  const isBuilt = await check("Production build (next build)", () => ensureBuild());
  if (isBuilt) {
    const overHttp = ["--project", "server", "--maxWorkers=2"];
    await vitest("The built server over HTTP", join(reports, "server.json"), overHttp);
  }
  await section("Journeys in Chromium", () => journeys(isBuilt, join(reports, "playwright.json")));
}

/** The checks that read alone. The types take as long as all others together, and one core: the others go beside them. */
async function staticChecks(further = () => undefined) {
  await check("Database client (prisma generate)", ensureClient);
  const types = check("Types (tsc)", async () => {
    await tool("next/dist/bin/next", ["typegen"]);
    await tool("typescript/bin/tsc", ["--noEmit", "-p", "."]);
  });
  await check("Format and lint (biome)", () => tool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]));
  await check("Import rules (dependency-cruiser)", () =>
    tool(
      "dependency-cruiser/bin/dependency-cruise.mjs",
      SOURCE_FOLDERS.filter((name) => existsSync(join(ROOT, name))),
    ),
  );
  await further();
  await types;
}

/** Runs one section, prints its title, outcome and duration, and adds its counts to the total. */
async function section(title, work) {
  const startedAt = Date.now();
  console.log(`\n── ${title}`);
  const counts = await work().catch((error) => {
    console.log(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  for (const key of Object.keys(total)) total[key] += counts[key];
  if (counts.failed > 0) failures.push(title);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  const outcome = counts.failed > 0 ? "✗" : "✓";
  console.log(`${outcome} ${title}: ${counts.passed} ok, ${counts.failed} not ok, ${seconds} s`);
  return counts.failed === 0;
}

function check(title, work) {
  return section(title, async () => {
    await work();
    return { passed: 1, failed: 0, skipped: 0 };
  });
}

function tool(path, args) {
  return run(process.execPath, [fromModules(path), ...args], { quiet: true, failure: "" });
}

/** Runs a program with its output on ours; its exit code. */
function show(path, args, env = {}) {
  const child = spawn(process.execPath, [fromModules(path), ...args], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  return new Promise((done) => {
    child.once("error", () => done(1));
    child.once("exit", (code) => done(code ?? 1));
  });
}

function vitest(title, report, args) {
  return section(title, async () => {
    const code = await show("vitest/vitest.mjs", [
      ...["run", "--config", "tests/vitest.config.ts", "--reporter=default", "--reporter=json"],
      ...[`--outputFile.json=${report}`, ...args],
    ]);
    const result = readReport(report);
    rmSync(report, { force: true });
    return honest(code, {
      passed: result?.numPassedTests ?? 0,
      failed: result?.numFailedTests ?? 0,
      skipped: (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0),
    });
  });
}

async function journeys(isBuilt, report) {
  if (!isBuilt) throw new Error("Not played: there is no build.");
  await ensureChromium();
  const code = await show(
    "@playwright/test/cli.js",
    ["test", "--config", "tests/playwright.config.ts", "--reporter=list,json"],
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  );
  const stats = readReport(report)?.stats;
  return honest(code, {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  });
}

/** A runner that failed without naming a failed test (a file that does not load, say) has failed all the same. */
function honest(code, counts) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

async function ensureChromium() {
  if (process.env.AVAL_CHROMIUM || CHROMIUM_NAMES.some(hasCommand)) return;
  if (process.platform === "linux" && process.getuid?.() === 0 && hasCommand("apt-get")) {
    console.log("Installing Chromium from the distribution (once)");
    await run("apt-get", ["update", "-qq"], { quiet: true });
    await run("apt-get", ["install", "-y", "-qq", "chromium"], { quiet: true });
    return;
  }
  throw new Error(
    "Chromium is missing. Install it (Debian: sudo apt-get install chromium; macOS: brew install --cask chromium), " +
      "or name one with AVAL_CHROMIUM=/path/to/chromium.",
  );
}
