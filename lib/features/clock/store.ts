import type { ProjectPlace } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type ClockKind, plannedReminders, type SuspensionCause } from "@/lib/domain/clock";
import type { Matter } from "@/lib/domain/clock-effect";
import { type Due, dayOf, endOfDay } from "@/lib/domain/deadline";
import type { ParameterKey } from "@/lib/domain/parameter";
import type { Holidays } from "@/lib/domain/working-day";
import type { ClockRecord } from "@/lib/features/clock/queries";
import type { Instant } from "@/lib/kernel/instant";

/** In which project, when, and by which command clocks change. */
export type ClockDesk = {
  readonly place: ProjectPlace;
  readonly now: Instant;
  readonly newId: () => string;
  readonly commandId: string;
};

/** What terms are counted with: the days off and their version, and the days before a term on which it is recalled. */
export type Counting = {
  readonly version: number;
  readonly nonWorking: Holidays;
  readonly reminders: readonly number[];
};

/** The text that binds the way days are counted. */
const rule = "CPC 640-642";

/** A clock to start: what for, whose turn it is, and until which day. */
export type Opening = {
  readonly kind: ClockKind;
  readonly matter: Matter;
  readonly side: "CLIENT" | "AGENCY" | "AMO";
  /** The party whose turn it is; without it, the agency of the milestone, or the one party of the side. */
  readonly partyId?: string;
  readonly dueOn: string;
  readonly period: ParameterKey | "submission" | null;
};

/** Starts a clock and plans its reminders. One that already runs for this matter goes on as it is. */
export async function openClock(tx: Tx, desk: ClockDesk, counting: Counting, opening: Opening): Promise<void> {
  const { timeZone } = desk.place;
  const id = desk.newId();
  // Sent in this order, without a wait between them: a reminder stands by a clock that is there.
  await Promise.all([
    insertClock(tx, desk, { ...opening, id, version: counting.version }),
    planReminders(tx, desk, { id, dueOn: opening.dueOn, timeZone }, counting),
  ]);
}

async function insertClock(
  tx: Tx,
  { place, now }: ClockDesk,
  {
    id,
    kind,
    matter,
    side,
    partyId,
    dueOn,
    period,
    version,
  }: Opening & { readonly id: string; readonly version: number },
): Promise<void> {
  const before = endOfDay(dueOn, place.timeZone);
  const key = period === null || period === "submission" ? null : period;
  await tx.$executeRaw`
    INSERT INTO clock (project_id, id, kind, matter_kind, matter_id, matter_code, milestone_id, side, party_id, state, started_at, started_on,
      unit, amount, rule, calendar, calendar_version, time_zone, first_due_on, due_on, due_before)
    SELECT ${place.projectId}::uuid, ${id}::uuid, ${kind}, ${matter.kind}, ${matter.id}::uuid, ${matter.code}, ${matter.milestoneId}::uuid, ${side},
      CASE WHEN ${partyId ?? null}::uuid IS NOT NULL THEN ${partyId ?? null}::uuid WHEN ${side} = 'AGENCY' THEN (SELECT m.agency_party_id FROM milestone m WHERE m.project_id = ${place.projectId}::uuid AND m.id = ${matter.milestoneId}::uuid)
        ELSE (SELECT y.id FROM party y WHERE y.project_id = ${place.projectId}::uuid AND y.side = ${side} AND y.removed_at IS NULL LIMIT 1) END,
      'RUNNING', ${now}::timestamptz, ${dayOf(now, place.timeZone)}::date, p.unit, p.amount, ${rule}, ${place.calendar}, ${version}::integer,
      ${place.timeZone}, ${dueOn}::date, ${dueOn}::date, ${before}::timestamptz
    FROM (SELECT CASE WHEN ${period} = 'submission' THEN s.period_unit ELSE c.parameters -> ${key} ->> 'unit' END AS unit,
                 CASE WHEN ${period} = 'submission' THEN s.period_amount ELSE (c.parameters -> ${key} ->> 'amount')::integer END AS amount
          FROM (SELECT 1) AS one
          LEFT JOIN charter c ON c.project_id = ${place.projectId}::uuid AND c.status = 'IN_FORCE'
          LEFT JOIN LATERAL (SELECT s.period_unit, s.period_amount FROM submission s
            WHERE s.project_id = ${place.projectId}::uuid AND s.milestone_id = ${matter.milestoneId}::uuid ORDER BY s.number DESC LIMIT 1) s ON true) AS p
    ON CONFLICT DO NOTHING`;
}

