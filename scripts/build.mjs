// `npm run build`: the generated client and a fresh standalone build (used by the Dockerfile).
import { continueWithOurNode, ensureBuild, ensureClient, ensureInstalled, runMain } from "./toolchain.mjs";

await runMain(async () => {
  await ensureInstalled();
  await continueWithOurNode();
  await ensureClient();
  await ensureBuild({ force: true });
});
