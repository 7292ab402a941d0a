import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { abilityTo } from "@/lib/domain/ability";
import { agenciesCanSign, amoPresent, type CharterFacts, clientCanAlwaysSign, sponsorNamed } from "@/lib/domain/charter";
import { decideInvitation, decidePartyAddition, decidePartyRemoval } from "@/lib/domain/member";
import type { Side } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { projectIsOpen } from "@/lib/domain/project";
import type { Refusal, RefusalKind } from "@/lib/domain/refusal";
import { getBinding } from "@/lib/features/charter/queries";
import type { MembersView, Mend, PartyDesk } from "@/lib/features/member/view";
import { listParties } from "@/lib/features/party/queries";
import { charterParties, type PartyView } from "@/lib/features/party/view";
import type { Instant } from "@/lib/kernel/instant";
import { err, ok } from "@/lib/kernel/result";

/** The members page: every party with its people, and what its reader may do there. */
export async function getMembers(tx: Tx, scope: ProjectScope, now: Instant): Promise<MembersView> {
  const parties = await listParties(tx, scope.projectId, now, scope.partyId);
  const binding = await getBinding(tx, scope.projectId);
  const open = projectIsOpen(scope.status).length === 0;
  const mayAddParty = open && binding.proposedVersion === null && abilityTo("party.add", scope, now, () => ok(null)).allowed;
  const desks = parties.map((party): PartyDesk => {
    const own = party.id === scope.partyId;
    const inCharter = binding.partyIds.includes(party.id);
    const removal = abilityTo("party.remove", scope, now, () => decidePartyRemoval({ side: party.side, inCharter }));
    return {
      ...party,
      own,
      mayInvite: open && invitesInto(scope, party, now),
      mayChange: open && own && abilityTo("member.change-roles", scope, now, () => ok(null)).allowed,
      mayRemove: open && removal.allowed,
      bound: binding.inForce ? inCharter : null,
    };
  });
  const sides = parties.map((party) => party.side);
  const candidates: readonly Side[] = ["AGENCY", "AMO", "CLIENT"];
  return {
    project: { code: scope.code, name: scope.name, status: scope.status },
    reader: { memberId: scope.memberId, timeZone: scope.timeZone },
    now,
    parties: desks,
    mayAddParty,
    openSides: candidates.filter((side) => decidePartyAddition(sides, side).ok),
  };
}

/** Whether the reader may invite somebody new into a party: a dry run of the rule that writes. */
function invitesInto(scope: ProjectScope, party: PartyView, now: Instant): boolean {
  const hasJoinedMembers = party.members.some((member) => member.roles.some((held) => rolesFor("member.invite").includes(held.role)));
  const facts = { party: { id: party.id, side: party.side, hasJoinedMembers }, personSides: [] };
  return abilityTo("member.invite", scope, now, (actor) => (actor.partyId === null ? err([]) : decideInvitation({ ...facts, actorPartyId: actor.partyId }, [firstRole[party.side]]))).allowed;
}

const firstRole = { CLIENT: "CLIENT_OWNER", AGENCY: "AGENCY_MANAGER", AMO: "AMO", MEDIATOR: "MEDIATOR" } as const satisfies Record<Side, string>;

/** The posts that the charter asks for and that nobody fills, each with the act that fills it. */
export function missingPosts(parties: readonly PartyDesk[]): readonly { readonly refusal: Refusal; readonly mends: readonly Mend[] }[] {
  const facts: CharterFacts = { status: "DRAFT", parties: charterParties(parties), signatures: [] };
  const client = parties.find((party) => party.side === "CLIENT");
  const amo = parties.find((party) => party.side === "AMO");
  const mute = parties.filter((party) => party.side === "AGENCY" && ![...party.members, ...party.invitations].some((one) => one.roles.some((held) => held.role === "AGENCY_SIGNATORY")));
  const invite = (party: PartyView | undefined, role: Extract<Mend, { kind: "invite" }>["role"]): readonly Mend[] => (party === undefined ? [] : [{ kind: "invite", partyId: party.id, role }]);
  const mends: { readonly [kind in RefusalKind]?: readonly Mend[] } = {
    "sponsor-missing": invite(client, "CLIENT_SPONSOR"),
    "client-signatories-missing": invite(client, "CLIENT_SIGNATORY"),
    "agency-missing": [{ kind: "add-party", side: "AGENCY" }],
    "agency-signatory-missing": invite(mute[0], "AGENCY_SIGNATORY"),
    "amo-missing": amo === undefined ? [{ kind: "add-party", side: "AMO" }] : invite(amo, "AMO"),
  };
  const refusals = [...sponsorNamed(facts), ...clientCanAlwaysSign(facts), ...agenciesCanSign(facts), ...amoPresent(facts)];
  return refusals.map((refusal) => ({ refusal, mends: mends[refusal.kind] ?? [] }));
}
