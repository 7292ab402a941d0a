import { limits, takeAttempts } from "@/lib/auth/rate-limit";
import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { decideOpinionRequest } from "@/lib/domain/opinion";
import { refuse as because } from "@/lib/domain/refusal";
import { mailExpert } from "@/lib/features/advice/commands/opinion-writing";
import { isLinkable, listLinkable } from "@/lib/features/advice/queries-subjects";
import { RequestOpinionInput } from "@/lib/features/advice/schema-opinion";
import { insertOpinion } from "@/lib/features/advice/store-opinion";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { loadSetting } from "@/lib/features/milestone/queries-setting";

/** Somebody is asked for an opinion: the AMO, an agency, or an expert, who gets a link by mail and stands outside. */
export const requestOpinion = defineCommand({
  name: "opinion.request",
  input: RequestOpinionInput,
  async run(ctx, { askedOf, partyId: agency, name, organisation, email, question, facts, neededBy, links }) {
    const { tx, scope, authority, now, newId } = ctx;
    const { projectId } = scope;
    const [setting, linkable] = await Promise.all([loadSetting(tx, scope), listLinkable(tx, projectId)]);
    const side = askedOf === "EXPERT" ? null : askedOf;
    const party = setting.parties.find((one) => one.side === side && (side === "AMO" || one.id === agency)) ?? null;
    if (!isLinkable(linkable, links) || (side !== null && party === null)) return missing();
    const today = dayOf(now, scope.timeZone);
    const asking = { status: "OPEN", askedOf, links, question, neededBy, today } as const;
    const ruling = decideOpinionRequest(asking, actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    const mailed = { limit: limits.invitationByPerson, subject: scope.personId };
    const until = side === null ? await takeAttempts({ db: tx, now }, [mailed]) : null;
    if (until !== null) return refuse([because("invitations-exhausted", { most: mailed.limit.points })]);
    const outside = side === null;
    const expert = {
      expertName: outside ? name : "",
      expertOrganisation: outside ? organisation : "",
      expertEmail: outside ? email : null,
    };
    const asked = { askedOf, partyId: party?.id ?? null, ...expert, question, facts, neededBy };
    const desk = { tx, projectId, now, newId };
    const { id, code } = await insertOpinion(desk, { ...asked, requestedBy: scope.memberId }, links);
    if (outside) await mailExpert(ctx, { id, email, name, question, neededBy });
    const naming = { opinionId: id, opinion: code, askedOf, partyId: party?.id ?? null, side };
    const texts = links.some(({ kind }) => kind === "CONSULTATION") ? {} : { texts: { question } };
    const payload = { ...naming, links, dueOn: neededBy };
    return done([{ type: "OpinionRequested", payload, ...texts }], { opinion: code });
  },
});
