import { randomBytes } from "node:crypto";
import type { Client } from "pg";
import { v7 } from "uuid";
import { issueToken, sessionCookie } from "@/lib/auth/token";
import { sha256 } from "@/lib/ledger/canonical";
import {
  type BenchPeople,
  type BenchProject,
  seedLedger,
  seedMilestones,
  seedPeople,
  seedProject,
  seedRequirements,
} from "@/scripts/bench/seed";

/** The rows of the bench, who is signed in, and the pages that are measured. */
export type Stage = {
  readonly people: BenchPeople;
  readonly large: BenchProject;
  /** Eight projects to sign in at once. */
  readonly signed: readonly BenchProject[];
  readonly cookie: string;
  readonly token: string;
  readonly env: Readonly<Record<string, string>>;
  readonly pages: Readonly<
    Record<
      | "requirements"
      | "fewRequirements"
      | "milestone"
      | "overview"
      | "millionEntries"
      | "tenThousandEntries"
      | "signing",
      string
    >
  >;
};

/** Milestones that are signed in the large project, beyond its 500; and in each of the small ones. */
export const drafts = { large: { from: 1001, count: 600 }, small: { from: 1, count: 160 } } as const;

/** Seeds everything, and signs the client's person in by a real session and a real personal access token. */
export async function openStage(client: Client, url: string, say: (line: string) => void): Promise<Stage> {
  say("Seeding projects, requirements and milestones");
  const people = await seedPeople(client);
  const project = (code: string): Promise<BenchProject> => seedProject(client, people, code);
  const [large, small, tenThousand, million] = [
    await project("large"),
    await project("small"),
    await project("ledger-10000"),
    await project("ledger-1000000"),
  ];
  await seedRequirements(client, large, 10_000);
  await seedRequirements(client, small, 100);
  await seedMilestones(client, large, { from: 1, count: 490, status: "ACCEPTED" });
  await seedMilestones(client, large, { from: 491, count: 10, status: "IN_PROGRESS" });
  const signed: BenchProject[] = [];
  for (let index = 1; index <= 8; index += 1) signed.push(await project(`signed-${index}`));
  for (const [one, count] of [
    [large, 100_000],
    [small, 100],
    [tenThousand, 10_000],
    [million, 1_000_000],
  ] as const) {
    say(`Chaining ${count} entries`);
    await seedLedger(client, one, people, count);
  }
  say("Gathering statistics");
  await client.query("VACUUM (ANALYZE)");
  const secret = randomBytes(32).toString("base64url");
  const token = `aval_pat_${randomBytes(32).toString("base64url")}`;
  await client.query(
    `INSERT INTO personal_access_token (id, person_id, name, token_hash, last_characters, access, every_project, projects, created_at, expires_at)
     VALUES ($1, $2, 'Bench', $3, $4, 'READ', true, '{}', now(), now() + interval '1 day')`,
    [v7(), people.client, sha256(token), token.slice(-4)],
  );
  return {
    people,
    large,
    signed,
    token,
    cookie: await signIn(client, people.client, { secret, url }),
    env: environmentOf(secret, url),
    pages: {
      requirements: "/projects/large/requirements",
      fewRequirements: "/projects/small/requirements",
      milestone: "/projects/large/milestones/J495",
      overview: "/projects/large",
      millionEntries: "/projects/ledger-1000000/ledger",
      tenThousandEntries: "/projects/ledger-10000/ledger",
      signing: "/projects/large/milestones/J495/sign",
    },
  };
}

/** What the application that is measured is started with. */
export function environmentOf(secret: string, url: string): Readonly<Record<string, string>> {
  return { AVAL_SECRET: secret, AVAL_DEMO: "0", AVAL_LOG_LEVEL: "error", AVAL_URL: url };
}

/** Opens a real session of a person; answers its cookie. */
export async function signIn(
  client: Client,
  personId: string,
  { secret, url }: { readonly secret: string; readonly url: string },
): Promise<string> {
  const session = v7();
  await client.query(
    "INSERT INTO session (id, person_id, method, created_at, last_seen_at, expires_at) VALUES ($1, $2, 'PASSWORD', now(), now(), now() + interval '1 day')",
    [session, personId],
  );
  return `${sessionCookie(url).name}=${await issueToken(session, secret)}`;
}
