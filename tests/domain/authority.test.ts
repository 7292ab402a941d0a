import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DelegationDraft,
  decideDelegation,
  decideRevocation,
  delegableCommands,
  delegationStatus,
  withinCeiling,
} from "@/lib/domain/delegation";
import { decideInvitation, decidePartyAddition, decidePartyRemoval, decideRoles } from "@/lib/domain/member";
import { Role } from "@/lib/domain/party";
import { authorityFor, commandNames, type HeldDelegation, isCommandName, permits } from "@/lib/domain/policy";
import { instant } from "@/lib/kernel/instant";
import { after, before, kindsOf, now, parties } from "@/tests/support/rulebook";

const from = instant("2026-11-01T00:00:00.000Z");
const until = instant("2026-12-01T00:00:00.000Z");

const lent: HeldDelegation = {
  id: "d1",
  partyId: parties.CLIENT,
  role: "CLIENT_SIGNATORY",
  acts: ["milestone.accept"],
  maxAmountCents: 2_000_000,
  validFrom: from,
  validUntil: until,
};

const amo = (delegations: readonly HeldDelegation[]) => ({
  partyId: parties.AMO,
  roles: [{ role: "AMO" as const }],
  delegations,
});

const draft: DelegationDraft = {
  grantor: { memberId: "m1", partyId: parties.CLIENT, roles: ["CLIENT_SIGNATORY"] },
  grantee: { memberId: "m2", partyId: parties.AMO, side: "AMO" },
  role: "CLIENT_SIGNATORY",
  acts: ["milestone.accept"],
  maxAmountCents: 1_000_000,
  validFrom: now,
  validUntil: until,
  existing: [],
};

describe("authority", () => {
  it("MD-01 each command is open to the roles of the policy, in their own right, and to no other", () => {
    for (const command of commandNames) {
      for (const role of Role.options) {
        const authority = authorityFor(command, { partyId: "p", roles: [{ role }], delegations: [] }, now);
        expect({ command, role, allowed: authority.ok }).toEqual({
          command,
          role,
          allowed: permits[command].by.includes(role),
        });
      }
    }
  });

  it("MD-01 the AMO accepts a milestone under a delegation in force, for the client, and the delegation is named", () => {
    const authority = authorityFor("milestone.accept", amo([lent]), now);
    expect(authority).toEqual({
      ok: true,
      value: { role: "CLIENT_SIGNATORY", partyId: parties.CLIENT, delegation: lent },
    });
  });

  it("MD-01 a delegation lends only the acts that it names", () => {
    expect(authorityFor("milestone.reject", amo([lent]), now).ok).toBe(false);
  });

  it("MD-01 a delegation begins at its first instant and is over at its last", () => {
    const starting = { ...lent, validFrom: now };
    const ending = { ...lent, validUntil: now };
    expect(authorityFor("milestone.accept", amo([starting]), before).ok).toBe(false);
    expect(authorityFor("milestone.accept", amo([starting]), now).ok).toBe(true);
    expect(authorityFor("milestone.accept", amo([ending]), before).ok).toBe(true);
    expect(authorityFor("milestone.accept", amo([ending]), now).ok).toBe(false);
  });

  it("MD-01 a delegation of what cannot be delegated lends nothing", () => {
    expect(authorityFor("charter.sign", amo([{ ...lent, acts: ["charter.sign"] }]), now).ok).toBe(true);
    const person = { partyId: parties.CLIENT, roles: [], delegations: [{ ...lent, acts: ["charter.sign"] }] };
    expect(authorityFor("charter.sign", person, now).ok).toBe(false);
  });

  it("CD-07 one's own role goes before a delegation", () => {
    const both = { partyId: parties.CLIENT, roles: [{ role: "CLIENT_SIGNATORY" as const }], delegations: [lent] };
    const authority = authorityFor("milestone.accept", both, now);
    expect(authority.ok && authority.value.delegation).toBe(null);
  });

  it("MD-01 among several powers for one act, the one that reaches furthest counts, in whatever order they come", () => {
    const far = { ...lent, id: "d2", maxAmountCents: 3_000_000 };
    const free = { ...lent, id: "d3", maxAmountCents: null };
    const chosen = (...powers: HeldDelegation[]): string | undefined => {
      const authority = authorityFor("milestone.accept", amo(powers), now);
      return authority.ok ? authority.value.delegation?.id : undefined;
    };
    expect([chosen(lent, far), chosen(far, lent)]).toEqual(["d2", "d2"]);
    expect([chosen(lent, free, far), chosen(free, far, lent)]).toEqual(["d3", "d3"]);
    expect([chosen(lent, { ...lent, id: "d0" }), chosen({ ...lent, id: "d0" }, lent)]).toEqual(["d0", "d0"]);
  });

  it("MD-01 a ceiling holds to the cent, and one's own right has none", () => {
    expect(withinCeiling(lent, 2_000_000)).toEqual([]);
    expect(withinCeiling(lent, 2_000_001).map((refusal) => refusal.kind)).toEqual(["delegation-ceiling-exceeded"]);
    expect(withinCeiling(null, 9_000_000)).toEqual([]);
    expect(withinCeiling({ maxAmountCents: null }, 9_000_000)).toEqual([]);
  });
});

