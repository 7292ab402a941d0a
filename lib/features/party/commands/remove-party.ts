import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { endPowersOf } from "@/lib/commands/end-powers";
import type { Event } from "@/lib/domain/event";
import { decidePartyRemoval } from "@/lib/domain/member";
import { projectIsOpen } from "@/lib/domain/project";
import { getBinding } from "@/lib/features/charter/queries";
import { RemovePartyInput } from "@/lib/features/party/schema";
import { endParty, loadPartiesForUpdate } from "@/lib/features/party/store";
import { saveExitPlan } from "@/lib/features/party/store-exit";

/** Lets a party go, with its people, before a charter binds it (CR-03). */
export const removeParty = defineCommand({
  name: "party.remove",
  input: RemovePartyInput,
  async run({ tx, scope, now, newId }, { partyId, reason }) {
    const { projectId } = scope;
    const parties = await loadPartiesForUpdate(tx, projectId);
    const party = parties.find((one) => one.id === partyId && !one.removed);
    if (party === undefined) return missing();
    const { side } = party;
    const binding = await getBinding(tx, projectId);
    const ruling = decidePartyRemoval({ side, inCharter: binding.partyIds.includes(partyId) });
    const refusals = [...projectIsOpen(scope.status), ...(ruling.ok ? [] : ruling.error)];
    if (refusals.length > 0) return refuse(refusals);
    const ended = await endParty(tx, { projectId, partyId, now });
    const people: readonly Event[] = [
      ...ended.members.map(
        (memberId): Event => ({ type: "MemberRemoved", payload: { memberId, partyId, side }, texts: { reason } }),
      ),
      ...ended.invitations.map(
        (invitationId): Event => ({ type: "InvitationRevoked", payload: { invitationId, partyId, side } }),
      ),
    ];
    const powers = await endPowersOf(tx, { projectId, memberIds: ended.members, kept: null, now });
    // A provider who leaves hands back what it holds (CR-14).
    const items = side === "AGENCY" ? await saveExitPlan(tx, { projectId, partyId, newId, now }) : [];
    const exit: readonly Event[] =
      items.length === 0 ? [] : [{ type: "ExitPlanStarted", payload: { partyId, items: [...items] } }];
    return done([{ type: "PartyRemoved", payload: { partyId, side }, texts: { reason } }, ...people], null, [
      ...powers,
      ...exit,
    ]);
  },
});
