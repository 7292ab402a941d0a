import { limits, takeAttempts } from "@/lib/auth/rate-limit";
import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { decideRenewal } from "@/lib/domain/opinion";
import { refuse as because } from "@/lib/domain/refusal";
import { mailExpert } from "@/lib/features/advice/commands/opinion-writing";
import { holdOpinion, opinionFacts } from "@/lib/features/advice/queries-opinion";
import { RenewOpinionInput } from "@/lib/features/advice/schema-opinion";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** An expert gets another link by mail: the one before, and the room it may have opened, open nothing any more. */
export const renewOpinion = defineCommand({
  name: "opinion.renew",
  input: RenewOpinionInput,
  async run(ctx, { opinion: code }) {
    const { tx, scope, authority, now } = ctx;
    const state = await holdOpinion(tx, scope.projectId, { code });
    if (state === null) return missing();
    const ruling = decideRenewal(opinionFacts(state, dayOf(now, scope.timeZone)), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    if (state.expertEmail === null) return missing();
    const mailed = { limit: limits.invitationByPerson, subject: scope.personId };
    const until = await takeAttempts({ db: tx, now }, [mailed]);
    if (until !== null) return refuse([because("invitations-exhausted", { most: mailed.limit.points })]);
    const { id, expertName: name, expertEmail: email, question, neededBy } = state;
    await mailExpert(ctx, { id, email, name, question, neededBy });
    const payload = { opinionId: id, opinion: code, askedOf: state.askedOf };
    return done([{ type: "OpinionLinkRenewed", payload }], { opinion: code });
  },
});
