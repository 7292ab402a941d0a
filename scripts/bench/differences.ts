// `npm run bench -- differences`: how long two baselines of 10,000 requirements take to be compared when every text
// differs: the figures with a page of words, and the words of all of them; by the application's role, under row-level security.
import type { Client } from "pg";
import { v7 } from "uuid";
import { enterProject, type ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { compareBaselines } from "@/lib/features/difference/queries";
import { type BaselineDifference, changedCriteria, changedFields } from "@/lib/features/difference/view";
import { wordDifference } from "@/lib/features/difference/view-words";
import { sha256 } from "@/lib/ledger/canonical";
import { measureApart } from "@/scripts/bench/apart";
import { judge, report } from "@/scripts/bench/report";
import { type BenchProject, seedPeople, seedProject, seedRequirements } from "@/scripts/bench/seed";

const rounds = 20;
const requirements = Number(process.env.BENCH_REQUIREMENTS ?? 10_000);

await measureApart("differences", async ({ db, seeding, say, file }) => {
  say(`Seeding two baselines of ${requirements} requirements, each with another text`);
  const people = await seedPeople(seeding);
  const project = await seedProject(seeding, people, "compared");
  await seedRequirements(seeding, project, requirements);
  await rewriteAll(seeding, project);
  say("Comparing");
  const timed = async (work: (tx: Tx, scope: ProjectScope) => Promise<number>): Promise<readonly number[]> => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await transact(db, { personId: people.client, readOnly: true }, async (tx) => {
        const scope = await enterProject(tx, people.client, project.code);
        if (scope === null) throw new Error("The client is a member");
        const began = performance.now();
        const told = await work(tx, scope);
        times.push(performance.now() - began);
        if (told === 0) throw new Error("Every text differs");
      });
    }
    return times.toSorted((a, b) => a - b);
  };
  const page = await timed(async (tx, scope) => wordsOf(await compareBaselines(tx, scope, { from: 1, to: 2 })));
  const whole = await timed(async (tx, scope) =>
    wordsOf(await compareBaselines(tx, scope, { from: 1, to: 2, size: requirements })),
  );
  const at = (times: readonly number[], share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;
  report(
    file,
    [
      judge(
        `two baselines of ${requirements}: figures and a page of words, p95 in ms`,
        at(page, 0.95),
        "at most",
        1_000,
      ),
      judge(
        `two baselines of ${requirements}: the words of all of them, median in ms`,
        at(whole, 0.5),
        "at most",
        1_000,
      ),
    ],
    { milliseconds: { page: [at(page, 0.5), at(page, 0.95)], whole: [at(whole, 0.5), at(whole, 0.95)] } },
  );
});

/** Compares every part of every text word by word, as the page tells them; how many parts that is. */
function wordsOf(view: BaselineDifference | null): number {
  let parts = 0;
  for (const { before, after } of view?.items ?? []) {
    if (before === null || after === null) continue;
    for (const field of changedFields(before.content, after.content))
      parts += wordDifference(String(before.content[field]), String(after.content[field])).length;
    for (const pair of changedCriteria(before.content.criteria, after.content.criteria))
      parts += wordDifference(pair.before?.target ?? "", pair.after?.target ?? "").length;
  }
  return parts;
}

/** Two signed sets: the texts as they were seeded, and a second version of each. */
async function rewriteAll(client: Client, project: BenchProject): Promise<void> {
  await client.query(
    `INSERT INTO requirement_version (project_id, requirement_id, version, title, statement, kind, priority, criteria_count, digest, written_by, written_at)
     SELECT project_id, requirement_id, 2, title, replace(statement, 'sur tous les écrans', 'sur les petits écrans comme sur les grands, en moins de deux secondes'),
       kind, priority, 1, encode(sha256((digest || '2')::bytea), 'hex'), written_by, written_at FROM requirement_version WHERE project_id = $1`,
    [project.id],
  );
  await client.query(
    `INSERT INTO acceptance_criterion (project_id, id, requirement_id, version, position, measure, target, method, flexibility)
     SELECT project_id, uuidv7(), requirement_id, 2, position, measure, '1 s', method, flexibility FROM acceptance_criterion WHERE project_id = $1`,
    [project.id],
  );
  for (const number of [1, 2]) {
    const [baseline, document] = [v7(), v7()];
    const content = JSON.stringify({ number });
    await client.query(
      `INSERT INTO signed_document (project_id, id, code, kind, subject_id, version, content, digest, created_at)
       VALUES ($1, $2, $3, 'BASELINE', $4, 1, $5, $6, now())`,
      [project.id, document, `PV-2026-00${number}`, baseline, content, sha256(content)],
    );
    await client.query(
      `INSERT INTO baseline_item SELECT project_id, $2, requirement_id, version, digest, true FROM requirement_version WHERE project_id = $1 AND version = $3`,
      [project.id, baseline, number],
    );
    await client.query(
      `INSERT INTO baseline (project_id, id, number, document_id, digest, exclusions, item_count, signed_by, signed_at)
       SELECT $1, $2, $3, $4, $5, 'aucune', count(*)::int, (SELECT id FROM member WHERE project_id = $1 AND side = 'CLIENT'), now()
       FROM baseline_item WHERE project_id = $1 AND baseline_id = $2`,
      [project.id, baseline, number, document, sha256(content)],
    );
  }
  await client.query("VACUUM (ANALYZE)");
}
