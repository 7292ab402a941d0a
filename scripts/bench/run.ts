import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { Client } from "pg";
import { migrate } from "@/lib/db/migrate";
import { buildBare } from "@/scripts/bench/bare";
import { appendRaw, prepareChains } from "@/scripts/bench/chain";
import { measureImport } from "@/scripts/bench/imports";
import { compare } from "@/scripts/bench/load";
import { findWholeReads, readingStatements } from "@/scripts/bench/plans";
import { judge, report, type Verdict } from "@/scripts/bench/report";
import { scriptBytes } from "@/scripts/bench/scripts";
import { openSeeding } from "@/scripts/bench/seed";
import { measureSignatures } from "@/scripts/bench/signatures";
import { openStage, type Stage } from "@/scripts/bench/stage";
import { tripsOf } from "@/scripts/bench/trips";
import { type EmbeddedDatabase, startDatabase } from "@/scripts/database.mjs";
import { serve } from "@/scripts/serve.mjs";

const root = process.cwd();
const dataDir = resolve(root, process.env.AVAL_DATA_DIR ?? ".data");
mkdirSync(dataDir, { recursive: true });
const folder = mkdtempSync(join(dataDir, "bench-"));
const port = Number(process.env.PORT ?? 4800);
const program = process.argv[2] ?? ".next/standalone/server.js";
const say = (line: string): void => console.log(`• ${line}`);
const ends: (() => Promise<unknown> | unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];

try {
  const database = await startDatabase({ dataDir: join(folder, "data") });
  ends.unshift(() => database.stop());
  await migrate(database.ownerUrl);
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  ends.unshift(() => owner.end());
  await prepareChains(owner);
  const inDatabase = new URL(database.superUrl);
  inDatabase.pathname = "/aval";
  const seeding = await openSeeding(inDatabase.href);
  ends.unshift(() => seeding.end());
  const stage = await openStage(seeding, `http://localhost:${port}`, say);
  Object.assign(process.env, stage.env, { DATABASE_URL: database.appUrl });
  await measure(stage, database, seeding);
} finally {
  for (const end of ends) await end();
}

async function measure(stage: Stage, { appUrl, ownerUrl }: EmbeddedDatabase, seeding: Client): Promise<void> {
  const quiet = { output: "ignore", env: stage.env } as const;
  say("Building the bare application");
  // Under the project, so that it finds the same node_modules.
  mkdirSync(join(root, ".data"), { recursive: true });
  const bareFolder = mkdtempSync(join(root, ".data", "bare-"));
  ends.push(() => rmSync(bareFolder, { recursive: true, force: true }));
  const bareProgram = buildBare(bareFolder, root);
  const bare = await serve(bareProgram, {
    ...quiet,
    port: port + 1,
    env: { ...stage.env, DATABASE_URL: ownerUrl, BENCH_PROJECT: stage.large.id, NEXT_DIST_DIR: "" },
  });
  ends.unshift(() => bare.stop());

  say("Counting round trips");
  const pages = stage.pages;
  const counted = await tripsOf(stage, program, port + 2, appUrl);
  const app = await serve([program], { ...quiet, port, env: { ...stage.env, DATABASE_URL: appUrl } });
  ends.unshift(() => app.stop());

  const at = (path: string): { url: string; headers: Record<string, string> } => ({
    url: `http://127.0.0.1:${port}${path}`,
    headers: { cookie: stage.cookie, host: `localhost:${port}` },
  });
  const api = (code: string): { url: string; headers: Record<string, string> } => ({
    url: `http://127.0.0.1:${port}/api/v1/projects/${code}/requirements?limit=25`,
    headers: { authorization: `Bearer ${stage.token}`, host: `localhost:${port}` },
  });
  const bareAt = (path: string): { url: string } => ({ url: `http://127.0.0.1:${port + 1}${path}` });
  const often = { rounds: 4, seconds: 3 };

  say("Pages beside the bare page");
  const lists = await compare({ page: at(pages.requirements), barePage: bareAt("/") }, often);
  const json = await compare({ json: api(stage.large.code), bareJson: bareAt("/rows") }, often);
  say("Large beside small");
  const sizes = await compare({ large: at(pages.requirements), small: at(pages.fewRequirements) }, often);
  const ledgers = await compare(
    { million: at(pages.millionEntries), tenThousand: at(pages.tenThousandEntries) },
    often,
  );
  const others = await compare(
    { milestone: at(pages.milestone), overview: at(pages.overview) },
    { rounds: 2, seconds: 3 },
  );
  const memory = residentMegabytes(app.child.pid ?? 0);
  const scripts = await scriptBytes(at(pages.signing));

  const statements = readingStatements([...counted.values()].flatMap((page) => page.trips));
  const whole = await findWholeReads(appUrl, { personId: stage.people.client, project: stage.large.code }, statements);

  say("Signatures beside a bare chain");
  const signatures = await measureSignatures(seeding, stage, appUrl, (chains, seconds) =>
    appendRaw(appUrl, chains, seconds),
  );

  say("Importing 10,000 lines");
  const [importing] = stage.signed;
  if (importing === undefined) throw new Error("No project to import into");
  const imported = await measureImport(appUrl, importing, stage.people.client);

  const most = (trips: readonly number[]): number => Math.max(...trips);
  const verdicts: readonly Verdict[] = [
    judge(
      "list page, requests/s beside the bare page",
      lists.page.perSecond / lists.barePage.perSecond,
      "at least",
      0.5,
    ),
    judge(
      "list as JSON, requests/s beside the bare handler",
      json.json.perSecond / json.bareJson.perSecond,
      "at least",
      0.5,
    ),
    judge("signature on one project beside the bare chain", signatures.one / signatures.raw, "at least", 0.2),
    judge(
      "signatures/s on 8 projects beside 1",
      (signatures.byProjects[8] ?? 0) / (signatures.byProjects[1] ?? 1),
      "at least",
      1,
    ),
    judge("p95 at 10,000 requirements beside 100", sizes.large.p95 / sizes.small.p95, "at most", 1.2),
    judge(
      "p95 of the ledger page at 1,000,000 entries beside 10,000",
      ledgers.million.p95 / ledgers.tenThousand.p95,
      "at most",
      1.2,
    ),
    judge(
      "round trips of the page that has most",
      most([...counted.values()].map((page) => page.trips.length)),
      "at most",
      6,
    ),
    judge(
      "round trips of a signature (the first, the second)",
      most(signatures.trips.map((trips) => trips.length)),
      "at most",
      12,
    ),
    judge("import of 10,000 new lines, s", imported.created, "at most", 20),
    judge("import of 10,000 changed lines, s", imported.revised, "at most", 20),
    judge("JavaScript of the signing page, kB gzip", scripts / 1000, "at most", 170),
    judge("memory of the application after the run, MB", memory, "at most", 350),
    judge("reads of a whole table in lists", whole.length, "at most", 0),
  ];
  report(join(dataDir, "bench.json"), verdicts, {
    requests: { ...lists, ...json, sizes, ledgers, others },
    signatures: { ...signatures, trips: signatures.trips.map((trips) => trips.length) },
    roundTrips: Object.fromEntries([...counted].map(([name, page]) => [name, page.trips.length])),
    imported,
    whole,
    statements: {
      requirements: counted.get("requirements")?.trips ?? [],
      signatures: signatures.trips,
    },
  });
}

/** What the operating system counts as resident (Linux); nothing elsewhere. */
function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
