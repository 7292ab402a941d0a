import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { startIfReady } from "@/lib/commands/start-project";
import { lockProject } from "@/lib/db/lock";
import { decideRelease } from "@/lib/domain/commitment-decision";
import { ReasonedCommitmentInput } from "@/lib/features/commitment/schema";
import { moveCommitment } from "@/lib/features/commitment/store";
import { holdCommitment, namingCommitment, noteCommitmentStep } from "@/lib/features/commitment/store-act";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** Gives up what is no longer needed: by those to whom it is owed; a proposal is taken back by the party that it would bind. */
export const releaseCommitment = defineCommand({
  name: "commitment.release",
  input: ReasonedCommitmentInput,
  async run(ctx, { commitment, reason }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    // The last proposal taken back may be what a project waited for.
    await lockProject(tx, projectId);
    const held = await holdCommitment(tx, scope, now, { code: commitment });
    if (held === null) return missing();
    const { state } = held;
    const ruling = decideRelease(held.facts, actorOf(scope, authority), reason);
    if (!ruling.ok) return refuse(ruling.error);
    const move = { projectId, id: state.id, from: state.status, to: ruling.value };
    await moveCommitment(tx, move, { offer: null, settledAt: now });
    const by = { memberId: scope.memberId, partyId: authority.partyId };
    const step = { act: "release", status: ruling.value, text: reason, by };
    await noteCommitmentStep(ctx, { projectId, commitmentId: state.id }, step);
    const payload = { ...namingCommitment(held), status: state.status };
    const automatic = await startIfReady(tx, scope);
    return done([{ type: "CommitmentReleased", payload, texts: { reason } }], { commitment }, automatic);
  },
});
