import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { ClockKind, ClockState, ClockUnit, MatterSubject, SuspensionCause } from "@/lib/domain/clock";
import { type Instant, isInstant } from "@/lib/kernel/instant";

const InstantText = z.string().refine((text): text is Instant => isInstant(text));

const ClockRow = z.object({
  id: z.uuid(),
  kind: ClockKind,
  matterKind: MatterSubject,
  matterId: z.uuid(),
  matter: z.string(),
  milestoneId: z.uuid().nullable(),
  side: z.enum(["CLIENT", "AGENCY", "AMO"]),
  partyId: z.uuid().nullable(),
  state: ClockState,
  unit: ClockUnit,
  dueOn: z.iso.date(),
  dueBefore: InstantText,
  timeZone: z.string(),
  calendarVersion: z.int(),
  startedAt: InstantText,
});

/** A clock as it stands. */
export type ClockRecord = z.infer<typeof ClockRow>;

const WaitingRow = ClockRow.extend({
  suspendedAt: InstantText.nullable(),
  cause: SuspensionCause.nullable(),
  /** Something else still suspends it: an open blocking question to the agency, a hearing that waits. */
  held: z.boolean(),
});

/** A clock that may wait, with the suspension that it is in. */
export type WaitingClock = z.infer<typeof WaitingRow>;

const utc = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

