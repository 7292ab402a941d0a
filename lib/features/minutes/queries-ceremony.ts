import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { decideMinutes } from "@/lib/domain/minutes";
import type { RecordContent } from "@/lib/domain/record";
import { minutesAsCirculated, minutesAsDrafted } from "@/lib/features/minutes/queries-draft";
import { type MinutesState, minutesFacts } from "@/lib/features/minutes/queries-state";
import type { Instant } from "@/lib/kernel/instant";

type Reading = { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant };

/** Minutes as they would be signed now, by who circulates them or by who presides, with what its page says around them. */
export type MinutesToSign = {
  readonly act: "circulate" | "approve";
  readonly scope: ProjectScope;
  readonly state: MinutesState;
  readonly record: RecordContent;
  readonly rules: Ability;
  /** What is asked of the minutes before they are signed: met; not yet; or no more, since the period is over. */
  readonly ready: "YES" | "NO" | "OVER";
  /** The last day to approve them, once they have gone. */
  readonly day: string;
};

/** Minutes as they would be circulated now; `null` when there is no such meeting, or it has not ended. */
export async function getMinutesToCirculate(inside: Reading, meeting: string): Promise<MinutesToSign | null> {
  const { scope, now } = inside;
  const drafted = await minutesAsDrafted(inside, meeting);
  if (drafted === null || drafted.state.endedAt === null) return null;
  const { state, record, due } = drafted;
  const facts = minutesFacts(state, scope.memberId, now);
  const act = facts.status === "CORRECTION_REQUESTED" ? "circulateAgain" : "circulate";
  const rules = abilityTo("minutes.circulate", scope, now, (actor) => decideMinutes(act, facts, actor));
  const ready = facts.written && state.endedAt !== null ? "YES" : "NO";
  return { act: "circulate", scope, state, record, rules, ready, day: due.on };
}

/** Minutes as they would be approved now; `null` where none were circulated. */
export async function getMinutesToApprove(inside: Reading, meeting: string): Promise<MinutesToSign | null> {
  const { scope, now } = inside;
  const found = await minutesAsCirculated(inside, meeting);
  if (found === null) return null;
  const facts = minutesFacts(found.state, scope.memberId, now);
  const act = facts.observations > 0 ? "approveObserved" : "approve";
  const rules = abilityTo("minutes.approve", scope, now, (actor) => decideMinutes(act, facts, actor));
  const { state, record, minutes } = found;
  // Whoever presides may close without those who said nothing: that is not to say that they answered.
  const ready = facts.silent.length === 0 ? "YES" : rules.allowed ? "OVER" : "NO";
  return { act: "approve", scope, state, record, rules, ready, day: minutes.approvalDue ?? minutes.circulationDue };
}