describe("delegation", () => {
  it("MD-01 the client may lend the AMO an act, with a ceiling and dates", () => {
    expect(decideDelegation(draft, now).ok).toBe(true);
  });

  const refused: readonly (readonly [string, Partial<DelegationDraft>, string])[] = [
    [
      "MD-01 never to the other side",
      { grantee: { memberId: "m3", partyId: parties.AGENCY, side: "AGENCY" } },
      "delegation-beyond-side",
    ],
    [
      "CD-07 never to oneself",
      { grantee: { memberId: "m1", partyId: parties.CLIENT, side: "CLIENT" } },
      "delegation-to-self",
    ],
    [
      "CD-07 only what the grantor holds",
      { grantor: { memberId: "m1", partyId: parties.CLIENT, roles: ["CLIENT_OWNER"] } },
      "power-not-held",
    ],
    [
      "CD-07 no delegation of a power held by delegation",
      { grantor: { memberId: "m1", partyId: parties.CLIENT, roles: [] } },
      "power-not-held",
    ],
    ["MD-01 never without an act", { acts: [] }, "delegation-empty"],
    ["MD-01 never of an act reserved to the person", { acts: ["charter.sign"] }, "not-delegable"],
    ["MD-01 never to the AMO without a ceiling for what binds", { maxAmountCents: null }, "delegation-ceiling-missing"],
    [
      "MD-01 nor for the approval of a change",
      {
        acts: ["change-request.approve"],
        maxAmountCents: null,
      },
      "delegation-ceiling-missing",
    ],
    ["MD-01 never for an empty period", { validUntil: now }, "delegation-period-invalid"],
    ["MD-01 never reaching back", { validFrom: instant("2026-11-23T10:54:59.999Z") }, "delegation-period-invalid"],
    ["MD-01 never for a period that is over", { validUntil: now, validFrom: from }, "delegation-period-invalid"],
    [
      "MD-01 never twice for the same act at the same time",
      { existing: [{ validFrom: now, validUntil: until, revokedAt: null, acts: ["milestone.accept"] }] },
      "delegation-overlaps",
    ],
  ];
  it.each(refused)("%s", (_title, change, kind) => {
    expect(kindsOf(decideDelegation({ ...draft, ...change }, now))).toContain(kind);
  });

  it("MD-01 two powers may follow one another, and a revoked one no longer counts", () => {
    const next = {
      validFrom: until,
      validUntil: instant("2027-01-01T00:00:00.000Z"),
      revokedAt: null,
      acts: ["milestone.accept"],
    };
    const revoked = { validFrom: from, validUntil: until, revokedAt: before, acts: ["milestone.accept"] };
    expect(decideDelegation({ ...draft, existing: [next, revoked] }, now).ok).toBe(true);
  });

  it("MD-01 the client never lends the AMO more than the table allows, nor an agency anything to the AMO", () => {
    for (const role of Role.options) {
      for (const command of delegableCommands(role, "AMO")) {
        if (role !== "AMO") expect(permits[command].delegable).toBe("OWN_SIDE_OR_AMO");
      }
    }
    expect(delegableCommands("AGENCY_SIGNATORY", "AMO")).toEqual([]);
  });

  it("MD-01 a standing is derived from dates and revocation", () => {
    const dates = { validFrom: now, validUntil: until, revokedAt: null };
    expect(delegationStatus(dates, before)).toBe("NOT_YET");
    expect(delegationStatus(dates, now)).toBe("IN_FORCE");
    expect(delegationStatus(dates, until)).toBe("OVER");
    expect(delegationStatus({ ...dates, revokedAt: after }, now)).toBe("IN_FORCE");
    expect(delegationStatus({ ...dates, revokedAt: now }, now)).toBe("REVOKED");
  });

  it("CD-07 a power is revoked by its grantor or by a signatory of the same party, once", () => {
    const facts = {
      validFrom: from,
      validUntil: until,
      revokedAt: null,
      grantorMemberId: "m1",
      partyId: parties.CLIENT,
    };
    const grantor = { memberId: "m1", partyId: parties.CLIENT, roles: [] };
    const signatory = { memberId: "m9", partyId: parties.CLIENT, roles: ["CLIENT_SIGNATORY" as const] };
    const foreign = { memberId: "m8", partyId: parties.AGENCY, roles: ["AGENCY_SIGNATORY" as const] };
    expect(decideRevocation(facts, grantor, now).ok).toBe(true);
    expect(decideRevocation(facts, signatory, now).ok).toBe(true);
    expect(kindsOf(decideRevocation(facts, foreign, now))).toEqual(["not-grantor"]);
    expect(kindsOf(decideRevocation({ ...facts, revokedAt: before }, grantor, now))).toEqual(["delegation-over"]);
  });

  it("MD-01 deciding never throws, whatever is asked", () => {
    fc.assert(
      fc.property(
        fc.subarray([...commandNames]),
        fc.constantFrom(...Role.options),
        fc.constantFrom("CLIENT" as const, "AGENCY" as const, "AMO" as const),
        (acts, role, side) => {
          const ruling = decideDelegation(
            { ...draft, acts, role, grantee: { memberId: "m2", partyId: parties[side], side } },
            now,
          );
          return ruling.ok || ruling.error.length > 0;
        },
      ),
    );
  });

  it("MD-01 the names of commands are closed", () => {
    expect(isCommandName("milestone.accept")).toBe(true);
    expect(isCommandName("toString")).toBe(false);
  });
});

