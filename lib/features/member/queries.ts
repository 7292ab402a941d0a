import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { abilityTo } from "@/lib/domain/ability";
import {
  agenciesCanSign,
  amoPresent,
  type CharterFacts,
  clientCanAlwaysSign,
  sponsorNamed,
} from "@/lib/domain/charter";
import { decideInvitation, decidePartyAddition, decidePartyRemoval } from "@/lib/domain/member";
import { leadRoles, type Role, rolesOf, type Side } from "@/lib/domain/party";
import { projectIsOpen } from "@/lib/domain/project";
import type { Refusal, RefusalKind } from "@/lib/domain/refusal";
import { getBinding } from "@/lib/features/charter/queries";
import type { ContractLine, MembersView, Mend, PartyDesk } from "@/lib/features/member/view";
import { listParties } from "@/lib/features/party/queries";
import { charterParties, type PartyView } from "@/lib/features/party/view";
import type { Instant } from "@/lib/kernel/instant";
import { err, ok } from "@/lib/kernel/result";

/** The members page: every party with its people, and what its reader may do there. */
export async function getMembers(tx: Tx, scope: ProjectScope, now: Instant): Promise<MembersView> {
  const [parties, binding, contracts] = await Promise.all([
    listParties(tx, scope.projectId, now, scope.partyId),
    getBinding(tx, scope.projectId),
    listContracts(tx, scope.projectId),
  ]);
  const open = projectIsOpen(scope.status).length === 0;
  const mayAddParty =
    open && binding.proposedVersion === null && abilityTo("party.add", scope, now, () => ok(null)).allowed;
  const desks = parties.map((party): PartyDesk => {
    const own = party.id === scope.partyId;
    const inCharter = binding.partyIds.includes(party.id);
    const removal = abilityTo("party.remove", scope, now, () => decidePartyRemoval({ side: party.side, inCharter }));
    return {
      ...party,
      own,
      invitable: open ? invitableInto(scope, party, now, binding.boundPartyIds) : [],
      mayChange: open && own && abilityTo("member.change-roles", scope, now, () => ok(null)).allowed,
      mayRemove: open && removal.allowed,
      bound: binding.inForce ? inCharter : null,
      contract: contracts.get(party.id) ?? null,
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

const ContractRow = z.object({ partyId: z.string(), record: z.string(), baseline: z.int() });

/** What binds the providers that were chosen by a consultation, as far as the reader sees it: the client, its AMO, the provider itself. */
async function listContracts(tx: Tx, projectId: string): Promise<ReadonlyMap<string, ContractLine>> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT c.party_id AS "partyId", d.code AS record, b.number AS baseline FROM provider_contract c
    JOIN signed_document d ON d.project_id = c.project_id AND d.id = c.document_id
    JOIN baseline b ON b.project_id = c.project_id AND b.id = c.baseline_id
    WHERE c.project_id = ${projectId}::uuid`;
  return new Map(
    z
      .array(ContractRow)
      .parse(rows)
      .map(({ partyId, ...line }) => [partyId, line]),
  );
}

/** The roles to which the reader may invite somebody new into a party: a dry run of the rule that writes. */
function invitableInto(
  scope: ProjectScope,
  party: PartyView,
  now: Instant,
  boundPartyIds: readonly string[],
): readonly Role[] {
  const facts = {
    party: { id: party.id, side: party.side, hasJoinedMembers: party.members.length > 0 },
    personSides: [],
    pastSides: [],
    actorRoles: scope.roles.map((held) => held.role),
    partyBound: boundPartyIds.includes(party.id),
  };
  return rolesOf(party.side).filter(
    (role) =>
      abilityTo("member.invite", scope, now, ({ partyId }) =>
        partyId === null ? err([]) : decideInvitation({ ...facts, actorPartyId: partyId }, [role]),
      ).allowed,
  );
}

/** The posts that the charter asks for and that nobody fills, each with the act that fills it. */
export function missingPosts(
  parties: readonly PartyDesk[],
): readonly { readonly refusal: Refusal; readonly mends: readonly Mend[] }[] {
  const people = charterParties(parties);
  const facts: CharterFacts = { status: "DRAFT", parties: people, signatures: [], unansweredAdvice: [] };
  const client = parties.find((party) => party.side === "CLIENT");
  const amo = parties.find((party) => party.side === "AMO");
  const mute = parties.filter(
    (party) =>
      party.side === "AGENCY" &&
      ![...party.members, ...party.invitations].some((one) =>
        one.roles.some((held) => held.role === "AGENCY_SIGNATORY"),
      ),
  );
  const invite = (party: PartyDesk | undefined, role: Role): readonly Mend[] => {
    if (party === undefined) return [];
    if (party.invitable.includes(role)) return [{ kind: "invite", partyId: party.id, role }];
    // Another party's people are named by its lead: the lead is what is missing first.
    const lead = party.invitations.length > 0 ? undefined : party.invitable.find((one) => leadRoles.includes(one));
    return lead === undefined ? [] : [{ kind: "invite", partyId: party.id, role: lead }];
  };
  const mends: { readonly [kind in RefusalKind]?: readonly Mend[] } = {
    "sponsor-missing": invite(client, "CLIENT_SPONSOR"),
    "client-signatories-missing": invite(client, "CLIENT_SIGNATORY"),
    "agency-missing": [{ kind: "add-party", side: "AGENCY" }],
    "agency-signatory-missing": invite(mute[0], "AGENCY_SIGNATORY"),
    "amo-missing": amo === undefined ? [{ kind: "add-party", side: "AMO" }] : invite(amo, "AMO"),
  };
  const refusals = [
    ...sponsorNamed(facts),
    ...clientCanAlwaysSign(facts),
    ...agenciesCanSign(facts),
    ...amoPresent(facts),
  ];
  return refusals.map((refusal) => ({ refusal, mends: mends[refusal.kind] ?? [] }));
}
