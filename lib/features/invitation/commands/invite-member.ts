import { limits, takeAttempts } from "@/lib/auth/rate-limit";
import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import type { Event } from "@/lib/domain/event";
import { decideInvitation } from "@/lib/domain/member";
import { projectIsOpen } from "@/lib/domain/project";
import { refuse as refusal } from "@/lib/domain/refusal";
import { getBinding } from "@/lib/features/charter/queries";
import { INVITATION_DAYS, InviteMemberInput } from "@/lib/features/invitation/schema";
import {
  endInvitation,
  loadInvitationFactsForUpdate,
  loadInviter,
  saveInvitation,
} from "@/lib/features/invitation/store";
import { postMail } from "@/lib/mail/outbox";

/** Invites somebody into a party, by mail. The same address again replaces the open invitation: a new link, a new term. */
export const inviteMember = defineCommand({
  name: "member.invite",
  input: InviteMemberInput,
  async run({ tx, scope, authority, now, newId }, input) {
    const { projectId } = scope;
    const facts = await loadInvitationFactsForUpdate(tx, projectId, input);
    if (facts === null) return missing();
    const { party, replaced } = facts;
    const { boundPartyIds } = await getBinding(tx, projectId);
    const giving = {
      actorPartyId: authority.partyId,
      actorRoles: scope.roles.map((held) => held.role),
      partyBound: boundPartyIds.includes(party.id),
    };
    const ruling = decideInvitation({ ...facts, ...giving }, input.roles);
    const refusals = [...projectIsOpen(scope.status), ...(ruling.ok ? [] : ruling.error)];
    if (refusals.length > 0) return refuse(refusals);
    const mailed = { limit: limits.invitationByPerson, subject: scope.personId };
    const until = await takeAttempts({ db: tx, now }, [mailed]);
    if (until !== null) return refuse([refusal("invitations-exhausted", { most: mailed.limit.points })]);
    const id = newId();
    const { side } = party;
    const roles = [...new Set(input.roles)];
    if (replaced !== null) await endInvitation(tx, { projectId, id: replaced, now });
    const invitation = { ...input, roles, projectId, id, side, invitedByMemberId: scope.memberId, now };
    const path = `/invitation/${await saveInvitation(tx, invitation)}`;
    const inviter = await loadInviter(tx, scope.personId);
    const payload = { inviter, organisation: scope.partyName, project: scope.name, path, days: INVITATION_DAYS };
    const to = { email: input.email, locale: scope.language };
    await postMail(tx, { template: "invitation", payload, to, projectId, now, newId });
    const invited: Event = {
      type: "MemberInvited",
      payload: { invitationId: id, partyId: party.id, side, roles, substitute: input.substitute },
    };
    if (replaced === null) return done([invited], { invitation: id });
    return done(
      [{ type: "InvitationRevoked", payload: { invitationId: replaced, partyId: party.id, side } }, invited],
      { invitation: id },
    );
  },
});
