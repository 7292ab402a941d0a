import { z } from "zod";
import { ClockKind, ExtensionCause, MatterSubject, SuspensionCause } from "@/lib/domain/clock";
import { code, count, day, event, id, moment } from "@/lib/domain/event-definition";
import { Side } from "@/lib/domain/party";

/** Which clock: its kind, what it is about, and the side whose turn it is. */
const clock = {
  clockId: id,
  clock: ClockKind,
  matterKind: MatterSubject,
  matterId: id,
  matter: code,
  milestoneId: id.nullable(),
  side: Side,
};
const due = { dueOn: day, dueBefore: moment };

/** What happens to clocks once they run. That they start and stop is said by the acts that cause it. */
export const clockEvents = {
  /** One side asks that the period wait; nothing does until the other agrees. */
  ClockSuspensionProposed: event({ ...clock, suspensionId: id, cause: SuspensionCause, ...due }, "reason"),
  ClockSuspensionWithdrawn: event({ ...clock, suspensionId: id, cause: SuspensionCause, ...due }),
  ClockSuspended: event({ ...clock, cause: SuspensionCause, ...due }),
  ClockResumed: event({ ...clock, cause: SuspensionCause, days: count, wasDueOn: day, ...due }),
  ClockExtended: event({ ...clock, cause: ExtensionCause, wasDueOn: day, ...due }, "reason"),
  /** The due day has ended without the act. `effect` is what the signed charter makes of it. */
  ClockExpired: event({ ...clock, ...due, effect: z.string().min(1).max(60) }),
  /** Reminders went out: for which steps (working days before), to how many people. */
  ReminderSent: event({ ...clock, ...due, steps: z.array(count), people: count }),
};
