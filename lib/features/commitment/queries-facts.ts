import { type CommitmentFacts, receivingSide } from "@/lib/domain/commitment";
import { type CommitmentTerms, flawsOf } from "@/lib/domain/commitment-terms";
import { dayOf } from "@/lib/domain/deadline";
import type { CommitmentState, PartyPeople } from "@/lib/features/commitment/queries-state";
import type { Instant } from "@/lib/kernel/instant";

/** The terms of a commitment as the rules see them; the person is there for those concerned. */
export function termsOf(state: CommitmentState): CommitmentTerms {
  const { kind, title, role, quantity, startsOn, dueOn, critical, milestones, person } = state;
  return {
    kind,
    title,
    role,
    memberId: person?.memberId ?? "",
    substituteMemberId: person?.substituteMemberId ?? null,
    quantity,
    startsOn,
    dueOn,
    critical,
    milestones: milestones.map(({ code, input }) => ({ code, input })),
  };
}

/** The parties to which a commitment is owed: of several agencies, those whose milestones wait for it. */
export function receiversOf(
  state: Pick<CommitmentState, "side" | "milestones">,
  people: readonly PartyPeople[],
): readonly string[] {
  const all = people.filter((party) => party.side === receivingSide(state.side)).map((party) => party.id);
  const waiting = new Set(state.milestones.map((milestone) => milestone.agencyPartyId));
  return state.side === "CLIENT" && waiting.size > 0 ? all.filter((party) => waiting.has(party)) : all;
}

/** What the rules ask of a commitment. */
export function commitmentFacts(
  state: CommitmentState,
  people: readonly PartyPeople[],
  around: { readonly now: Instant; readonly timeZone: string },
): CommitmentFacts {
  const party = people.find((one) => one.id === state.partyId);
  const { deliveredOn, contestBefore, confirmedAt, offeredOn, offeredBy } = state;
  return {
    status: state.status,
    kind: state.kind,
    partyId: state.partyId,
    receivers: receiversOf(state, people),
    flaws: party === undefined ? ["person"] : flawsOf(termsOf(state), party),
    dueOn: state.termOn,
    graceBefore: state.graceBefore,
    substituteNamed: state.person !== null && state.person.substituteMemberId !== null,
    delivery:
      deliveredOn === null || contestBefore === null ? null : { contestBefore, confirmed: confirmedAt !== null },
    offer: offeredOn === null || offeredBy === null ? null : { dueOn: offeredOn, partyId: offeredBy },
    committedMinutes: state.committedMinutes,
    declaredMinutes: state.declaredMinutes,
    today: dayOf(around.now, around.timeZone),
    now: around.now,
  };
}
