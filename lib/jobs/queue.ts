import { PgBoss } from "pg-boss";
import { z } from "zod";

/** The queue of what is due (migration 20261122002400_worker): a job per project, never two of one project at once. */
const queue = "clock";

const Work = z.object({ projectId: z.uuid() });

/** A job that this worker has in hand: which project, and how often it was tried before. */
export type Job = { readonly id: string; readonly projectId: string; readonly tries: number; readonly isLast: boolean };

/** The queue as the worker uses it. */
export type ClockQueue = {
  /** Adds a job for each project that has none. */
  readonly add: (projectIds: readonly string[]) => Promise<void>;
  /** Takes up to so many jobs that no other worker has, the longest waiting first. */
  readonly take: (most: number) => Promise<readonly Job[]>;
  readonly finish: (jobs: readonly Job[]) => Promise<void>;
  /** Gives a job back to be tried again after a while; after its last try it goes to the dead letters. */
  readonly fail: (job: Job) => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Opens the queue on two connections of its own. Its tables are there (they came with a migration): nothing is created,
 * scheduled or reindexed by it, and the application role could not.
 */
export async function openClockQueue(databaseUrl: string, onError: (error: unknown) => void): Promise<ClockQueue> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: "aval-queue",
    schema: "queue",
    max: 2,
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: true,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on("error", onError);
  await boss.start();
  return {
    add: async (projectIds) => {
      if (projectIds.length === 0) return;
      await boss.insert(
        queue,
        projectIds.map((projectId) => ({ data: { projectId }, singletonKey: projectId })),
      );
    },
    take: async (most) => {
      const jobs = await boss.fetch(queue, { batchSize: most, includeMetadata: true });
      return jobs.map(({ id, data, retryCount, retryLimit }) => ({
        id,
        projectId: Work.parse(data).projectId,
        tries: retryCount,
        isLast: retryCount >= retryLimit,
      }));
    },
    finish: async (jobs) => {
      if (jobs.length === 0) return;
      const ids = jobs.map((job) => job.id);
      await boss.complete(queue, ids);
      // What works again is no longer among what does not.
      const projects = jobs.map((job) => job.projectId);
      await boss
        .getDb()
        .executeSql("DELETE FROM queue.job WHERE name = 'clock-dead' AND data ->> 'projectId' = ANY ($1)", [projects]);
    },
    fail: async (job) => {
      await boss.fail(queue, job.id);
    },
    close: () => boss.stop({ graceful: false, close: true }),
  };
}