describe("members", () => {
  const facts = {
    party: { id: parties.AGENCY, side: "AGENCY" as const, hasJoinedMembers: false },
    personSides: [],
    pastSides: [],
    actorPartyId: parties.CLIENT,
    actorRoles: ["CLIENT_OWNER" as const],
    partyBound: false,
  };
  const fromWithin = { ...facts, actorPartyId: parties.AGENCY, actorRoles: ["AGENCY_MANAGER" as const] };

  it("CR-03 CD-07 from another party, the first person invited is the lead, who names all others", () => {
    expect(decideInvitation(facts, ["AGENCY_MANAGER"]).ok).toBe(true);
    for (const roles of [["AGENCY_SIGNATORY"], ["AGENCY_MANAGER", "AGENCY_SIGNATORY"], ["AGENCY_MEMBER"]] as const) {
      expect(kindsOf(decideInvitation(facts, roles))).toEqual(["lead-named-first"]);
    }
    expect(decideInvitation(fromWithin, ["AGENCY_SIGNATORY"]).ok).toBe(true);
  });

  it("9.9-12 nobody comes back on another side than the one they stood on or signed for", () => {
    const havingStood = (...pastSides: ("CLIENT" | "AGENCY")[]): readonly string[] =>
      kindsOf(decideInvitation({ ...fromWithin, pastSides }, ["AGENCY_MEMBER"]));
    expect(havingStood("AGENCY")).toEqual([]);
    expect(havingStood("AGENCY", "CLIENT")).toEqual(["signed-for-other-side"]);
  });

  it("CD-07 once the charter binds a party, a signatory or the sponsor gives the power to sign, never to oneself", () => {
    const bound = { ...fromWithin, partyBound: true };
    expect(kindsOf(decideInvitation(bound, ["AGENCY_SIGNATORY"]))).toEqual(["signatory-named-by-signatory"]);
    expect(decideInvitation(bound, ["AGENCY_MEMBER"]).ok).toBe(true);
    expect(decideInvitation({ ...bound, actorRoles: ["AGENCY_SIGNATORY"] }, ["AGENCY_SIGNATORY"]).ok).toBe(true);
    const client = {
      party: { id: parties.CLIENT, side: "CLIENT" as const },
      actorPartyId: parties.CLIENT,
      partyBound: true,
      oneself: false,
      before: ["CLIENT_CONTRIBUTOR" as const],
      heldByOthers: ["CLIENT_SIGNATORY" as const],
      charterInForce: true,
    };
    const given = (role: Role, more: object = {}): readonly string[] =>
      kindsOf(decideRoles({ ...client, actorRoles: [role], ...more }, ["CLIENT_SIGNATORY"]));
    expect(given("CLIENT_OWNER")).toEqual(["signatory-named-by-signatory"]);
    expect(given("CLIENT_SPONSOR")).toEqual([]);
    expect(given("CLIENT_SIGNATORY")).toEqual([]);
    expect(given("CLIENT_SPONSOR", { oneself: true })).toEqual(["signatory-named-by-signatory"]);
    expect(given("CLIENT_OWNER", { partyBound: false })).toEqual([]);
    // Keeping a power is not giving it.
    expect(given("CLIENT_SIGNATORY", { oneself: true, before: ["CLIENT_SIGNATORY"] })).toEqual([]);
  });

  it("CD-07 once somebody has joined, a party names its own people", () => {
    const joined = { ...facts, party: { ...facts.party, hasJoinedMembers: true } };
    expect(kindsOf(decideInvitation(joined, ["AGENCY_SIGNATORY"]))).toEqual(["party-runs-itself"]);
    expect(decideInvitation({ ...joined, actorPartyId: parties.AGENCY }, ["AGENCY_SIGNATORY"]).ok).toBe(true);
  });

  it("CD-07 nobody stands on two sides, nor twice on one", () => {
    const elsewhere = { ...fromWithin, personSides: [{ partyId: parties.CLIENT, side: "CLIENT" as const }] };
    const already = { ...fromWithin, personSides: [{ partyId: parties.AGENCY, side: "AGENCY" as const }] };
    expect(kindsOf(decideInvitation(elsewhere, ["AGENCY_MEMBER"]))).toEqual(["person-on-other-side"]);
    expect(kindsOf(decideInvitation(already, ["AGENCY_MEMBER"]))).toEqual(["already-member"]);
  });

  it("CD-07 a party gives the roles of its side only", () => {
    expect(kindsOf(decideInvitation(facts, ["CLIENT_SIGNATORY"]))).toEqual(["role-of-other-side"]);
    expect(kindsOf(decideInvitation(fromWithin, []))).toEqual(["role-of-other-side"]);
  });

  it("CD-07 under a charter, the last holder of a required role does not leave it", () => {
    const member = {
      party: facts.party,
      actorPartyId: parties.AGENCY,
      actorRoles: ["AGENCY_MANAGER" as const],
      partyBound: true,
      oneself: false,
      before: ["AGENCY_SIGNATORY" as const],
      heldByOthers: [],
      charterInForce: true,
    };
    expect(kindsOf(decideRoles(member, []))).toEqual(["last-holder-of-role"]);
    expect(decideRoles({ ...member, heldByOthers: ["AGENCY_SIGNATORY"] }, []).ok).toBe(true);
    expect(decideRoles({ ...member, charterInForce: false }, []).ok).toBe(true);
  });

  it("CR-03 there is one client and one AMO, and any number of agencies; the charter holds its parties", () => {
    expect(decidePartyAddition(["CLIENT", "AGENCY"], "AGENCY").ok).toBe(true);
    expect(kindsOf(decidePartyAddition(["CLIENT", "AMO"], "AMO"))).toEqual(["single-party-of-side"]);
    expect(decidePartyRemoval({ side: "AGENCY", inCharter: false }).ok).toBe(true);
    expect(kindsOf(decidePartyRemoval({ side: "AGENCY", inCharter: true }))).toEqual(["party-bound-by-charter"]);
  });
});
