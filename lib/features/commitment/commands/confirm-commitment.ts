import { defineCommand, done, missing, type ProjectContext, refuse } from "@/lib/commands/define-command";
import type { CommitmentStatus } from "@/lib/domain/commitment";
import { decideReceipt } from "@/lib/domain/commitment-decision";
import type { Event } from "@/lib/domain/event";
import { termOfDay } from "@/lib/features/commitment/queries-setting";
import { ConfirmCommitmentInput } from "@/lib/features/commitment/schema";
import { moveCommitment } from "@/lib/features/commitment/store";
import {
  type HeldCommitment,
  holdCommitment,
  namingCommitment,
  noteCommitmentStep,
} from "@/lib/features/commitment/store-act";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** The other side confirms what was delivered, or contests it with its reason: then it is owed again, with its grace. */
export const confirmCommitment = defineCommand({
  name: "commitment.confirm",
  input: ConfirmCommitmentInput,
  async run(ctx, { commitment, ...answer }) {
    const { tx, scope, authority, now } = ctx;
    const held = await holdCommitment(tx, scope, now, { code: commitment });
    if (held === null) return missing();
    const ruling = decideReceipt(held.facts, actorOf(scope, authority), answer);
    if (!ruling.ok) return refuse(ruling.error);
    const event = await (answer.confirmed ? confirmed : contested)(ctx, held, ruling.value, answer.reason);
    const by = { memberId: scope.memberId, partyId: authority.partyId };
    const act = answer.confirmed ? "confirm" : "contest";
    const of = { projectId: scope.projectId, commitmentId: held.state.id };
    await noteCommitmentStep(ctx, of, { act, status: ruling.value, text: answer.reason, by });
    return done([event], { commitment });
  },
});

async function confirmed(
  { tx, scope, now }: ProjectContext,
  held: HeldCommitment,
  to: CommitmentStatus,
): Promise<Event> {
  const { state } = held;
  await moveCommitment(tx, { projectId: scope.projectId, id: state.id, from: state.status, to }, { confirmedAt: now });
  const delivered = { on: state.deliveredOn ?? state.termOn, lateDays: state.lateDays ?? 0 };
  return { type: "CommitmentConfirmed", payload: { ...namingCommitment(held), status: to, ...delivered } };
}

async function contested(
  { tx, scope }: ProjectContext,
  held: HeldCommitment,
  to: CommitmentStatus,
  reason: string,
): Promise<Event> {
  const { state, facts, calendar, parameters } = held;
  // What is contested is owed again: who thought it delivered has the whole grace, from this day at the earliest.
  const term = termOfDay(facts.dueOn, calendar, parameters, facts.today);
  const move = { projectId: scope.projectId, id: state.id, from: state.status, to };
  await moveCommitment(tx, move, { delivery: null, ...(to === "BROKEN" ? {} : { term }) });
  const payload = { ...namingCommitment(held), status: to, overdue: facts.today > facts.dueOn, ...term };
  return { type: "CommitmentContested", payload, texts: { reason } };
}
