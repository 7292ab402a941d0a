"use server";

import { inviteMember } from "@/lib/features/invitation/commands/invite-member";
import { revokeInvitation } from "@/lib/features/invitation/commands/revoke-invitation";
import { changeRoles } from "@/lib/features/member/commands/change-roles";
import { removeMember } from "@/lib/features/member/commands/remove-member";
import { addParty } from "@/lib/features/party/commands/add-party";
import { removeParty } from "@/lib/features/party/commands/remove-party";
import { toAction } from "@/lib/http/to-action";

export const addPartyAction = toAction(addParty);
export const removePartyAction = toAction(removeParty);
export const inviteAction = toAction(inviteMember);
export const revokeInvitationAction = toAction(revokeInvitation);
export const changeRolesAction = toAction(changeRoles);
export const removeMemberAction = toAction(removeMember);
