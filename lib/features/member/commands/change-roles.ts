import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { endPowersOf } from "@/lib/commands/end-powers";
import type { Event } from "@/lib/domain/event";
import { decideRoles } from "@/lib/domain/member";
import { projectIsOpen } from "@/lib/domain/project";
import { getBinding } from "@/lib/features/charter/queries";
import { ChangeRolesInput } from "@/lib/features/member/schema";
import { endRoles, loadMemberForUpdate, saveRoles } from "@/lib/features/member/store";

/** Gives a member of one's own party other roles; the posts that the charter asks for stay filled (CD-07). */
export const changeRoles = defineCommand({
  name: "member.change-roles",
  input: ChangeRolesInput,
  async run({ tx, scope, authority, now, newId }, { memberId, roles, substitute, reason }) {
    const { projectId } = scope;
    const member = await loadMemberForUpdate(tx, projectId, memberId);
    if (member === null) return missing();
    const { party, heldByOthers, roles: before } = member;
    const { inForce, boundPartyIds } = await getBinding(tx, projectId);
    const wanted = [...new Set(roles)];
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
      wanted,
    );
    const refusals = [...projectIsOpen(scope.status), ...(ruling.ok ? [] : ruling.error)];
    if (refusals.length > 0) return refuse(refusals);
    await endRoles(tx, { projectId, memberId, now });
    const given = wanted.map((role) => ({ id: newId(), role, substitute: substitute && role.endsWith("_SIGNATORY") }));
    await saveRoles(tx, { projectId, memberId, side: party.side, roles: given, now });
    const changed: Event = {
      type: "MemberRolesChanged",
      payload: { memberId, partyId: party.id, side: party.side, roles: wanted, before: [...before] },
      texts: { reason },
    };
    return done([changed], null, await endPowersOf(tx, { projectId, memberIds: [memberId], kept: wanted, now }));
  },
});
