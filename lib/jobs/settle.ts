import { z } from "zod";
import { closeConsultation } from "@/lib/commands/close-consultation";
import type { SystemCommand } from "@/lib/commands/define-command";
import { type Door, executeAsSystem } from "@/lib/commands/execute";
import { expireClock } from "@/lib/commands/expire-clock";
import { sendReminder } from "@/lib/commands/send-reminder";
import { systemCommandId } from "@/lib/jobs/clock";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const DueRow = z.object({
  kind: z.enum(["CLOCK", "REMINDER", "CLOSING"]),
  projectId: z.uuid(),
  id: z.uuid(),
  clockId: z.uuid(),
  dueAt: z.date(),
});

/** One thing that is due: the end of a clock, a reminder of it, or the closing of a consultation. */
export type DueOne = z.infer<typeof DueRow>;

const ProjectRow = z.object({ projectId: z.uuid(), dueAt: z.date() });

/** A project in which something is due, since when. */
export type DueProject = z.infer<typeof ProjectRow>;

/** What is due in one project at `now`, the longest due first. */
async function listDueIn(door: Pick<Door, "db">, projectId: string, now: Instant): Promise<readonly DueOne[]> {
  const rows = await door.db.$queryRaw<unknown[]>`
    SELECT kind, project_id AS "projectId", id, clock_id AS "clockId", due_at AS "dueAt"
    FROM aval_due_in_project(${projectId}::uuid, ${now}::timestamptz, 50)`;
  return rows.map((row) => DueRow.parse(row));
}

/** The projects in which something is due at `now` and that no job has in hand yet, the longest due first. */
export async function listDueProjects(
  door: Pick<Door, "db">,
  now: Instant,
  most = 500,
): Promise<readonly DueProject[]> {
  const rows = await door.db.$queryRaw<unknown[]>`
    SELECT project_id AS "projectId", due_at AS "dueAt" FROM aval_due_projects(${now}::timestamptz, ${most}::integer)`;
  return rows.map((row) => ProjectRow.parse(row));
}

/** The first instant after `now` at which something falls due; `null` when nothing is planned. */
export async function nextDue(door: Pick<Door, "db">, now: Instant): Promise<Instant | null> {
  const rows = await door.db.$queryRaw<{ next: Date | null }[]>`SELECT aval_next_due(${now}::timestamptz) AS next`;
  const next = rows[0]?.next ?? null;
  return next === null ? null : instantOf(next);
}

function dealing({ kind, id, clockId }: DueOne): {
  readonly command: SystemCommand;
  readonly subject: string;
  readonly input: { readonly [name: string]: string };
} {
  switch (kind) {
    case "CLOCK":
      return { command: expireClock, subject: clockId, input: { clockId } };
    case "REMINDER":
      return { command: sendReminder, subject: id, input: { clockId } };
    case "CLOSING":
      return { command: closeConsultation, subject: id, input: { consultationId: id } };
  }
}

/** Does one thing that is due; true when it was this call that did. The id is that of the thing: twice is once. */
export async function settleOne(door: Door, due: DueOne): Promise<boolean> {
  const { command, subject, input } = dealing(due);
  const answer = await executeAsSystem(door, command, {
    projectId: due.projectId,
    commandId: systemCommandId(command.name, subject, due.dueAt.toISOString()),
    input,
  });
  if (answer.ok) return !answer.value.replayed;
  if (answer.error.kind === "not-found") return false;
  throw new Error(`${command.name} of ${subject} could not be done: ${answer.error.kind}`);
}

/**
 * Does all that is due in one project, in the order of the due instants and one after the other, until nothing is left
 * or `isEnough` says so: the end of a clock may start another that is long over. Answers how much was done.
 */
export async function settleProject(
  door: Door,
  projectId: string,
  isEnough: () => boolean = () => false,
): Promise<number> {
  let count = 0;
  for (;;) {
    const due = await listDueIn(door, projectId, door.clock.now());
    const done = await settleFirst(door, due, isEnough);
    if (done === 0) return count;
    count += done;
  }
}

/** Reminders one after the other up to the first end that takes place: after it what is due may be in another order. */
async function settleFirst(door: Door, due: readonly DueOne[], isEnough: () => boolean): Promise<number> {
  let count = 0;
  for (const one of due) {
    if (isEnough()) return count;
    if (!(await settleOne(door, one))) continue;
    count += 1;
    if (one.kind === "CLOCK") return count;
  }
  return count;
}

/**
 * Does all that is due at the door's present instant, project by project, the longest due first: what the worker does,
 * without a queue. For time that is told (tests, the demo).
 */
export async function settleDue(door: Door): Promise<number> {
  let count = 0;
  for (;;) {
    let done = 0;
    for (const projectId of await listAllDue(door, door.clock.now())) done += await settleProject(door, projectId);
    if (done === 0) return count;
    count += done;
  }
}

/** The projects in which something is due, the longest due first, whoever may have them in hand. */
async function listAllDue({ db }: Pick<Door, "db">, now: Instant): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ projectId: string }[]>`
    SELECT d.project_id AS "projectId" FROM (
      SELECT c.project_id, c.due_at FROM aval_due_clocks(${now}::timestamptz, 500) c
      UNION ALL SELECT r.project_id, r.due_at FROM aval_due_reminders(${now}::timestamptz, 500) r
      UNION ALL SELECT o.project_id, o.due_at FROM aval_due_closings(${now}::timestamptz, 500) o) AS d
    GROUP BY d.project_id ORDER BY min(d.due_at), d.project_id`;
  return rows.map((row) => row.projectId);
}

/** Time that can be set, for what is told. */
export type SetTime = { readonly door: Door; readonly moveTo: (now: Instant) => void };

/**
 * Lets time pass up to `until` as it would have passed beside a worker that never sleeps: stops at every instant at which
 * something falls due, does it, and lets mails leave (`deliver`) before the next one.
 */
export async function passTime(
  { door, moveTo }: SetTime,
  until: Instant,
  deliver: () => Promise<unknown> = () => Promise.resolve(),
): Promise<number> {
  let count = 0;
  for (;;) {
    const done = await settleDue(door);
    if (done > 0) await deliver();
    count += done;
    const next = await nextDue(door, door.clock.now());
    if (next === null || next > until) break;
    moveTo(next);
  }
  if (until > door.clock.now()) moveTo(until);
  return count;
}
