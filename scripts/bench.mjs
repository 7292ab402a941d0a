// `npm run bench`: the production build measured beside a bare Next application and a raw chain, on rows of its own.
// `npm run bench -- clocks` measures the worker alone: finding what is due, ends and reminders by the thousand.
// `npm run bench -- similar` measures alone how look-alikes are found among 100,000 requirements.
// `npm run bench -- differences` measures alone how two baselines of 10,000 requirements are compared.
// `npm run bench -- money` measures alone how a budget of 50,000 entries is summed.
// `npm run bench -- todo` measures alone the page of what waits for a person, with 2,000 open matters over 50 projects.
// `npm run bench -- table` measures alone how the list of 10,000 requirements is scrolled through, in Chromium.
// `npm run bench -- meeting` measures alone how soon an act in a meeting is on every screen, and what a screen weighs.
// One command, a table on the screen and `bench.json` in the data folder. Takes about ten minutes; touches no data of yours.
import {
  continueWithOurNode,
  ensureBuild,
  ensureClient,
  ensureInstalled,
  runMain,
  runTypeScript,
} from "./toolchain.mjs";

await runMain(async () => {
  await ensureInstalled();
  await continueWithOurNode();
  await ensureClient();
  if (process.argv.includes("clocks")) {
    await runTypeScript("scripts/bench/clocks.ts", [], {
      env: { NODE_ENV: "production" },
      failure: "The bench of the clocks did not come to its end.",
    });
    return;
  }
  if (process.argv.includes("similar")) {
    await runTypeScript("scripts/bench/similar.ts", [], {
      env: { NODE_ENV: "production" },
      failure: "The bench of look-alikes did not come to its end.",
    });
    return;
  }
  if (process.argv.includes("differences")) {
    await runTypeScript("scripts/bench/differences.ts", [], {
      env: { NODE_ENV: "production" },
      failure: "The bench of the differences did not come to its end.",
    });
    return;
  }
  if (process.argv.includes("money")) {
    await runTypeScript("scripts/bench/money.ts", [], {
      env: { NODE_ENV: "production" },
      failure: "The bench of the budget did not come to its end.",
    });
    return;
  }
  if (process.argv.includes("todo")) {
    await runTypeScript("scripts/bench/todo.ts", [await ensureBuild()], {
      env: { NODE_ENV: "production" },
      failure: "The bench of the to-do page did not come to its end.",
    });
    return;
  }
  if (process.argv.includes("table")) {
    await runTypeScript("scripts/bench/table.ts", [await ensureBuild()], {
      env: { NODE_ENV: "production" },
      failure: "The bench of the long list did not come to its end.",
    });
    return;
  }
  if (process.argv.includes("meeting")) {
    await runTypeScript("scripts/bench/meeting.ts", [await ensureBuild()], {
      env: { NODE_ENV: "production" },
      failure: "The bench of the meetings did not come to its end.",
    });
    return;
  }
  await runTypeScript("scripts/bench/run.ts", [await ensureBuild()], {
    env: { NODE_ENV: "production" },
    failure: "The bench did not come to its end.",
  });
});
