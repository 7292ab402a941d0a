import { DisputeLevel, type DisputeStatus, levelPeriods, turnAt } from "@/lib/domain/dispute";
import type { Event } from "@/lib/domain/event";
import { type DisputeState, namingDispute } from "@/lib/features/dispute/queries-state";
import type { DisputeTerms } from "@/lib/features/dispute/queries-terms";
import { type DisputeDesk, moveDispute } from "@/lib/features/dispute/store";

/** Takes a dispute to the step that a rule has decided, and answers the fact. */
export async function writeEscalation(
  desk: DisputeDesk,
  state: DisputeState,
  step: {
    readonly to: DisputeStatus;
    readonly cause: Extract<Event, { type: "DisputeEscalated" }>["payload"]["cause"];
    readonly terms: DisputeTerms;
  },
): Promise<Event> {
  const { to, cause, terms } = step;
  const level = DisputeLevel.safeParse(to);
  const due = level.success ? terms.from(desk.now, levelPeriods[level.data]) : null;
  await moveDispute(desk, state, { to, due, facilitatorRefused: cause === "FACILITATOR_REFUSED" });
  const said =
    due === null || !level.success ? null : { dueOn: due.on, dueBefore: due.before, ...turnAt(level.data, state) };
  const from = DisputeLevel.parse(state.status);
  const payload = {
    ...namingDispute(state),
    from,
    to: level.success ? level.data : "LADDER_ENDED",
    cause,
    due: said,
  } as const;
  return { type: "DisputeEscalated", payload };
}
