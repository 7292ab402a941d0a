import type { ProjectScope } from "@/lib/auth/scope";
import { dayOf } from "@/lib/domain/deadline";
import { receiversOf } from "@/lib/features/commitment/queries-facts";
import { memberOf } from "@/lib/features/commitment/queries-record";
import type { CommitmentState, PartyPeople } from "@/lib/features/commitment/queries-state";
import type { CommitmentLine, CommitmentView, CommittedParty } from "@/lib/features/commitment/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** A party by its id, as views name it. One that has left has no name any more. */
export function partyOf(people: readonly PartyPeople[], id: string): CommittedParty {
  const party = people.find((one) => one.id === id);
  if (party === undefined) return { id, name: "", side: "CLIENT", ordinal: 1 };
  const { name, side, ordinal } = party;
  return { id, name, side, ordinal };
}

/** A commitment in a list: by party and role; the person where the database told who it is. */
export function commitmentLine(state: CommitmentState, people: readonly PartyPeople[]): CommitmentLine {
  const { code, kind, title, status, role, person, startsOn, deliveredOn, lateDays, critical } = state;
  const { committedMinutes, declaredMinutes } = state;
  return {
    code,
    kind,
    title,
    status,
    role,
    startsOn,
    deliveredOn,
    lateDays,
    critical,
    party: partyOf(people, state.partyId),
    person: person === null ? null : (memberOf(people, person.heldBy)?.name ?? ""),
    dueOn: state.termOn,
    milestones: state.milestones.map((milestone) => milestone.code),
    balance: committedMinutes === null ? null : { committedMinutes, declaredMinutes },
  };
}

/** An act in the history, as it is read. */
export type StepRow = {
  readonly id: string;
  readonly act: string;
  readonly text: string;
  readonly on: string | null;
  readonly days: number | null;
  readonly partyId: string | null;
  readonly at: Date;
  readonly by: string | null;
};

/** Time declared on a day, as it is read. */
export type TimeRow = { readonly id: string; readonly on: string; readonly minutes: number; readonly by: string };

type Read = {
  readonly state: CommitmentState;
  readonly people: readonly PartyPeople[];
  readonly steps: readonly StepRow[];
  readonly times: readonly TimeRow[];
};

/** One commitment whole: who did what in its history is told by party, and by name to those concerned. */
export function commitmentView(
  scope: ProjectScope,
  now: Instant,
  { state, people, steps, times }: Read,
): CommitmentView {
  const { code, name, timeZone } = scope;
  const { person, offeredOn, offeredBy, milestones } = state;
  const nameOf = (partyId: string): string => partyOf(people, partyId).name;
  const substitute = person?.substituteMemberId ?? null;
  return {
    ...commitmentLine(state, people),
    project: { code, name, timeZone },
    now,
    today: dayOf(now, timeZone),
    quantity: state.quantity,
    signedDueOn: state.dueOn === state.termOn ? null : state.dueOn,
    substitute: substitute === null ? null : (memberOf(people, substitute)?.name ?? ""),
    receivers: receiversOf(state, people).map(nameOf),
    graceOn: state.graceOn,
    contestBefore: state.contestBefore,
    confirmed: state.confirmedAt !== null,
    offer: offeredOn === null || offeredBy === null ? null : { dueOn: offeredOn, party: nameOf(offeredBy) },
    record: state.record,
    dependents: milestones.map(({ code: milestone, title, input }) => ({ code: milestone, title, input })),
    history: steps.map(({ id, act, text, on, days, partyId, at, by }) => ({
      id,
      act,
      text,
      on,
      days,
      party: partyId === null ? null : nameOf(partyId),
      by: person === null ? null : by,
      at: instantOf(at),
    })),
    times,
  };
}
