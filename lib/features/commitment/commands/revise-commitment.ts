import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { dayAhead } from "@/lib/domain/commitment";
import { decideCommitmentRevision } from "@/lib/domain/commitment-decision";
import { termsWhole } from "@/lib/domain/commitment-terms";
import { flawsIn, milestonesNamed, termsDigest } from "@/lib/features/commitment/queries-terms";
import { ReviseCommitmentInput } from "@/lib/features/commitment/schema";
import { rewriteCommitment } from "@/lib/features/commitment/store";
import { holdCommitment, namingCommitment, noteCommitmentStep } from "@/lib/features/commitment/store-act";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** Writes other terms of a proposal. What is signed is no longer written anew: another day is agreed, or it is released. */
export const reviseCommitment = defineCommand({
  name: "commitment.revise",
  input: ReviseCommitmentInput,
  async run(ctx, { commitment, ...terms }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const held = await holdCommitment(tx, scope, now, { code: commitment });
    const milestones = await milestonesNamed(tx, projectId, terms.milestones);
    const party = held?.people.find((one) => one.id === held.state.partyId);
    if (held === null || party === undefined || milestones === null) return missing();
    const { state, facts } = held;
    const ruling = decideCommitmentRevision(facts, actorOf(scope, authority));
    const refusals = [
      ...(ruling.ok ? [] : ruling.error),
      ...termsWhole(flawsIn(terms, party)),
      ...dayAhead({ dueOn: terms.dueOn, today: facts.today }),
    ];
    if (!ruling.ok || refusals.length > 0) return refuse(refusals);
    const { kind, startsOn, dueOn, critical, memberId, substituteMemberId, title, role, quantity } = terms;
    const digest = termsDigest(state.partyId, terms);
    const columns = { kind, startsOn, dueOn, critical, title, role, quantity, digest };
    await rewriteCommitment(tx, { projectId, id: state.id }, columns, { memberId, substituteMemberId, milestones });
    const by = { memberId: scope.memberId, partyId: authority.partyId };
    await noteCommitmentStep(ctx, { projectId, commitmentId: state.id }, { act: "revise", status: ruling.value, by });
    const codes = milestones.map((one) => one.code).sort();
    const about = { kind, startsOn, dueOn, critical, milestones: codes, digest, before: state.digest };
    const payload = { ...namingCommitment(held), ...about };
    return done([{ type: "CommitmentRevised", payload, texts: { title } }], { commitment });
  },
});
