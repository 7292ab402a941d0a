import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { rolesFor } from "@/lib/domain/policy";
import { refuse as refusal, unless } from "@/lib/domain/refusal";
import { RevokeInvitationInput } from "@/lib/features/invitation/schema";
import { endInvitation, loadInvitationForUpdate } from "@/lib/features/invitation/store";

/** Takes an open invitation back: by the party it is for, or by others while nobody of that party may (CD-07). */
export const revokeInvitation = defineCommand({
  name: "invitation.revoke",
  input: RevokeInvitationInput,
  async run({ tx, scope, authority, now }, { invitationId }) {
    const { projectId } = scope;
    const invitation = await loadInvitationForUpdate(tx, projectId, invitationId);
    if (invitation === null) return missing();
    const { partyId, side, hasHeads } = invitation;
    const runsItself = hasHeads.some((role) => rolesFor("member.invite").includes(role));
    const refusals = unless(authority.partyId === partyId || !runsItself, refusal("party-runs-itself", { side }));
    if (refusals.length > 0) return refuse(refusals);
    await endInvitation(tx, { projectId, id: invitationId, now });
    return done([{ type: "InvitationRevoked", payload: { invitationId, partyId, side } }]);
  },
});
