import { v5 } from "uuid";
import { z } from "zod";
import { type Door, executeAsSystem } from "@/lib/commands/execute";
import { expireClock } from "@/lib/commands/expire-clock";
import type { Instant } from "@/lib/kernel/instant";

/** The namespace of our deterministic ids (RFC 9562, version 5). */
const namespace = "6f2f6c1e-4f0b-5c0e-9a3b-1d1f0a7c2e55";

/**
 * The command id of what the clock does once to one subject: the same for every worker that comes for it. `what` tells
 * apart what may happen to the same subject at different times (the due instant, since an extension makes another end).
 */
export function systemCommandId(command: string, subjectId: string, what: string): string {
  return v5(`${command} ${subjectId} ${what}`, namespace);
}

const DueRow = z.object({ projectId: z.uuid(), id: z.uuid(), dueAt: z.date() });

/** What is due across projects: which clock of which project, since when. */
export type DueClock = z.infer<typeof DueRow>;

/** The clocks whose day is over at `now`, the oldest first: one look in one index. */
export async function listDueClocks(door: Pick<Door, "db">, now: Instant, most = 100): Promise<readonly DueClock[]> {
  const rows = await door.db.$queryRaw<unknown[]>`
    SELECT project_id AS "projectId", id, due_at AS "dueAt" FROM aval_due_clocks(${now}::timestamptz, ${most}::integer)`;
  return rows.map((row) => DueRow.parse(row));
}

/** Ends one clock; true when it was this call that did. */
export async function settleClock(door: Door, due: DueClock): Promise<boolean> {
  const commandId = systemCommandId(expireClock.name, due.id, due.dueAt.toISOString());
  const answer = await executeAsSystem(door, expireClock, {
    projectId: due.projectId,
    commandId,
    input: { clockId: due.id },
  });
  if (answer.ok) return !answer.value.replayed;
  if (answer.error.kind === "not-found") return false;
  throw new Error(`The clock ${due.id} could not end: ${answer.error.kind}`);
}
