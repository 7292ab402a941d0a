import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideTime } from "@/lib/domain/commitment-decision";
import { DeclareTimeInput } from "@/lib/features/commitment/schema";
import { moveCommitment, saveTime } from "@/lib/features/commitment/store";
import { holdCommitment, namingCommitment } from "@/lib/features/commitment/store-act";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** Declares time given on a day against a commitment of time: the balance follows. A correction is negative. */
export const declareTime = defineCommand({
  name: "time.declare",
  input: DeclareTimeInput,
  async run(ctx, { commitment, on, minutes }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const held = await holdCommitment(tx, scope, now, { code: commitment });
    if (held === null) return missing();
    const { state, facts } = held;
    const ruling = decideTime(facts, actorOf(scope, authority), { on, minutes });
    if (!ruling.ok) return refuse(ruling.error);
    const [id, declaredMinutes] = [ctx.newId(), state.declaredMinutes + minutes];
    const by = { partyId: state.partyId, memberId: state.person?.heldBy ?? scope.memberId, declaredBy: scope.memberId };
    await saveTime(tx, { projectId, id, commitmentId: state.id, ...by, on, minutes, now });
    await moveCommitment(tx, { projectId, id: state.id, from: state.status, to: ruling.value }, { declaredMinutes });
    const balance = { declaredMinutes, committedMinutes: state.committedMinutes ?? 0 };
    const payload = { ...namingCommitment(held), timeId: id, on, minutes, ...balance };
    return done([{ type: "TimeDeclared", payload }], { commitment });
  },
});
