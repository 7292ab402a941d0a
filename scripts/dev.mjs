// `npm run dev`: the embedded database, migrated, and Next with hot reload.
import { continueWithOurNode, ensureClient, ensureInstalled, fromModules, runMain } from "./toolchain.mjs";

await runMain(async () => {
  await ensureInstalled();
  await continueWithOurNode();
  const { choosePort, onStop, serve } = await import("./serve.mjs");
  const { openInstallation } = await import("./installation.mjs");
  const port = await choosePort();
  await ensureClient();
  const args = process.argv.slice(2);
  const options = { empty: args.includes("--empty"), reset: args.includes("--reset"), yes: args.includes("--yes") };
  let installation;
  let web;
  onStop(async () => {
    await web?.stop();
    await installation?.close();
  });
  installation = await openInstallation(options);
  try {
    const host = process.env.AVAL_HOST || "127.0.0.1";
    const program = [fromModules("next/dist/bin/next"), "dev", "-p", String(port), "-H", host];
    web = await serve(program, { port, env: { ...installation.env, NODE_ENV: "development" }, seconds: 120 });
  } catch (error) {
    await installation.close();
    throw error;
  }
  if (installation.setupCode) console.log(`\nSet-up code for the first account (used once): ${installation.setupCode}`);
  console.log(`\nAval (development) is ready: ${web.address}`);
  const code = await web.ended;
  await installation.close();
  process.exit(code);
});
