import type { ProjectContext } from "@/lib/commands/define-command";
import type { Event } from "@/lib/domain/event";
import { Side } from "@/lib/domain/party";
import { INVITATION_DAYS } from "@/lib/features/invitation/schema";
import { endInvitation, loadInviter, saveInvitation } from "@/lib/features/invitation/store";
import { loadPartiesForUpdate, saveParty } from "@/lib/features/party/store";
import { PartyId } from "@/lib/kernel/ids";
import type { NonEmpty } from "@/lib/kernel/result";
import { postMail } from "@/lib/mail/outbox";

/** Whom the client has chosen: the organisation, and the person who answered for it. */
export type Provider = { readonly organisation: string; readonly displayName: string; readonly email: string };

/**
 * Brings the chosen provider in as a party, and opens the door to whoever answered for it as its lead, who then names all
 * others (CD-07). An invitation of the same address that is still open leads elsewhere, or has run out: it is taken back.
 */
export async function bringProvider(
  { tx, scope, now, newId }: ProjectContext,
  provider: Provider,
): Promise<{ readonly partyId: string; readonly events: NonEmpty<Event> }> {
  const { projectId } = scope;
  const parties = await loadPartiesForUpdate(tx, projectId);
  const [id, organisationId] = [PartyId.parse(newId()), newId()];
  const ordinal = Math.max(0, ...parties.filter(({ side }) => side === "AGENCY").map((party) => party.ordinal)) + 1;
  const organisation = { name: provider.organisation, legalForm: "", registrationNumber: "", city: "" };
  const party = { projectId, id, side: "AGENCY" as const, organisation, organisationId, ordinal };
  await saveParty(tx, { ...party, createdBy: scope.personId, now });
  const events: [Event, ...Event[]] = [
    {
      type: "PartyAdded",
      payload: { partyId: id, side: "AGENCY", organisationId },
      texts: { name: provider.organisation },
    },
  ];
  const { email, displayName: name } = provider;
  const open = await tx.invitation.findFirst({ where: { projectId, email, acceptedAt: null, revokedAt: null } });
  if (open !== null) {
    await endInvitation(tx, { projectId, id: open.id, now });
    const ended = { invitationId: open.id, partyId: PartyId.parse(open.partyId), side: Side.parse(open.side) };
    events.push({ type: "InvitationRevoked", payload: ended });
  }
  const roles = ["AGENCY_MANAGER" as const];
  const invitation = { partyId: id, name, email, roles, substitute: false, projectId, id: newId(), now };
  const token = await saveInvitation(tx, { ...invitation, side: "AGENCY", invitedByMemberId: scope.memberId });
  const inviter = await loadInviter(tx, scope.personId);
  const words = { inviter, organisation: scope.partyName, project: scope.name, days: INVITATION_DAYS };
  const to = { email, locale: scope.language };
  const payload = { ...words, path: `/invitation/${token}` };
  await postMail(tx, { template: "invitation", payload, to, projectId, now, newId });
  const invited = { invitationId: invitation.id, partyId: id, side: "AGENCY" as const, roles, substitute: false };
  events.push({ type: "MemberInvited", payload: invited });
  return { partyId: id, events };
}
