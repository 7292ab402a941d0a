import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { endPowersOf } from "@/lib/commands/end-powers";
import type { Event } from "@/lib/domain/event";
import { decideRoles } from "@/lib/domain/member";
import { projectIsOpen } from "@/lib/domain/project";
import { getBinding } from "@/lib/features/charter/queries";
import { RemoveMemberInput } from "@/lib/features/member/schema";
import { endMember, loadMemberForUpdate } from "@/lib/features/member/store";

/** Lets a member of one's own party go; the posts that the charter asks for stay filled (CD-07). */
export const removeMember = defineCommand({
  name: "member.remove",
  input: RemoveMemberInput,
  async run({ tx, scope, authority, now }, { memberId, reason }) {
    const { projectId } = scope;
    const member = await loadMemberForUpdate(tx, projectId, memberId);
    if (member === null) return missing();
    const { party, heldByOthers, roles: before } = member;
    const { inForce, boundPartyIds } = await getBinding(tx, projectId);
    const ruling = decideRoles(
      {
        party,
        actorPartyId: authority.partyId,
        actorRoles: scope.roles.map((held) => held.role),
        oneself: memberId === scope.memberId,
        before,
        heldByOthers,
        charterInForce: inForce,
        partyBound: boundPartyIds.includes(party.id),
      },
      [],
    );
    const refusals = [...projectIsOpen(scope.status), ...(ruling.ok ? [] : ruling.error)];
    if (refusals.length > 0) return refuse(refusals);
    const ended = await endPowersOf(tx, { projectId, memberIds: [memberId], kept: null, now });
    await endMember(tx, { projectId, memberId, now });
    const removed: Event = {
      type: "MemberRemoved",
      payload: { memberId, partyId: party.id, side: party.side },
      texts: { reason },
    };
    return done([removed], null, ended);
  },
});
