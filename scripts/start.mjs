// `npm start`: from a clean clone to a running Aval.
import { continueWithOurNode, ensureBuild, ensureClient, ensureInstalled, Refusal, runMain } from "./toolchain.mjs";

const HELP = `npm start [-- options]

  --empty   start without the demo and print a one-time set-up code for the first account
  --reset   erase the embedded database and files first (asks; --yes answers)

  PORT           port to serve on (otherwise the first free one from 3000)
  DATABASE_URL   a PostgreSQL 18 of your own instead of the embedded one (role aval_app);
  DATABASE_OWNER_URL   the same database as role aval_owner, for migrations
`;

await runMain(async () => {
  const options = readOptions(process.argv.slice(2));
  await ensureInstalled();
  await continueWithOurNode();
  const { choosePort, onStop, serve } = await import("./serve.mjs");
  const { openInstallation } = await import("./installation.mjs");
  const port = await choosePort();
  await ensureClient();
  const server = await ensureBuild();
  let installation;
  let web;
  onStop(async () => {
    process.stdout.write("\nStopping…\n");
    await web?.stop();
    await installation?.close();
  });
  installation = await openInstallation(options);
  try {
    // In a terminal the address below must stay readable: only warnings, unless AVAL_LOG_LEVEL says otherwise.
    const quiet = process.stdout.isTTY && !process.env.AVAL_LOG_LEVEL ? { AVAL_LOG_LEVEL: "warn" } : {};
    web = await serve([server], { port, env: { ...installation.env, ...quiet, NODE_ENV: "production" } });
  } catch (error) {
    await installation.close();
    throw error;
  }
  if (installation.isDemo) console.log("\nDemo data: sign in with one click, in any role.");
  if (installation.setupCode) console.log(`\nSet-up code for the first account (used once): ${installation.setupCode}`);
  console.log(`\nAval is ready: ${web.address}\n(Ctrl-C stops it.)`);
  const code = await web.ended;
  await installation.close();
  process.exit(code);
});

function readOptions(args) {
  const known = new Set(["--empty", "--reset", "--yes", "-y", "--help", "-h"]);
  const unknown = args.find((arg) => !known.has(arg));
  if (unknown !== undefined) throw new Refusal(`Unknown option ${unknown}.\n\n${HELP}`);
  if (args.includes("--help") || args.includes("-h")) {
    console.log(HELP);
    process.exit(0);
  }
  const has = (...names) => names.some((name) => args.includes(name));
  return { empty: has("--empty"), reset: has("--reset"), yes: has("--yes", "-y") };
}
