import type { Door } from "@/lib/commands/execute";
import { listen } from "@/lib/db/ear";
import { renewCalendars } from "@/lib/jobs/calendar-keeper";
import { keepMediations } from "@/lib/jobs/mediation-keeper";
import { type ClockQueue, type Job, openClockQueue } from "@/lib/jobs/queue";
import { listDueProjects, nextDue, settleProject } from "@/lib/jobs/settle";
import { logDefect, logLine, thrown } from "@/lib/log/log";

/** Jobs taken at once, and how many of them run side by side: the rest of the pool is for the pages. */
const batch = 20;
const hands = 3;
/** How long one job goes on with its project before it lets others have a turn; the queue gives it up after 120 s. */
const turnMilliseconds = 60_000;
/** However quiet it is, the clocks are looked at this often: for what a lost connection did not tell. */
const lookMilliseconds = 15_000;
/** How often calendars are looked at that come to their end. */
const renewMilliseconds = 3_600_000;

/** How the runner can be stopped. */
export type ClockRunner = { readonly stop: () => Promise<void> };

/**
 * Runs what is due, in this process, until it is stopped: at the very instant when the next thing falls due, whenever
 * PostgreSQL tells of a new one, and every 15 seconds. Any number of processes may; each project is in one hand at a
 * time, and even where two should meet the command ids make one act. A project that fails is tried again later and
 * keeps nobody waiting.
 */
export function startClock(door: Door, { databaseUrl }: { readonly databaseUrl: string }): ClockRunner {
  let stopped = false;
  let queue: ClockQueue | undefined;
  let timer: NodeJS.Timeout | undefined;
  let wakeAt = Number.POSITIVE_INFINITY;
  let isLooking = false;
  let again = false;
  let turn: Promise<void> = Promise.resolve();

  const sleepUntil = (at: number): void => {
    if (stopped || isLooking || at >= wakeAt) return;
    clearTimeout(timer);
    wakeAt = at;
    timer = setTimeout(look, Math.max(0, at - Date.parse(door.clock.now())));
    timer.unref();
  };
  let renewedAt = Number.NEGATIVE_INFINITY;
  const renew = async (): Promise<void> => {
    const now = Date.parse(door.clock.now());
    if (now - renewedAt < renewMilliseconds) return;
    renewedAt = now;
    // What is due waits for no calendar: one that cannot be renewed is tried again with the next look of this kind.
    await renewCalendars(door).catch((error: unknown) => logDefect(error));
  };
  const work = async (): Promise<void> => {
    await renew();
    queue ??= await openClockQueue(databaseUrl, (error) => logDefect(error));
    await keepMediations(door).catch((error: unknown) => logDefect(error));
    await runDue(door, queue, () => stopped);
  };
  const look = (): void => {
    if (stopped) return;
    // Told while it looks: it looks once more, however often it was told.
    again = true;
    if (isLooking) return;
    isLooking = true;
    clearTimeout(timer);
    wakeAt = Number.POSITIVE_INFINITY;
    turn = lookNow();
  };
  const lookNow = async (): Promise<void> => {
    const latest = Date.parse(door.clock.now()) + lookMilliseconds;
    let next: number = latest;
    try {
      while (again && !stopped) {
        again = false;
        await work();
        next = Date.parse((await nextDue(door, door.clock.now())) ?? door.clock.now());
      }
    } catch (error) {
      logDefect(error);
    }
    isLooking = false;
    sleepUntil(next > Date.parse(door.clock.now()) ? Math.min(next, latest) : latest);
  };
  const stopListening = listen(databaseUrl, "aval_clocks", {
    onHeard: (told) => {
      const at = Number(told);
      if (told === undefined || Number.isNaN(at) || at <= Date.parse(door.clock.now())) look();
      else sleepUntil(at);
    },
    onLost: (error) => logLine("warn", "ear-lost", { errors: thrown(error) }),
    onFound: () => logLine("info", "ear-found"),
  });
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await turn;
      await stopListening();
      await queue?.close();
    },
  };
}

/** Finds what is due, gives each project its job, and does the jobs that nobody else has in hand, until none is left. */
async function runDue(door: Door, queue: ClockQueue, isStopped: () => boolean): Promise<void> {
  for (;;) {
    const due = await listDueProjects(door, door.clock.now());
    await queue.add(due.map((one) => one.projectId));
    const jobs = isStopped() ? [] : await queue.take(batch);
    if (jobs.length === 0) return;
    await runJobs(door, queue, jobs, isStopped);
  }
}

async function runJobs(door: Door, queue: ClockQueue, jobs: readonly Job[], isStopped: () => boolean): Promise<void> {
  const waiting = [...jobs];
  const done: Job[] = [];
  const until = Date.now() + turnMilliseconds;
  const hand = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      try {
        // Stopped, or its time is over: what is left is found again by whoever looks next.
        await settleProject(door, job.projectId, () => isStopped() || Date.now() > until);
        done.push(job);
      } catch (error) {
        await giveBack(queue, job, error);
      }
    }
  };
  await Promise.all(Array.from({ length: hands }, hand));
  await queue.finish(done);
}

async function giveBack(queue: ClockQueue, job: Job, error: unknown): Promise<void> {
  const outcome = job.isLast ? "dead-letter" : "to-be-tried-again";
  logLine(job.isLast ? "error" : "warn", "clock", {
    projectId: job.projectId,
    attempts: job.tries + 1,
    outcome,
    errors: thrown(error),
  });
  await queue.fail(job);
}
