import type { Expired, SystemContext } from "@/lib/commands/define-command";
import { decideEscalation } from "@/lib/domain/dispute";
import { mediationActs } from "@/lib/domain/mediation";
import { systemActor } from "@/lib/domain/party";
import type { ClockRecord } from "@/lib/features/clock/queries";
import { writeEscalation } from "@/lib/features/dispute/commands/escalation-writing";
import { disputeFacts, holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { loadDisputeTerms } from "@/lib/features/dispute/queries-terms";
import { moveDispute } from "@/lib/features/dispute/store";
import { closeMediation, endMediation } from "@/lib/features/dispute/store-mediation";

const nothing: Expired = { effect: "none", events: [] };

/** The time of a level is over: one step up, and nothing is decided (domain.md 9.6). */
export async function endLevel(ctx: SystemContext, clock: ClockRecord): Promise<Expired> {
  const { tx, place } = ctx;
  const state = await holdDispute(tx, place.projectId, { id: clock.matterId });
  if (state === null) return nothing;
  const ruling = decideEscalation(disputeFacts(state, place.status), systemActor);
  if (!ruling.ok) return nothing;
  const desk = { ...ctx, projectId: place.projectId };
  const terms = await loadDisputeTerms(tx, place);
  const event = await writeEscalation(desk, state, { to: ruling.value, cause: "EXPIRED", terms });
  return { effect: "dispute-escalates", events: [event] };
}

/** Silence on a proposal of mediation is a refusal. */
export async function endMediationAnswer(ctx: SystemContext, clock: ClockRecord): Promise<Expired> {
  const { tx, place } = ctx;
  const state = await holdDispute(tx, place.projectId, { id: clock.matterId });
  const { from, to } = mediationActs.lapse;
  if (state === null || state.mediation === null || state.status !== from[0]) return nothing;
  const desk = { ...ctx, projectId: place.projectId };
  await moveDispute(desk, state, { to });
  await closeMediation(desk, state.mediation.id, "REFUSED");
  const payload = { ...namingDispute(state), mediationId: state.mediation.id, silent: true };
  return { effect: "mediation-refused", events: [{ type: "MediationRefused", payload }] };
}

/** No mediator was found in time, or the time of the mediation is over: it ends without agreement, and without reasons. */
export async function endMediationTime(ctx: SystemContext, clock: ClockRecord): Promise<Expired> {
  const { tx, place } = ctx;
  const state = await holdDispute(tx, place.projectId, { id: clock.matterId });
  const running: readonly string[] = mediationActs.end.from;
  if (state === null || !running.includes(state.status)) return nothing;
  const desk = { ...ctx, projectId: place.projectId };
  const event = await endMediation(desk, place, state, "NO_AGREEMENT");
  await moveDispute(desk, state, { to: mediationActs.end.to });
  return { effect: "mediation-ends", events: [event] };
}
