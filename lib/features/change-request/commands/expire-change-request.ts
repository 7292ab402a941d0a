import type { Expired, SystemContext } from "@/lib/commands/define-command";
import { decideLapse, decideResumption } from "@/lib/domain/change-decision";
import type { Event } from "@/lib/domain/event";
import { systemActor } from "@/lib/domain/party";
import { resumeDeferred } from "@/lib/features/change-request/commands/resumption-writing";
import { loadChangeTerms } from "@/lib/features/change-request/queries-qualify";
import { type ChangeState, changeFacts, holdChange, namingChange } from "@/lib/features/change-request/queries-state";
import { type ChangeDesk, moveChange, noteChange } from "@/lib/features/change-request/store-life";
import type { ClockRecord } from "@/lib/features/clock/queries";

const nothing: Expired = { effect: "none", events: [] };

type End = (ctx: SystemContext, clock: ClockRecord) => Promise<Expired>;

function systemDesk({ tx, now, newId, place }: SystemContext): ChangeDesk {
  return { tx, now, newId, projectId: place.projectId, by: null };
}

/** A day is over without the act, and nothing is decided by it: those who can move it are told. */
function late(act: string, effect: string, told: (state: ChangeState, dueOn: string) => Event): End {
  return async (ctx, clock) => {
    const state = await holdChange(ctx.tx, ctx.place.projectId, { id: clock.matterId });
    if (state === null) return nothing;
    await noteChange(systemDesk(ctx), state.id, { act, to: state.status });
    return { effect, events: [told(state, clock.dueOn)] };
  };
}

/** An agency has not said in time what a request takes: told to both sides and the AMO, who can escalate. */
export const endAssessmentPeriod = late("assessmentLate", "assessment-late", (state, dueOn) => {
  const partyIds = state.agencies.filter(({ offer }) => offer === null).map(({ partyId }) => partyId);
  return { type: "ChangeAssessmentLate", payload: { ...namingChange(state), dueOn, partyIds } };
});

/** Silence approves nothing: the request stays undecided until its offer lapses. */
export const endDecisionPeriod = late("decisionLate", "not-approved", (state, dueOn) => {
  const payload = { ...namingChange(state), dueOn, validUntil: state.quoteValidUntil };
  return { type: "ChangeDecisionLate", payload };
});

/** The AMO has not given its opinion in time: the committee settles without it. */
export const endOpinionPeriod = late("opinionLate", "committee-decides", (state, dueOn) => ({
  type: "ChangeOpinionLate",
  payload: { ...namingChange(state), dueOn },
}));

/** The first offer has lapsed, or an emergency was not regularised: the request is over, once and for all. */
export const lapseChangeRequest: End = async (ctx, clock) => {
  const state = await holdChange(ctx.tx, ctx.place.projectId, { id: clock.matterId });
  if (state === null) return nothing;
  const ruling = decideLapse(changeFacts(state, ctx.now), { before: clock.dueBefore });
  if (ruling === null || !ruling.ok) return nothing;
  const emergency = state.status === "EMERGENCY_APPROVED";
  const to = ruling.value;
  await moveChange(systemDesk(ctx), state, { act: emergency ? "stopEmergency" : "expire", to });
  const cause = emergency ? "NOT_REGULARISED" : "QUOTE_LAPSED";
  const payload = { ...namingChange(state), before: state.status, status: to, dueOn: clock.dueOn, cause } as const;
  return {
    effect: emergency ? "emergency-stopped" : "quote-lapsed",
    events: [{ type: "ChangeRequestExpired", payload }],
  };
};

/** The review day of a deferral is over: the request goes on by itself. */
export const endDeferral: End = async (ctx, clock) => {
  const { tx, place, now } = ctx;
  const state = await holdChange(tx, place.projectId, { id: clock.matterId });
  if (state === null) return nothing;
  const ruling = decideResumption(changeFacts(state, now), systemActor);
  if (!ruling.ok) return nothing;
  const event = await resumeDeferred(systemDesk(ctx), state, ruling.value, await loadChangeTerms(tx, place));
  return { effect: "change-goes-on", events: [event] };
};
