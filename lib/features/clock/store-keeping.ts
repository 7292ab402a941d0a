import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { adviceClocks } from "@/lib/domain/advice-clock";
import { changeClocks } from "@/lib/domain/change-clock";
import { restarted, resumed, type SuspensionCause } from "@/lib/domain/clock";
import { type ClockEffect, clockEffects, suspensible } from "@/lib/domain/clock-effect";
import { disputeClocks } from "@/lib/domain/dispute-clock";
import type { Event } from "@/lib/domain/event";
import { followUpClocks } from "@/lib/domain/follow-up-clock";
import { meetingClocks } from "@/lib/domain/meeting-clock";
import { penaltyClocks } from "@/lib/domain/penalty-clock";
import { presets } from "@/lib/domain/preset";
import { provenSteps } from "@/lib/domain/silence";
import { silenceClocks } from "@/lib/domain/silence-clocks";
import { loadCalendar } from "@/lib/features/calendar/queries";
import { loadDaysOff, lockWaitingClocks, type WaitingClock } from "@/lib/features/clock/queries";
import { readSuspensionEnd } from "@/lib/features/clock/queries-reminder";
import {
  type ClockDesk,
  type Counting,
  moveClock,
  openClock,
  stopClocks,
  suspendClock,
} from "@/lib/features/clock/store";

type Waits = Extract<ClockEffect, { do: "suspend" | "suspend-by-question" | "resume" | "resume-by-question" }>;
type Opens = Extract<ClockEffect, { do: "open" | "open-liftings" | "reopen-lifting" }>;

/** What an act does to clocks: the facts the system draws from it, and the rows to write under the head of the ledger. */
export type Keeping = {
  /** Clocks that wait or go on: recorded with the act, as SYSTEM. */
  readonly drawn: () => Promise<readonly Event[]>;
  /** Stops what the act ends and reads what the rest needs. Begun before the head is locked: clocks come before it. */
  readonly prepare: () => Promise<() => Promise<void>>;
};

/**
 * Keeps the clocks of a project in step with what has just happened there (`clockEffects`): the acts themselves know
 * nothing of clocks. Nothing is read or written for an event that touches none.
 */
export function keepClocks(tx: Tx, desk: ClockDesk, events: readonly Event[]): Keeping {
  const effects = events.flatMap((event) => [
    ...clockEffects(event),
    ...silenceClocks(event),
    ...changeClocks(event),
    ...penaltyClocks(event),
    ...disputeClocks(event),
    ...adviceClocks(event),
    ...followUpClocks(event),
    ...meetingClocks(event),
  ]);
  const waits = effects.filter((one): one is Waits => one.do.startsWith("suspend") || one.do.startsWith("resume"));
  const opens = effects.filter(
    (one): one is Opens => one.do === "open" || one.do.endsWith("lifting") || one.do === "open-liftings",
  );
  const closes = effects.filter((one) => one.do === "close");
  return {
    drawn: async () => {
      if (waits.length === 0) return [];
      const counting = await readCounting(tx, desk);
      const drawn: Event[] = [];
      for (const one of waits) drawn.push(...(await applyWait(tx, desk, one, counting)));
      return drawn;
    },
    prepare: async () => {
      const [counting, liftings] = await Promise.all([
        opens.length === 0 ? null : readCounting(tx, desk),
        readLiftings(tx, desk, opens),
        ...closes.map((one) => stopClocks(tx, desk, one)),
      ]);
      return async () => {
        if (counting === null) return;
        await Promise.all(
          [...opens.filter((one) => one.do === "open"), ...liftings].map((one) => openClock(tx, desk, counting, one)),
        );
      };
    },
  };
}

const Steps = z.array(z.int().min(0));

/**
 * The days off of the project's calendar as it is now, and the reminders that its charter signed. What is committed
 * before a charter is in force is recalled as the one in the works says, else as the private model does.
 */
export async function readCounting(tx: Tx, { place }: Pick<ClockDesk, "place">): Promise<Counting> {
  const [{ version, nonWorking }, rows] = await Promise.all([
    loadCalendar(tx, place),
    tx.$queryRaw<{ reminders: unknown; silent: boolean }[]>`
      SELECT c.parameters -> 'reminders' AS reminders, (c.parameters ->> 'tacitAfterNotice')::boolean
          OR 'NONE' <> ANY (ARRAY[c.parameters ->> 'silenceEffect', c.parameters ->> 'serviceSilenceEffect']) AS silent
      FROM charter c WHERE c.project_id = ${place.projectId}::uuid AND c.status <> 'WITHDRAWN'
      ORDER BY c.status = 'IN_FORCE' DESC, c.version DESC LIMIT 1`,
  ]);
  const signed = Steps.parse(rows[0]?.reminders ?? presets.PRIVATE.reminders);
  // Where silence has an effect, the reminders that it needs go out, whatever others were chosen.
  const needed = rows[0]?.silent === true ? provenSteps.filter((step) => !signed.includes(step)) : [];
  return { version, nonWorking, reminders: [...signed, ...needed] };
}