/** Plans what recalls a due day; a day that is recalled already is not planned twice. */
async function planReminders(
  tx: Tx,
  { place, now, newId }: ClockDesk,
  clock: { readonly id: string; readonly dueOn: string; readonly timeZone: string },
  { nonWorking, reminders }: Counting,
): Promise<void> {
  const planned = plannedReminders(clock.dueOn, reminders, { timeZone: clock.timeZone, nonWorking }, now);
  if (planned.length === 0) return;
  const rows = JSON.stringify(planned.map((one) => ({ ...one, id: newId() })));
  await tx.$executeRaw`
    INSERT INTO reminder (project_id, id, clock_id, step, due_on, remind_at, state)
    SELECT c.project_id, r.id, c.id, r.step, ${clock.dueOn}::date, r.at, 'PLANNED'
    FROM clock c, jsonb_to_recordset(${rows}::jsonb) AS r (id uuid, step integer, at timestamptz(3))
    WHERE c.project_id = ${place.projectId}::uuid AND c.id = ${clock.id}::uuid
    ON CONFLICT DO NOTHING`;
}

/** Stops the clocks of these kinds on a matter, and calls off the reminders that have not gone out. */
export async function stopClocks(
  tx: Tx,
  { place, now }: ClockDesk,
  stop: { readonly kinds: readonly ClockKind[]; readonly matterId: string; readonly outcome: string },
): Promise<void> {
  await tx.$executeRaw`
    WITH stopped AS (
      UPDATE clock SET state = 'STOPPED', ended_at = ${now}::timestamptz, outcome = ${stop.outcome}
      WHERE project_id = ${place.projectId}::uuid AND matter_id = ${stop.matterId}::uuid AND kind = ANY (${[...stop.kinds]}::text[])
        AND state IN ('RUNNING', 'SUSPENDED') RETURNING project_id, id)
    UPDATE reminder r SET state = 'SKIPPED', reason = 'ended' FROM stopped s
    WHERE r.project_id = s.project_id AND r.clock_id = s.id AND r.state = 'PLANNED'`;
}

/** Lets a clock wait: its reminders wait with it. */
export async function suspendClock(tx: Tx, desk: ClockDesk, clock: ClockRecord, cause: SuspensionCause): Promise<void> {
  const { place } = desk;
  await Promise.all([
    noteChange(tx, desk, clock, {
      kind: "SUSPENDED",
      cause,
      days: 0,
      due: { on: clock.dueOn, before: clock.dueBefore },
    }),
    tx.$executeRaw`
      UPDATE clock SET state = 'SUSPENDED'
      WHERE project_id = ${place.projectId}::uuid AND id = ${clock.id}::uuid AND state = 'RUNNING'`,
  ]);
}

/** Moves a due day for a recorded cause and lets the clock run: what was planned for the day before is called off. */
export async function moveClock(
  tx: Tx,
  desk: ClockDesk,
  clock: ClockRecord,
  moved: { readonly kind: "RESUMED" | "EXTENDED"; readonly cause: string; readonly days: number; readonly due: Due },
  counting: Counting,
): Promise<void> {
  const { place } = desk;
  const { due } = moved;
  // The change first: the guard lets a due day move only by one that is there.
  await noteChange(tx, desk, clock, moved);
  await Promise.all([
    tx.$executeRaw`
      UPDATE clock SET state = CASE WHEN ${moved.kind} = 'RESUMED' THEN 'RUNNING' ELSE state END, due_on = ${due.on}::date, due_before = ${due.before}::timestamptz
      WHERE project_id = ${place.projectId}::uuid AND id = ${clock.id}::uuid AND state IN ('RUNNING', 'SUSPENDED')`,
    tx.$executeRaw`
      UPDATE reminder SET state = 'SKIPPED', reason = 'moved'
      WHERE project_id = ${place.projectId}::uuid AND clock_id = ${clock.id}::uuid AND state = 'PLANNED' AND due_on <> ${due.on}::date`,
    planReminders(tx, desk, { id: clock.id, dueOn: due.on, timeZone: clock.timeZone }, counting),
  ]);
}

/** Ends a clock whose day is over. The row is held: it happens once. */
export async function expireClock(tx: Tx, { place, now }: ClockDesk, clockId: string, outcome: string): Promise<void> {
  await Promise.all([
    tx.$executeRaw`
      UPDATE clock SET state = 'EXPIRED', ended_at = ${now}::timestamptz, outcome = ${outcome}
      WHERE project_id = ${place.projectId}::uuid AND id = ${clockId}::uuid AND state = 'RUNNING'`,
    tx.$executeRaw`
      UPDATE reminder SET state = 'SKIPPED', reason = 'ended'
      WHERE project_id = ${place.projectId}::uuid AND clock_id = ${clockId}::uuid AND state = 'PLANNED'`,
  ]);
}

async function noteChange(
  tx: Tx,
  { place, now, newId, commandId }: ClockDesk,
  clock: Pick<ClockRecord, "id" | "dueOn">,
  change: { readonly kind: string; readonly cause: string; readonly days: number; readonly due: Due },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO clock_change (project_id, id, clock_id, kind, cause, at, days, due_on_before, due_on, due_before, command_id)
    VALUES (${place.projectId}::uuid, ${newId()}::uuid, ${clock.id}::uuid, ${change.kind}, ${change.cause}, ${now}::timestamptz, ${change.days},
      ${clock.dueOn}::date, ${change.due.on}::date, ${change.due.before}::timestamptz, ${commandId}::uuid)`;
}
