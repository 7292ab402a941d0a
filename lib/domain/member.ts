import type { Ruling } from "@/lib/domain/act";
import { leadRoles, type Role, rolesOf, type Side, signatoryRoles } from "@/lib/domain/party";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { err, ok } from "@/lib/kernel/result";

/** What must be known of whoever gives roles, and of the party that gets them. */
export type GivingFacts = {
  readonly actorPartyId: string;
  readonly actorRoles: readonly Role[];
  /** The party is named in a charter in force: it has signed, so it has somebody who may give the power to sign. */
  readonly partyBound: boolean;
};

/** What must be known to name people: the party, who is in it, and where the person already stands in this project. */
export type NamingFacts = GivingFacts & {
  readonly party: { readonly id: string; readonly side: Side; readonly hasJoinedMembers: boolean };
  /** The sides on which this person is a member, or invited, in this project. */
  readonly personSides: readonly { readonly partyId: string; readonly side: Side }[];
  /** The sides for which this person stood before, or signed in their own right. */
  readonly pastSides: readonly Side[];
};

/** Who may give the power to sign once the charter is in force: whoever has it, and the client's direction (CD-08). */
const givers: readonly Role[] = [...signatoryRoles, "CLIENT_SPONSOR"];

/** CD-07: once a party is bound, its power to sign is given by a signatory of it or by its sponsor, never to oneself. */
function signatoryGiven(facts: GivingFacts, given: readonly Role[], side: Side, oneself: boolean): readonly Refusal[] {
  const gives = given.some((role) => signatoryRoles.includes(role));
  const mayGive = !oneself && facts.actorRoles.some((role) => givers.includes(role));
  return unless(!facts.partyBound || !gives || mayGive, refuse("signatory-named-by-signatory", { side }));
}

/**
 * Decides an invitation: roles of the party's side only; nobody stands on two sides (invariant 12), be it one after the
 * other. Another party opens the door to whoever will lead, as long as nobody of the party is there; that lead names all
 * others: nobody else can give its power to sign (CD-07).
 */
export function decideInvitation(facts: NamingFacts, roles: readonly Role[]): Ruling<"INVITED"> {
  const { party } = facts;
  const foreign = roles.filter((role) => !rolesOf(party.side).includes(role));
  const own = facts.actorPartyId === party.id;
  const elsewhere = facts.personSides.find((stand) => stand.partyId !== party.id);
  const refusals: readonly Refusal[] = [
    ...unless(own || !party.hasJoinedMembers, refuse("party-runs-itself", { side: party.side })),
    ...unless(
      own || party.hasJoinedMembers || foreign.length > 0 || roles.every((role) => leadRoles.includes(role)),
      refuse("lead-named-first", { side: party.side }),
    ),
    ...unless(
      roles.length > 0 && foreign.length === 0,
      refuse("role-of-other-side", { side: party.side, roles: foreign }),
    ),
    ...unless(elsewhere === undefined, refuse("person-on-other-side", { side: elsewhere?.side ?? party.side })),
    ...unless(!facts.personSides.some((stand) => stand.partyId === party.id), refuse("already-member", {})),
    ...unless(
      elsewhere !== undefined || !facts.pastSides.some((side) => side !== party.side),
      refuse("signed-for-other-side", {}),
    ),
    ...(own ? signatoryGiven(facts, roles, party.side, false) : []),
  ];
  return refusals.length === 0 ? ok("INVITED") : err(refusals);
}

/** What must be known to change somebody's roles, or to let them go. */
export type MemberFacts = GivingFacts & {
  readonly party: { readonly id: string; readonly side: Side };
  /** The person changes their own roles. */
  readonly oneself: boolean;
  readonly before: readonly Role[];
  /** Roles held in the same party by people other than this one. */
  readonly heldByOthers: readonly Role[];
  /** Once a charter is in force, the posts that it asks for stay filled. */
  readonly charterInForce: boolean;
};

/** Posts without which a project cannot go on: the interlocutor, the sponsor, and who signs for each side. */
const kept: readonly Role[] = ["CLIENT_OWNER", "CLIENT_SPONSOR", "CLIENT_SIGNATORY", "AGENCY_SIGNATORY", "AMO"];

/** Decides new roles for a member. An empty list is a departure. */
export function decideRoles(facts: MemberFacts, roles: readonly Role[]): Ruling<"CHANGED"> {
  const foreign = roles.filter((role) => !rolesOf(facts.party.side).includes(role));
  const lost = facts.before.filter((role) => !roles.includes(role));
  const mustStay: readonly Role[] = facts.charterInForce ? kept : ["CLIENT_OWNER"];
  const left = lost.find((role) => mustStay.includes(role) && !facts.heldByOthers.includes(role));
  const refusals: readonly Refusal[] = [
    ...unless(facts.actorPartyId === facts.party.id, refuse("party-runs-itself", { side: facts.party.side })),
    ...unless(foreign.length === 0, refuse("role-of-other-side", { side: facts.party.side, roles: foreign })),
    ...signatoryGiven(
      facts,
      roles.filter((role) => !facts.before.includes(role)),
      facts.party.side,
      facts.oneself,
    ),
    ...(left === undefined ? [] : [refuse("last-holder-of-role", { role: left })]),
  ];
  return refusals.length === 0 ? ok("CHANGED") : err(refusals);
}

/** Decides the entry of a party: one client, one AMO, and as many agencies as the client chooses (CR-03). */
export function decidePartyAddition(sides: readonly Side[], side: Side): Ruling<"ADDED"> {
  const single = side !== "AGENCY" && sides.includes(side);
  return single ? err([refuse("single-party-of-side", { side })]) : ok("ADDED");
}

/** Decides the departure of a party: before the charter binds it; afterwards only an amendment lets it go. */
export function decidePartyRemoval(facts: { readonly side: Side; readonly inCharter: boolean }): Ruling<"REMOVED"> {
  const refusals: readonly Refusal[] = [
    ...unless(facts.side !== "CLIENT", refuse("single-party-of-side", { side: facts.side })),
    ...unless(!facts.inCharter, refuse("party-bound-by-charter", {})),
  ];
  return refusals.length === 0 ? ok("REMOVED") : err(refusals);
}