/** Reads one clock and holds its row: acts on one clock come one after the other. `null` when it is not of this project. */
export async function lockClock(tx: Tx, projectId: string, id: string): Promise<ClockRecord | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT c.id, c.kind, c.matter_kind AS "matterKind", c.matter_id AS "matterId", c.matter_code AS matter, c.milestone_id AS "milestoneId",
      c.side, c.party_id AS "partyId", c.state, c.unit, c.due_on::text AS "dueOn", to_char(c.due_before AT TIME ZONE 'UTC', ${utc}) AS "dueBefore",
      c.time_zone AS "timeZone", c.calendar_version AS "calendarVersion", to_char(c.started_at AT TIME ZONE 'UTC', ${utc}) AS "startedAt"
    FROM clock c WHERE c.project_id = ${projectId}::uuid AND c.id = ${id}::uuid FOR UPDATE`;
  const row = rows[0];
  return row === undefined ? null : ClockRow.parse(row);
}

/**
 * Reads and holds the clocks of kinds that may wait on one milestone, running or suspended, with what suspends them at
 * `now`. The milestone is named by its id, or by a question about it.
 */
export async function lockWaitingClocks(
  tx: Tx,
  projectId: string,
  about: { readonly milestoneId: string } | { readonly questionId: string },
  at: { readonly kinds: readonly ClockKind[]; readonly now: Instant },
): Promise<readonly WaitingClock[]> {
  const milestoneId = "milestoneId" in about ? about.milestoneId : null;
  const questionId = "questionId" in about ? about.questionId : null;
  const rows = await tx.$queryRaw<unknown[]>`
    WITH subject AS (
      SELECT coalesce(${milestoneId}::uuid, (SELECT q.subject_id FROM question q
        WHERE q.project_id = ${projectId}::uuid AND q.id = ${questionId}::uuid AND q.subject_kind = 'MILESTONE')) AS id)
    SELECT c.id, c.kind, c.matter_kind AS "matterKind", c.matter_id AS "matterId", c.matter_code AS matter, c.milestone_id AS "milestoneId",
      c.side, c.party_id AS "partyId", c.state, c.unit, c.due_on::text AS "dueOn", to_char(c.due_before AT TIME ZONE 'UTC', ${utc}) AS "dueBefore",
      c.time_zone AS "timeZone", c.calendar_version AS "calendarVersion", to_char(c.started_at AT TIME ZONE 'UTC', ${utc}) AS "startedAt",
      CASE WHEN c.state = 'SUSPENDED' THEN (SELECT to_char(s.at AT TIME ZONE 'UTC', ${utc}) FROM clock_change s
        WHERE s.project_id = c.project_id AND s.clock_id = c.id AND s.kind = 'SUSPENDED' ORDER BY s.at DESC, s.id DESC LIMIT 1) END AS "suspendedAt",
      CASE WHEN c.state = 'SUSPENDED' THEN (SELECT s.cause FROM clock_change s
        WHERE s.project_id = c.project_id AND s.clock_id = c.id AND s.kind = 'SUSPENDED' ORDER BY s.at DESC, s.id DESC LIMIT 1) END AS cause,
      (EXISTS (SELECT 1 FROM question q WHERE q.project_id = c.project_id AND q.subject_kind = 'MILESTONE' AND q.subject_id = c.milestone_id
                AND q.status = 'OPEN' AND q.blocking AND q.to_side = 'AGENCY')
        OR EXISTS (SELECT 1 FROM hearing h JOIN submission s ON s.project_id = h.project_id AND s.id = h.submission_id
                WHERE h.project_id = c.project_id AND s.milestone_id = c.milestone_id AND h.answered_at IS NULL AND h.ends_before > ${at.now}::timestamptz)) AS held
    FROM clock c, subject WHERE c.project_id = ${projectId}::uuid AND c.milestone_id = subject.id AND c.kind = ANY (${[...at.kinds]}::text[])
      AND c.state IN ('RUNNING', 'SUSPENDED') ORDER BY c.id FOR UPDATE OF c`;
  return rows.map((row) => WaitingRow.parse(row));
}

/** Holds the milestone (also for its reservations), the commitment or the change request that a clock is about, before the clock itself is held. */
export async function lockMatter(tx: Tx, projectId: string, clockId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT a.id FROM clock c JOIN availability_commitment a ON a.project_id = c.project_id AND a.id = c.matter_id
    WHERE c.project_id = ${projectId}::uuid AND c.id = ${clockId}::uuid AND c.matter_kind = 'COMMITMENT' FOR UPDATE OF a`;
  await tx.$queryRaw`
    SELECT r.id FROM clock c JOIN change_request r ON r.project_id = c.project_id AND r.id = c.matter_id
    WHERE c.project_id = ${projectId}::uuid AND c.id = ${clockId}::uuid AND c.matter_kind = 'CHANGE_REQUEST' FOR UPDATE OF r`;
  await tx.$queryRaw`
    SELECT d.id FROM clock c JOIN dispute d ON d.project_id = c.project_id AND d.id = c.matter_id
    WHERE c.project_id = ${projectId}::uuid AND c.id = ${clockId}::uuid AND c.matter_kind = 'DISPUTE' FOR UPDATE OF d`;
  await tx.$queryRaw`
    SELECT m.id FROM clock c JOIN milestone m ON m.project_id = c.project_id AND m.id = c.milestone_id
    WHERE c.project_id = ${projectId}::uuid AND c.id = ${clockId}::uuid AND c.matter_kind IN ('MILESTONE', 'RESERVATION') FOR UPDATE OF m`;
  await tx.$queryRaw`
    SELECT a.id FROM clock c JOIN advice a ON a.project_id = c.project_id AND a.id = c.matter_id
    WHERE c.project_id = ${projectId}::uuid AND c.id = ${clockId}::uuid AND c.matter_kind = 'ADVICE' FOR UPDATE OF a`;
  await tx.$queryRaw`
    SELECT a.id FROM clock c JOIN action_item a ON a.project_id = c.project_id AND a.id = c.matter_id
    WHERE c.project_id = ${projectId}::uuid AND c.id = ${clockId}::uuid AND c.matter_kind = 'ACTION_ITEM' FOR UPDATE OF a`;
  await tx.$queryRaw`
    SELECT g.id FROM clock c JOIN minutes k ON k.project_id = c.project_id AND k.id = c.matter_id
    JOIN meeting g ON g.project_id = k.project_id AND g.id = k.meeting_id
    WHERE c.project_id = ${projectId}::uuid AND c.id = ${clockId}::uuid AND c.matter_kind = 'MINUTES' FOR NO KEY UPDATE OF g, k`;
}

/** The days off of a version of the project's calendar; `null` where none of that number was fixed. */
export async function loadDaysOff(tx: Tx, projectId: string, version: number): Promise<ReadonlySet<string> | null> {
  const rows = await tx.$queryRaw<{ days: string[] }[]>`
    SELECT ARRAY(SELECT jsonb_object_keys(v.days)) AS days FROM calendar_version v
    WHERE v.project_id = ${projectId}::uuid AND v.number = ${version}`;
  return rows[0] === undefined ? null : new Set(rows[0].days);
}
