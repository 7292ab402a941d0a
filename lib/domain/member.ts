import type { Ruling } from "@/lib/domain/act";
import { type Role, rolesOf, type Side } from "@/lib/domain/party";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { err, ok } from "@/lib/kernel/result";

/** What must be known to name people: the party, who is in it, and where the person already stands in this project. */
export type NamingFacts = {
  readonly party: { readonly id: string; readonly side: Side; readonly hasJoinedMembers: boolean };
  /** The sides on which this person is a member, or invited, in this project. */
  readonly personSides: readonly { readonly partyId: string; readonly side: Side }[];
  readonly actorPartyId: string;
};

/**
 * Decides an invitation: roles of the party's side only; nobody stands on two sides (invariant 12); and once somebody
 * of a party is there, that party names its own people: nobody else can give its power to sign (CD-07).
 */
export function decideInvitation(facts: NamingFacts, roles: readonly Role[]): Ruling<"INVITED"> {
  const { party } = facts;
  const foreign = roles.filter((role) => !rolesOf(party.side).includes(role));
  const elsewhere = facts.personSides.find((stand) => stand.partyId !== party.id);
  const refusals: readonly Refusal[] = [
    ...unless(
      facts.actorPartyId === party.id || !party.hasJoinedMembers,
      refuse("party-runs-itself", { side: party.side }),
    ),
    ...unless(
      roles.length > 0 && foreign.length === 0,
      refuse("role-of-other-side", { side: party.side, roles: foreign }),
    ),
    ...unless(elsewhere === undefined, refuse("person-on-other-side", { side: elsewhere?.side ?? party.side })),
    ...unless(!facts.personSides.some((stand) => stand.partyId === party.id), refuse("already-member", {})),
  ];
  return refusals.length === 0 ? ok("INVITED") : err(refusals);
}

/** What must be known to change somebody's roles, or to let them go. */
export type MemberFacts = {
  readonly party: { readonly id: string; readonly side: Side };
  readonly actorPartyId: string;
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
