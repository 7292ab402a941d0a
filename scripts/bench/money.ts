// `npm run bench -- money`: how long a budget of 50,000 entries takes to be summed, by one query, by the application's
// role, under row-level security; and its sums against a plain count of the same rows.
import type { Client } from "pg";
import { enterProject } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { sumsOf } from "@/lib/domain/budget-sums";
import { sumMoney } from "@/lib/features/budget/queries-sums";
import { measureApart } from "@/scripts/bench/apart";
import { judge, report } from "@/scripts/bench/report";
import { type BenchProject, seedPeople, seedProject } from "@/scripts/bench/seed";

const rounds = 60;
const today = "2026-11-22";
const entries = Number(process.env.BENCH_ENTRIES ?? 50_000);

await measureApart("money", async ({ db, seeding, say, file }) => {
  say(`Seeding ${entries} entries on 120 milestones of two agencies, in a project beside one as large`);
  const people = await seedPeople(seeding);
  const project = await seedProject(seeding, people, "budgeted");
  await seedMoney(seeding, project);
  await seedMoney(seeding, await seedProject(seeding, people, "beside"));
  await seeding.query("VACUUM (ANALYZE)");
  say("Summing");
  const times: number[] = [];
  let invoiced = 0;
  for (let round = 0; round < rounds; round += 1) {
    await transact(db, { personId: people.client, readOnly: true }, async (tx) => {
      const scope = await enterProject(tx, people.client, project.code);
      if (scope === null) throw new Error("The client is a member");
      const began = performance.now();
      const sums = sumsOf(await sumMoney(tx, scope.projectId, today), today);
      times.push(performance.now() - began);
      invoiced = sums.invoiced;
    });
  }
  const { rows } = await seeding.query<{ plain: string }>(
    "SELECT sum(cents) AS plain FROM money_entry WHERE project_id = $1 AND kind = 'INVOICE'",
    [project.id],
  );
  if (Number(rows[0]?.plain) !== invoiced) throw new Error("The sums are not those of the rows");
  const sorted = times.slice(10).toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  report(file, [judge(`budget of ${entries} entries summed by one query, p95 in ms`, at(0.95), "at most", 50)], {
    milliseconds: { median: at(0.5), p95: at(0.95) },
  });
});

/** Entries of every kind in the proportions of a long project, each under an entry of the ledger that is not there. */
async function seedMoney(client: Client, { id }: BenchProject): Promise<void> {
  await client.query(
    `WITH party AS (SELECT ARRAY[uuidv7(), uuidv7()] AS ids), milestone AS (SELECT ARRAY(SELECT uuidv7() FROM generate_series(1, 120)) AS ids)
     INSERT INTO money_entry (project_id, seq, ordinal, kind, source, cents, tax_cents, party_id, milestone_id, reference, recurring, occurred_at)
     SELECT $1, n, 0, k, k, 100 + (n * 7919) % 900000, CASE WHEN k IN ('INVOICE', 'PAYMENT') THEN (n * 31) % 9000 ELSE 0 END,
       party.ids[1 + n % 2], milestone.ids[1 + n % 120], 'X-' || n, false, now()
     FROM generate_series(1, $2::int) AS n
     CROSS JOIN LATERAL (SELECT (ARRAY['COMMITMENT', 'ACCEPTANCE', 'INVOICE', 'INVOICE', 'PAYMENT', 'PAYMENT', 'PAYMENT', 'PENALTY'])[1 + n % 8]) AS kinds (k)
     CROSS JOIN party CROSS JOIN milestone`,
    [id, entries],
  );
}
