import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
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
    const { inForce } = await getBinding(tx, projectId);
    const ruling = decideRoles({ party, actorPartyId: authority.partyId, before, heldByOthers, charterInForce: inForce }, []);
    const refusals = [...projectIsOpen(scope.status), ...(ruling.ok ? [] : ruling.error)];
    if (refusals.length > 0) return refuse(refusals);
    await endMember(tx, { projectId, memberId, now });
    return done([{ type: "MemberRemoved", payload: { memberId, partyId: party.id, side: party.side }, texts: { reason } }]);
  },
});
