// `npm run bench -- todo`: the page of what waits for a person, with 2,000 open matters over 50 projects that have lived,
// beside the page of somebody for whom eighty wait in two such projects: both are full, so that what differs is how much
// waits, and not how many rows are drawn. First what is read for it, then the page as served.
import { randomBytes } from "node:crypto";
import { personScope } from "@/lib/auth/scope";
import type { Database } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { readInbox } from "@/lib/features/todo/queries";
import type { PersonId } from "@/lib/kernel/ids";
import { instantOf } from "@/lib/kernel/instant";
import { measureApart } from "@/scripts/bench/apart";
import { compare } from "@/scripts/bench/load";
import { judge, report } from "@/scripts/bench/report";
import { seedPeople } from "@/scripts/bench/seed";
import { matters, seedWaitingProject } from "@/scripts/bench/seed-waiting";
import { environmentOf, signIn } from "@/scripts/bench/stage";
import { serve } from "@/scripts/serve.mjs";

const projects = Number(process.env.BENCH_PROJECTS ?? 50);
const calmProjects = 2;
const rounds = 60;
const port = Number(process.env.PORT ?? 4800);
const program = process.argv[2] ?? ".next/standalone/server.js";
const url = `http://localhost:${port}`;

await measureApart("todo", async ({ db, appUrl, seeding, say, file }) => {
  const total = projects * matters;
  const few = calmProjects * matters;
  say(`Seeding ${total} open matters over ${projects} projects for one person, ${few} in ${calmProjects} for another`);
  const [busy, calm] = [await seedPeople(seeding), await seedPeople(seeding)];
  for (let number = 1; number <= projects; number += 1) await seedWaitingProject(seeding, busy, `todo-${number}`);
  for (let number = 1; number <= calmProjects; number += 1) await seedWaitingProject(seeding, calm, `calm-${number}`);
  await seeding.query("VACUUM (ANALYZE)");

  say("Reading what the page shows");
  const readings = { busy: await readOften(db, busy.client, total), calm: await readOften(db, calm.client, few) };

  say("Asking for the page");
  const secret = randomBytes(32).toString("base64url");
  const env = { ...environmentOf(secret, url), DATABASE_URL: appUrl };
  const app = await serve([program], { output: "ignore", port, env });
  try {
    const at = async (person: PersonId): Promise<{ url: string; headers: Record<string, string> }> => ({
      url: `http://127.0.0.1:${port}/to-do`,
      headers: { cookie: await signIn(seeding, person, { secret, url }), host: `localhost:${port}` },
    });
    // In many short turns: five of a hundred answers decide, and what else the machine does comes in bursts.
    const pages = await compare(
      { busy: await at(busy.client), calm: await at(calm.client) },
      { rounds: 16, seconds: 2 },
    );
    report(
      file,
      [
        judge(`reading ${total} matters and the first of them, p95 in ms`, readings.busy.p95, "at most", 50),
        judge(
          `p95 of the to-do page at ${total} matters beside ${few}`,
          pages.busy.p95 / pages.calm.p95,
          "at most",
          1.2,
        ),
      ],
      { readings, pages, projects, matters: total },
    );
  } finally {
    await app.stop();
  }
});

/** How long one reading of the page takes, in milliseconds: the counts and the first page, in one transaction. */
async function readOften(db: Database, personId: PersonId, total: number): Promise<{ p50: number; p95: number }> {
  const now = instantOf(new Date());
  const scope = personScope(personId);
  const times: number[] = [];
  for (let round = 0; round < rounds + 10; round += 1) {
    const began = performance.now();
    const counted = await transact(db, { personId, readOnly: true }, async (tx) => {
      const { counts } = await readInbox(tx, scope, now);
      return counts.total;
    });
    if (counted !== total) throw new Error(`${counted} matters wait, not ${total}`);
    // The first readings prepare the statements.
    if (round >= 10) times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return { p50: times[rounds * 0.5] ?? 0, p95: times[rounds * 0.95] ?? 0 };
}
