import { limits, takeAttempts } from "@/lib/auth/rate-limit";
import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideConsultation } from "@/lib/domain/consultation";
import { refuse as because, unless } from "@/lib/domain/refusal";
import { findCandidate, isMemberAddress } from "@/lib/features/consultation/queries-candidates";
import { loadConsultation } from "@/lib/features/consultation/queries-state";
import { InviteCandidateInput } from "@/lib/features/consultation/schema";
import { lockConsultation, saveCandidate } from "@/lib/features/consultation/store";
import { postMail } from "@/lib/mail/outbox";

/** Days until an instant that lies ahead, begun ones included. */
function daysUntil(now: string, until: string): number {
  return Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 86_400_000));
}

/** Asks an organisation for an offer, by a mail to the person who answers for it. They become no member of the project. */
export const inviteCandidate = defineCommand({
  name: "consultation.invite",
  input: InviteCandidateInput,
  async run(ctx, { consultation: code, ...input }) {
    const { tx, scope, authority, now, newId } = ctx;
    const { projectId } = scope;
    await lockConsultation(tx, projectId, code);
    const found = await loadConsultation(tx, scope, code, now);
    if (found === null) return missing();
    const { row, facts } = found;
    const [standing, isMember] = await Promise.all([
      findCandidate(tx, projectId, row.id, input.email),
      isMemberAddress(tx, projectId, input.email),
    ]);
    // Another link for an address that has one already asks nobody more.
    const others = facts.candidates - (standing === null ? 0 : 1);
    const ruling = decideConsultation("invite", { ...facts, candidates: others }, authority);
    const refusals = [
      ...(ruling.ok ? [] : ruling.error),
      ...unless(!isMember, because("candidate-is-member", {})),
      ...unless(standing === null || !standing.joined, because("candidate-already-there", {})),
    ];
    if (refusals.length > 0) return refuse(refusals);
    const mailed = { limit: limits.invitationByPerson, subject: scope.personId };
    const until = await takeAttempts({ db: tx, now }, [mailed]);
    if (until !== null) return refuse([because("invitations-exhausted", { most: mailed.limit.points })]);
    const { id, token } = await saveCandidate(ctx, row.id, input, standing?.id ?? null);
    const { closesAt } = facts;
    const payload = { client: scope.partyName, project: scope.name, title: row.title, path: `/candidacy/${token}` };
    await postMail(tx, {
      template: "candidacy",
      payload: { ...payload, closesAt, timeZone: scope.timeZone, days: daysUntil(now, closesAt) },
      to: { email: input.email, locale: scope.language },
      projectId,
      now,
      newId,
    });
    const named = { consultationId: row.id, consultation: code };
    return done([{ type: "CandidateInvited", payload: { ...named, candidateId: id } }], { candidate: id });
  },
});
