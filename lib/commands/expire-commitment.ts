import type { SystemContext } from "@/lib/commands/define-command";
import { decideBreach, decideFallingDue } from "@/lib/domain/commitment-decision";
import { breachesToTell, covers } from "@/lib/domain/commitment-keeping";
import { dayOf } from "@/lib/domain/deadline";
import type { Event } from "@/lib/domain/event";
import { type Absence, loadAbsences, loadBreaches } from "@/lib/features/commitment/queries-keeping";
import { termOfDay } from "@/lib/features/commitment/queries-setting";
import { handOver, moveCommitment } from "@/lib/features/commitment/store";
import {
  type HeldCommitment,
  holdCommitment,
  namingCommitment,
  noteCommitmentStep,
} from "@/lib/features/commitment/store-act";
import { lockParty, raiseCommitteeItem } from "@/lib/features/commitment/store-keeping";

type Expired = { readonly effect: string; readonly events: readonly Event[] };
const nothing: Expired = { effect: "none", events: [] };

/** J-3: a commitment falls due, told to both sides (9.7). Nothing for one that has, or that is no longer owed. */
export async function fallCommitmentDue(ctx: SystemContext, commitmentId: string): Promise<readonly Event[]> {
  const { tx, place, now } = ctx;
  const held = await holdCommitment(tx, place, now, { id: commitmentId });
  return held === null ? [] : fallDue(ctx, held);
}

async function fallDue(ctx: SystemContext, held: HeldCommitment): Promise<readonly Event[]> {
  const { tx, place } = ctx;
  const { state } = held;
  const ruling = decideFallingDue(held.facts);
  if (!ruling.ok) return [];
  await moveCommitment(tx, { projectId: place.projectId, id: state.id, from: state.status, to: ruling.value });
  await note(ctx, held, { act: "fallDue", status: ruling.value, on: state.termOn });
  return [{ type: "CommitmentFellDue", payload: { ...namingCommitment(held), dueOn: state.termOn } }];
}

/** The day of a commitment is over: the grace of the charter runs; without any, it is broken at once. */
export async function endCommitmentDay(ctx: SystemContext, commitmentId: string): Promise<Expired> {
  const { tx, place, now } = ctx;
  const held = await holdCommitment(tx, place, now, { id: commitmentId });
  if (held === null) return nothing;
  const { state } = held;
  const { termBefore, graceOn, graceBefore } = state;
  if (termBefore === null || graceOn === null || graceBefore === null) return nothing;
  if (graceBefore <= termBefore) return endCommitmentGrace(ctx, commitmentId);
  const due = await fallDue(ctx, held);
  await note(ctx, held, { act: "overdue", status: "DUE", on: graceOn });
  const term = { dueOn: state.termOn, dueBefore: termBefore, graceOn, graceBefore };
  const overdue: Event = { type: "CommitmentOverdue", payload: { ...namingCommitment(held), ...term } };
  return { effect: "grace-begins", events: [...due, overdue] };
}

/** The grace is over: broken, unless an absence declared in advance covers the day and somebody stands in (once). */
export async function endCommitmentGrace(ctx: SystemContext, commitmentId: string): Promise<Expired> {
  const { tx, place, now } = ctx;
  const held = await holdCommitment(tx, place, now, { id: commitmentId });
  if (held === null) return nothing;
  const { state, facts } = held;
  const holder = state.person?.heldBy ?? "";
  const absences = await loadAbsences(tx, place.projectId, { memberId: holder, on: state.termOn });
  const absence = absences.find((one) => covers(one, holder, state.termOn));
  const ruling = decideBreach(facts, absence !== undefined);
  if (!ruling.ok) return nothing;
  if (ruling.value === "SUBSTITUTED" && absence !== undefined) return cover(ctx, held, absence);
  const from = { projectId: place.projectId, id: state.id, from: state.status, to: ruling.value };
  // Evaluated at the end of the grace, however late the worker comes (9, convention d).
  const at = state.graceBefore ?? now;
  const on = dayOf(at, place.timeZone);
  await moveCommitment(tx, from, { broken: { at, on } });
  await note(ctx, held, { act: "break", status: ruling.value, on });
  const { termOn: dueOn, graceOn, critical } = state;
  const broken: Event = {
    type: "CommitmentBroken",
    payload: { ...namingCommitment(held), dueOn, graceOn: graceOn ?? dueOn, critical },
  };
  return { effect: "commitment-broken", events: [broken, ...(await tellAgain(ctx, held, on))] };
}

async function cover(ctx: SystemContext, held: HeldCommitment, absence: Absence): Promise<Expired> {
  const { tx, place } = ctx;
  const { state, calendar, parameters } = held;
  const { projectId } = place;
  const term = termOfDay(state.termOn, calendar, parameters, absence.endsOn);
  await moveCommitment(tx, { projectId, id: state.id, from: state.status, to: "SUBSTITUTED" }, { term });
  if (absence.substituteMemberId !== null) await handOver(tx, { projectId, id: state.id }, absence.substituteMemberId);
  await note(ctx, held, { act: "cover", status: "SUBSTITUTED", on: term.graceOn });
  const payload = { ...namingCommitment(held), absenceId: absence.id, ...term };
  return { effect: "covered-by-absence", events: [{ type: "CommitmentSubstituted", payload }] };
}

/** Broken twice in thirty days by one party: an item for the next committee, and a notice to the sponsor. */
async function tellAgain(ctx: SystemContext, held: HeldCommitment, today: string): Promise<readonly Event[]> {
  const { tx, place, now } = ctx;
  const { projectId } = place;
  const { partyId, side } = held.state;
  // Two breaches of one party that end at once: the second counts the first.
  await lockParty(tx, projectId, partyId);
  const breaches = await loadBreaches(tx, projectId, partyId);
  const commitments = breachesToTell(breaches, today);
  if (commitments.length === 0) return [];
  const itemId = ctx.newId();
  await raiseCommitteeItem(tx, { projectId, id: itemId, partyId, commitments, now });
  const payload = { itemId, partyId, side, commitments: [...commitments], count: commitments.length };
  return [{ type: "CommitmentsBrokenAgain", payload }];
}

function note(
  ctx: SystemContext,
  { state }: HeldCommitment,
  step: { readonly act: string; readonly status: HeldCommitment["state"]["status"]; readonly on: string },
): Promise<void> {
  return noteCommitmentStep(ctx, { projectId: ctx.place.projectId, commitmentId: state.id }, { ...step, by: null });
}
