import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { decideOpinionWithdrawal } from "@/lib/domain/opinion";
import { holdOpinion, opinionFacts } from "@/lib/features/advice/queries-opinion";
import { WithdrawOpinionInput } from "@/lib/features/advice/schema-opinion";
import { endOpinion } from "@/lib/features/advice/store-opinion";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** A question is taken back: an expert's link opens nothing from now on. */
export const withdrawOpinion = defineCommand({
  name: "opinion.withdraw",
  input: WithdrawOpinionInput,
  async run(ctx, { opinion: code, reason }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const state = await holdOpinion(tx, projectId, { code });
    if (state === null) return missing();
    const facts = opinionFacts(state, dayOf(now, scope.timeZone));
    const ruling = decideOpinionWithdrawal(facts, actorOf(scope, authority), reason);
    if (!ruling.ok) return refuse(ruling.error);
    const payload = await endOpinion({ tx, projectId, now }, state.id, "WITHDRAWN");
    const texts = state.clientOnly ? {} : { texts: { reason } };
    return done([{ type: "OpinionWithdrawn", payload, ...texts }], { opinion: code });
  },
});
