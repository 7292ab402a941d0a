import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import type { BallEntry } from "@/lib/domain/ball";
import { movingTypes } from "@/lib/domain/ball-move";
import { Side } from "@/lib/domain/party";
import { type ProjectAccount, projectAccount, type TurnAccount } from "@/lib/domain/project-account";
import { type HeldView, heldView } from "@/lib/features/ball/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** What an account needs beside the entries that move a ball: the zone, the parties, the calendars. */
const aroundTypes = ["ProjectCreated", "PartyAdded", "CalendarFixed"] as const;

const EntryRow = z.object({
  seq: z.bigint(),
  type: z.string(),
  payload: z.record(z.string(), z.unknown()),
  occurredAt: z.date(),
  role: z.string(),
  partyId: z.string().nullable(),
});

function entriesOf(rows: readonly unknown[]): readonly BallEntry[] {
  return rows.map((row) => {
    const { seq, occurredAt, ...entry } = EntryRow.parse(row);
    return { ...entry, seq: Number(seq), occurredAt: instantOf(occurredAt) };
  });
}

/**
 * The account of the ball of a whole project, read from its ledger: only the entries that move it, by the index on their
 * type, so that what else is recorded (100,000 checked criteria) costs nothing.
 */
export async function getProjectAccount(tx: Tx, { projectId }: ProjectScope, now: Instant): Promise<ProjectAccount> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT seq, type, payload, occurred_at AS "occurredAt", role, party_id AS "partyId" FROM ledger_entry
    WHERE project_id = ${projectId}::uuid AND type = ANY (${[...aroundTypes, ...movingTypes]}::text[]) ORDER BY seq`;
  return projectAccount(entriesOf(rows), now);
}

/** The account of one milestone, and the day that is going on; `null` when there is none of this number. Its entries are found by the numbers that they name. */
export async function getMilestoneAccount(
  tx: Tx,
  { projectId }: ProjectScope,
  code: string,
  now: Instant,
): Promise<{ readonly today: string; readonly account: TurnAccount } | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT e.seq, e.type, e.payload, e.occurred_at AS "occurredAt", e.role, e.party_id AS "partyId" FROM ledger_entry e
    WHERE e.project_id = ${projectId}::uuid AND (
      (e.type = ANY (${[...aroundTypes]}::text[])) OR (e.type = ANY (${[...movingTypes]}::text[]) AND e.seq IN (
        SELECT c.seq FROM ledger_code c WHERE c.project_id = ${projectId}::uuid AND c.code = ANY (
          ARRAY[${code}::text]
          || ARRAY(SELECT r.code FROM reservation r JOIN milestone m ON m.project_id = r.project_id AND m.id = r.milestone_id
                   WHERE r.project_id = ${projectId}::uuid AND m.code = ${code})
          || ARRAY(SELECT q.code FROM question q WHERE q.project_id = ${projectId}::uuid AND q.subject_code = ${code})))))
    ORDER BY e.seq`;
  const { today, milestones } = projectAccount(entriesOf(rows), now);
  const account = milestones.find(({ milestone }) => milestone === code);
  return account === undefined ? null : { today, account };
}

/** The account of a milestone as its page shows it, with the names of the parties. */
export async function getHeldView(tx: Tx, scope: ProjectScope, code: string, now: Instant): Promise<HeldView | null> {
  const [found, parties] = await Promise.all([
    getMilestoneAccount(tx, scope, code, now),
    tx.party.findMany({
      where: { projectId: scope.projectId },
      select: { id: true, name: true, side: true, ordinal: true },
    }),
  ]);
  return found === null ? null : heldView(found, z.array(PartyRow).parse(parties));
}

const PartyRow = z.object({ id: z.string(), name: z.string(), side: Side, ordinal: z.int() });
