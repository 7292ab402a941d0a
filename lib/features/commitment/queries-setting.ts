import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { graceAfter } from "@/lib/domain/commitment-keeping";
import { endOfDay } from "@/lib/domain/deadline";
import { CharterParameters } from "@/lib/domain/parameter";
import { presets } from "@/lib/domain/preset";
import type { ProjectCalendar } from "@/lib/features/calendar/queries";
import type { Instant } from "@/lib/kernel/instant";

const Row = z.object({ parameters: CharterParameters });

/**
 * The parameters under which commitments are made: those of the charter in force; before there is one, those of the
 * version that is being written or signed, else the private model. What is counted with them is then stored, and stays.
 */
export async function loadCommitmentParameters(tx: Tx, projectId: string): Promise<CharterParameters> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT c.parameters FROM charter c WHERE c.project_id = ${projectId}::uuid AND c.status <> 'WITHDRAWN'
    ORDER BY c.status = 'IN_FORCE' DESC, c.version DESC LIMIT 1`;
  return rows[0] === undefined ? presets.PRIVATE : Row.parse(rows[0]).parameters;
}

/** The day in force of a commitment and the end of its grace, each with its exclusive instant. */
export type CommitmentTerm = {
  readonly dueOn: string;
  readonly dueBefore: Instant;
  readonly graceOn: string;
  readonly graceBefore: Instant;
};

/** The term of a commitment due on a day: the grace of the charter follows it, in the project's calendar. `from` is a later day from which the grace runs. */
export function termOfDay(
  dueOn: string,
  { nonWorking, timeZone }: Pick<ProjectCalendar, "nonWorking" | "timeZone">,
  parameters: Pick<CharterParameters, "commitmentGrace">,
  from: string = dueOn,
): CommitmentTerm {
  const graceOn = graceAfter(from < dueOn ? dueOn : from, parameters.commitmentGrace, nonWorking);
  return { dueOn, dueBefore: endOfDay(dueOn, timeZone), graceOn, graceBefore: endOfDay(graceOn, timeZone) };
}

const Counted = z.object({ signed: z.int(), proposed: z.int() });

/** What the client makes available: how many of its commitments are signed, and how many wait for its signature (CD-02). */
export async function countClientCommitments(tx: Tx, projectId: string): Promise<z.infer<typeof Counted>> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT count(*) FILTER (WHERE c.status NOT IN ('PROPOSED', 'RELEASED'))::int AS signed,
      count(*) FILTER (WHERE c.status = 'PROPOSED')::int AS proposed
    FROM availability_commitment c WHERE c.project_id = ${projectId}::uuid AND c.side = 'CLIENT'`;
  return Counted.parse(rows[0]);
}
