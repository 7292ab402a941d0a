import { z } from "zod";
import { type Door, executeAsSystem } from "@/lib/commands/execute";
import { beginMediation } from "@/lib/features/dispute/commands/begin-mediation";
import { destroyMediationKey } from "@/lib/features/mediation/commands/destroy-mediation-key";
import { systemCommandId } from "@/lib/jobs/clock";

const DueRow = z.object({ projectId: z.uuid(), mediationId: z.uuid(), what: z.enum(["BEGIN", "DESTROY"]) });

/** Mediations at once: the next look takes the next ones. */
const most = 100;

const commands = { BEGIN: beginMediation, DESTROY: destroyMediationKey } as const;

/** Begins the mediations whose mediator has come, and destroys the keys whose day is over; answers how many it was this call that did. */
export async function keepMediations(door: Door): Promise<number> {
  const rows = await door.db.$queryRaw<unknown[]>`
    SELECT project_id AS "projectId", id AS "mediationId", what FROM aval_mediations_due(${door.clock.now()}::timestamptz, ${most}::integer)`;
  let count = 0;
  for (const row of rows) {
    const { projectId, mediationId, what } = DueRow.parse(row);
    const command = commands[what];
    const commandId = systemCommandId(command.name, mediationId, what);
    const answer = await executeAsSystem(door, command, { projectId, commandId, input: { mediationId } });
    if (answer.ok && !answer.value.replayed) count += 1;
  }
  return count;
}
