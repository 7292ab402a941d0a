import type { Expired, SystemContext } from "@/lib/commands/define-command";
import { decideMinutes } from "@/lib/domain/minutes";
import { systemActor } from "@/lib/domain/party";
import type { ClockRecord } from "@/lib/features/clock/queries";
import { loadMinutes, minutesFacts, namingMinutes } from "@/lib/features/minutes/queries-state";
import { advanceMinutes } from "@/lib/features/minutes/store";

/**
 * The period to approve minutes is over. Where the charter signed that silence approves, and the mail of everybody who is
 * silent has left, the narrative is approved, with the observations that were made; nothing else follows from it (domain.md
 * 5.3). Where it does not, that is told, and they wait for words.
 */
export async function endMinutesPeriod({ tx, place, now }: SystemContext, clock: ClockRecord): Promise<Expired> {
  const { projectId } = place;
  const state = await loadMinutes(tx, projectId, { id: clock.matterId });
  const minutes = state?.minutes ?? null;
  if (state === null || minutes === null || minutes.document === null || minutes.status !== "CIRCULATED")
    return { effect: "none", events: [] };
  const facts = minutesFacts(state, null, now);
  const observed = facts.observations > 0;
  const ruling = decideMinutes(observed ? "approveObserved" : "approveTacitly", facts, systemActor);
  const { version, document } = minutes;
  const about = { ...namingMinutes(state, minutes), version, silent: facts.silent.length };
  if (!ruling.ok || !facts.tacit || state.charterVersion === null) {
    const payload = { ...about, unreached: facts.unreached.length, tacit: facts.tacit };
    return { effect: "not-approved", events: [{ type: "MinutesSilenceNoted", payload }] };
  }
  await advanceMinutes(
    tx,
    projectId,
    { id: minutes.id, status: minutes.status },
    { status: ruling.value, approvedAt: now },
  );
  const signed = { documentId: document.id, minutesRecord: document.code, digest: document.digest };
  const payload = { ...about, ...signed, observations: facts.observations, charterVersion: state.charterVersion };
  return { effect: "approved-tacitly", events: [{ type: "MinutesApprovedTacitly", payload }] };
}
