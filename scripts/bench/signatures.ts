import type { Client } from "pg";
import { type BenchProject, seedMilestones } from "@/scripts/bench/seed";
import { openBenchDoor, prepareSignatures, type Ready, sign, signAll } from "@/scripts/bench/sign";
import { drafts, type Stage } from "@/scripts/bench/stage";
import { listenOnWire, type Trip } from "@/scripts/bench/wire";

/** Signatures per second, on one project beside a bare chain, and on several projects at once. */
export type SignatureFigures = {
  readonly one: number;
  readonly raw: number;
  readonly byProjects: Readonly<Record<number, number>>;
  /** What a first and a second signature of a definition send, wait by wait. */
  readonly trips: readonly (readonly Trip[])[];
};

const rounds = 3;

/** Measures the signature of a definition end to end through `execute`, turn about with a bare chain. */
export async function measureSignatures(
  seeding: Client,
  stage: Stage,
  appUrl: string,
  raw: (chains: number, seconds: number) => Promise<number>,
): Promise<SignatureFigures> {
  await seedMilestones(seeding, stage.large, { ...drafts.large, status: "DRAFT" });
  for (const project of stage.signed) await seedMilestones(seeding, project, { ...drafts.small, status: "DRAFT" });
  await seeding.query("ANALYZE milestone, deliverable, milestone_criterion");
  const door = openBenchDoor(appUrl);
  try {
    const all = await queueOf(door.db, stage, stage.large, drafts.large);
    const counted = `J${drafts.large.from}`;
    const trips = await countTrips(appUrl, all.filter(({ milestone }) => milestone === counted).reverse());
    const queue = all.filter(({ milestone }) => milestone !== counted);
    const signed: number[] = [];
    const appended: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      appended.push(await raw(1, 2));
      signed.push(await signAll(door, [queue], 2));
    }
    const byProjects: Record<number, number> = {};
    const queues: Ready[][] = [];
    for (const project of stage.signed) queues.push(await queueOf(door.db, stage, project, drafts.small));
    for (const count of [8, 4, 2, 1]) byProjects[count] = await signAll(door, queues.slice(0, count), 1);
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    return { one: mean(signed), raw: mean(appended), byProjects, trips };
  } finally {
    await door.db.$disconnect();
  }
}

/** The agency signs after the client, so the client's signatures are at the end, from where they are taken first. */
async function queueOf(
  db: ReturnType<typeof openBenchDoor>["db"],
  { people }: Stage,
  project: BenchProject,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<Ready[]> {
  const codes = Array.from({ length: count }, (_, index) => `J${from + index}`);
  const queue: Ready[] = [];
  for (const person of [people.agency, people.client])
    for (let start = 0; start < count; start += 50)
      queue.push(...(await prepareSignatures(db, project, person, codes.slice(start, start + 50))));
  return queue;
}

/** Signs once for each side of one milestone on a wire that counts, after others have prepared their statements. */
async function countTrips(appUrl: string, signatures: readonly Ready[]): Promise<readonly (readonly Trip[])[]> {
  const wire = await listenOnWire(appUrl);
  const door = openBenchDoor(wire.url);
  const counted: (readonly Trip[])[] = [];
  try {
    for (const ready of signatures) {
      wire.take();
      await sign(door, ready);
      counted.push(wire.take());
    }
  } finally {
    await door.db.$disconnect();
    wire.close();
  }
  return counted;
}
