import { z } from "zod";
import { type Door, executeAsSystem } from "@/lib/commands/execute";
import { beginMediation } from "@/lib/features/dispute/commands/begin-mediation";
import { endMediation } from "@/lib/features/dispute/commands/end-mediation";
import { destroyMediationKey } from "@/lib/features/mediation/commands/destroy-mediation-key";
import { systemCommandId } from "@/lib/jobs/clock";
import { logDefect } from "@/lib/log/log";

const DueRow = z.object({ projectId: z.uuid(), mediationId: z.uuid(), what: z.enum(["BEGIN", "END", "DESTROY"]) });
type Due = z.infer<typeof DueRow>;

const commands = { BEGIN: beginMediation, END: endMediation, DESTROY: destroyMediationKey } as const;

/**
 * Begins the mediations whose mediator has come, ends those whose mediator has gone, and destroys the keys whose day is over; answers how many it was this
 * call that did. One that fails is told as a defect and keeps no other waiting.
 */
export async function keepMediations(door: Door, most = 100): Promise<number> {
  let [count, after] = [0, "00000000-0000-0000-0000-000000000000"];
  for (;;) {
    const rows = await listDue(door, after, most);
    for (const row of rows) {
      after = row.mediationId;
      const isDone = await keep(door, row).catch((error: unknown) => {
        logDefect(error, { projectId: row.projectId });
        return false;
      });
      if (isDone) count += 1;
    }
    if (rows.length < most) return count;
  }
}

async function listDue(door: Door, after: string, most: number): Promise<readonly Due[]> {
  const rows = await door.db.$queryRaw<unknown[]>`
    SELECT project_id AS "projectId", id AS "mediationId", what
    FROM aval_mediations_due(${door.clock.now()}::timestamptz, ${after}::uuid, ${most}::integer)`;
  return z.array(DueRow).parse(rows);
}

async function keep(door: Door, { projectId, mediationId, what }: Due): Promise<boolean> {
  const command = commands[what];
  const commandId = systemCommandId(command.name, mediationId, what);
  const answer = await executeAsSystem(door, command, { projectId, commandId, input: { mediationId } });
  if (answer.ok) return !answer.value.replayed;
  if (answer.error.kind === "not-found") return false;
  throw new Error(`${command.name} of ${mediationId} could not be done: ${answer.error.kind}`);
}
