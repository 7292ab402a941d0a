// `npm run bench -- similar`: how long a requirement's look-alikes take to be found among 100,000, as the form asks while
// one writes: by the application's role, in the project, under row-level security.
import type { Client } from "pg";
import { enterProject } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { listSimilar } from "@/lib/features/requirement/queries-similar";
import { measureApart } from "@/scripts/bench/apart";
import { judge, report } from "@/scripts/bench/report";
import { type BenchProject, seedPeople, seedProject, seedRequirements } from "@/scripts/bench/seed";

const rounds = 200;
const requirements = Number(process.env.BENCH_REQUIREMENTS ?? 100_000);

await measureApart("similar", async ({ db, seeding, say, file }) => {
  say(`Seeding ${requirements} requirements in one project`);
  const people = await seedPeople(seeding);
  const project = await seedProject(seeding, people, "alike");
  await seedRequirements(seeding, project, requirements);
  const statements = await writeStatements(seeding, project);
  say("Asking for look-alikes");
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < rounds; round += 1) {
    await transact(db, { personId: people.client, readOnly: true }, async (tx) => {
      const scope = await enterProject(tx, people.client, project.code);
      if (scope === null) throw new Error("The client is a member");
      const began = performance.now();
      const alike = await listSimilar(tx, scope, { text: askedAt(statements, round), except: null });
      times.push(performance.now() - began);
      found += alike.length > 0 ? 1 : 0;
    });
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;
  report(file, [judge(`look-alikes among ${requirements} requirements, p95 in ms`, at(0.95), "at most", 50)], {
    milliseconds: { median: at(0.5), p95: at(0.95), worst: at(0.999) },
    found,
  });
});

/** What somebody asks while writing: a whole statement, the first half of one, or one with words of their own. */
function askedAt(statements: readonly string[], round: number): string {
  const statement = statements[(round * 7_919) % statements.length] ?? "";
  const forms = [statement, statement.slice(0, Math.floor(statement.length / 2)), `${statement} Sans délai.`];
  return forms[round % forms.length] ?? "";
}

/** Gives each requirement words of its own: ten to twenty-five of a language of 8,000, as often as words are in a language (Zipf), and one in twenty nearly another's. */
async function writeStatements(client: Client, project: BenchProject): Promise<readonly string[]> {
  let seed = 20_261_122;
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const letters = "eeeeaaaiiioouuylnrstdcmpvqfbghjxz";
  const vocabulary = Array.from({ length: 8_000 }, () =>
    Array.from({ length: 3 + Math.floor(random() * 9) }, () => letters[Math.floor(random() * letters.length)]).join(""),
  );
  const word = (): string => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? "";
  const phrase = (count: number): string => Array.from({ length: count }, word).join(" ");
  const statements: string[] = [];
  for (let index = 0; index < requirements; index += 1) {
    const earlier = statements[Math.floor(random() * statements.length)];
    statements.push(
      random() < 0.05 && earlier !== undefined
        ? `${earlier} ${word()}`
        : `Quand un visiteur ${phrase(4)}, le site doit ${phrase(6 + Math.floor(random() * 12))}.`,
    );
  }
  for (let from = 0; from < statements.length; from += 10_000) {
    await client.query(
      `UPDATE requirement r SET search = lower(r.code) || ' ' || s.words || ' ' || lower(r.chapter) || ' ' FROM unnest($2::text[], $3::text[]) AS s (code, words) WHERE r.project_id = $1 AND r.code = s.code`,
      [
        project.id,
        statements.slice(from, from + 10_000).map((_, index) => `EX-${String(from + index + 1).padStart(3, "0")}`),
        statements.slice(from, from + 10_000),
      ],
    );
  }
  await client.query("VACUUM (ANALYZE) requirement");
  return statements;
}