const LiftingRow = z.object({ id: z.uuid(), code: z.string(), milestoneId: z.uuid(), dueOn: z.iso.date() });

/** The reservations whose lifting starts, or starts again: each to the day that it names. */
async function readLiftings(
  tx: Tx,
  { place }: ClockDesk,
  opens: readonly Opens[],
): Promise<readonly Extract<Opens, { do: "open" }>[]> {
  const milestones = opens.flatMap((one) => (one.do === "open-liftings" ? [one.milestoneId] : []));
  const again = opens.flatMap((one) => (one.do === "reopen-lifting" ? [one.reservationId] : []));
  if (milestones.length + again.length === 0) return [];
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT r.id, r.code, r.milestone_id AS "milestoneId", r.due_on::text AS "dueOn" FROM reservation r
    WHERE r.project_id = ${place.projectId}::uuid AND r.status = 'OPEN'
      AND (r.milestone_id = ANY (${milestones}::uuid[]) OR r.id = ANY (${again}::uuid[]))`;
  return rows.map((row) => {
    const { id, code, milestoneId, dueOn } = LiftingRow.parse(row);
    const matter = { kind: "RESERVATION", id, code, milestoneId } as const;
    return { do: "open", kind: "RESERVATION_LIFTING", matter, side: "AGENCY", dueOn, period: null };
  });
}

async function applyWait(tx: Tx, desk: ClockDesk, wait: Waits, counting: Counting): Promise<readonly Event[]> {
  const about = "questionId" in wait ? { questionId: wait.questionId } : { milestoneId: wait.milestoneId };
  const clocks = await lockWaitingClocks(tx, desk.place.projectId, about, { kinds: suspensible, now: desk.now });
  const cause = "cause" in wait ? wait.cause : "BLOCKING_QUESTION";
  if (wait.do.startsWith("suspend")) {
    const running = clocks.filter((clock) => clock.state === "RUNNING");
    await Promise.all(running.map((clock) => suspendClock(tx, desk, clock, cause)));
    return running.map((clock) => ({
      type: "ClockSuspended",
      payload: { ...named(clock), cause, dueOn: clock.dueOn, dueBefore: clock.dueBefore },
    }));
  }
  const waiting = clocks.filter((clock) => clock.state === "SUSPENDED" && !clock.held && isSelfEnding(clock.cause));
  return Promise.all(waiting.map((clock) => resumeClock(tx, desk, clock, counting)));
}

/** What ends by an act elsewhere; a suspension that was agreed, or is due to force majeure, ends by an act of its own. */
function isSelfEnding(cause: SuspensionCause | null): boolean {
  return cause === "BLOCKING_QUESTION" || cause === "HEARING";
}

/** Lets a suspended clock run again, with as much time left as when it stopped; answers the fact to record. */
export async function resumeClock(tx: Tx, desk: ClockDesk, clock: WaitingClock, counting: Counting): Promise<Event> {
  const cause = clock.cause;
  if (cause === null || clock.suspendedAt === null) throw new Error("This clock is not suspended");
  // A clock that runs keeps the days off it began with: a closure entered since does not move it (domain.md 8.2).
  const [nonWorking, rule] = await Promise.all([
    loadDaysOff(tx, desk.place.projectId, clock.calendarVersion),
    readSuspensionEnd(tx, desk.place.projectId, clock.id),
  ]);
  const own = nonWorking === null ? counting : { ...counting, nonWorking };
  const left = resumed(clock, clock.suspendedAt, desk.now, own.nonWorking);
  const { days, due } = rule.end === "RESUME" ? left : restarted(clock, rule.amount, desk.now, left, own.nonWorking);
  await moveClock(tx, desk, clock, { kind: "RESUMED", cause, days, due }, own);
  return {
    type: "ClockResumed",
    payload: { ...named(clock), cause, days, wasDueOn: clock.dueOn, dueOn: due.on, dueBefore: due.before },
  };
}

/** How events name a clock. */
export function named(
  clock: Pick<WaitingClock, "id" | "kind" | "matterKind" | "matterId" | "matter" | "milestoneId" | "side">,
): {
  readonly clockId: string;
  readonly clock: WaitingClock["kind"];
  readonly matterKind: WaitingClock["matterKind"];
  readonly matterId: string;
  readonly matter: string;
  readonly milestoneId: string | null;
  readonly side: WaitingClock["side"];
} {
  return {
    clockId: clock.id,
    clock: clock.kind,
    matterKind: clock.matterKind,
    matterId: clock.matterId,
    matter: clock.matter,
    milestoneId: clock.milestoneId,
    side: clock.side,
  };
}
