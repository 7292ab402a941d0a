import { z } from "zod";
import type { Ruling } from "@/lib/domain/act";
import { type Role, type Side, sideOf } from "@/lib/domain/party";
import type { Delegability } from "@/lib/domain/permit";
import { type CommandName, inForce, isCommandName, permits } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { Instant } from "@/lib/kernel/instant";
import { err, ok } from "@/lib/kernel/result";

/** Where a written power stands at an instant: derived from its dates and its revocation, never stored. */
export const DelegationStatus = z.enum(["NOT_YET", "IN_FORCE", "OVER", "REVOKED"]);
export type DelegationStatus = z.infer<typeof DelegationStatus>;

/** The dates on which a power's standing depends. */
export type DelegationDates = {
  readonly validFrom: Instant;
  readonly validUntil: Instant;
  readonly revokedAt: Instant | null;
};

/** The standing of a power now. A revocation counts from its own instant. */
export function delegationStatus(dates: DelegationDates, now: Instant): DelegationStatus {
  if (dates.revokedAt !== null && dates.revokedAt <= now) return "REVOKED";
  if (inForce(dates, now)) return "IN_FORCE";
  return now < dates.validFrom ? "NOT_YET" : "OVER";
}

/** A power as it would be written: from whom, to whom, for which acts, up to which amount, between which instants. */
export type DelegationDraft = {
  readonly grantor: { readonly memberId: string; readonly partyId: string; readonly roles: readonly Role[] };
  readonly grantee: { readonly memberId: string; readonly partyId: string; readonly side: Side };
  readonly role: Role;
  readonly acts: readonly CommandName[];
  /** Cents before tax; `null` is no ceiling. */
  readonly maxAmountCents: number | null;
  readonly validFrom: Instant;
  readonly validUntil: Instant;
  /** The powers this grantor has already written. */
  readonly existing: readonly (DelegationDates & { readonly acts: readonly string[] })[];
};

/** How far back a power may begin, in milliseconds: clocks differ by minutes, never by days. */
const CLOCK_TOLERANCE = 5 * 60_000;

/** Commands that bind by an amount: lent to the AMO, they need a ceiling (domain.md 9.9, invariant 5). */
const binding: readonly CommandName[] = [
  "baseline.sign",
  "milestone.accept",
  "milestone.accept-with-reservations",
  "milestone.reduce-price",
  "milestone.approve-aptitude",
  "change-request.approve",
  "amendment.sign",
];

/** Commands that a role may lend at all, and to whom. */
export function delegableCommands(role: Role, to: Side): readonly CommandName[] {
  const names: readonly string[] = Object.keys(permits);
  return names
    .filter(isCommandName)
    .filter((name) => permits[name].by.includes(role) && reaches(permits[name].delegable, role, to));
}

function reaches(delegable: Delegability, role: Role, to: Side): boolean {
  if (delegable === "NOBODY") return false;
  if (sideOf(role) === to) return true;
  return delegable === "OWN_SIDE_OR_AMO" && sideOf(role) === "CLIENT" && to === "AMO";
}

/** Two half-open periods that share an instant. */
function overlap(
  a: Pick<DelegationDates, "validFrom" | "validUntil">,
  b: Pick<DelegationDates, "validFrom" | "validUntil">,
): boolean {
  return a.validFrom < b.validUntil && b.validFrom < a.validUntil;
}

/**
 * Decides whether a power may be written: inside one's party, or from the client to the AMO; only what the grantor
 * holds in their own right (so never a second time); dated, and never reaching back before it is written; one power at a time for one act of one grantor.
 */
export function decideDelegation(draft: DelegationDraft, now: Instant): Ruling<"GRANTED"> {
  const side = sideOf(draft.role);
  const toAmo = side === "CLIENT" && draft.grantee.side === "AMO";
  const sameParty = draft.grantee.partyId === draft.grantor.partyId;
  const notLent = draft.acts.filter((name) => !reaches(permits[name].delegable, draft.role, draft.grantee.side));
  const notHeld = draft.acts.filter((name) => !permits[name].by.includes(draft.role));
  const taken = draft.existing
    .filter((other) => other.revokedAt === null && overlap(draft, other))
    .flatMap((other) => other.acts);
  const twice = draft.acts.filter((name) => taken.includes(name));
  const refusals: readonly Refusal[] = [
    ...unless(draft.acts.length > 0, refuse("delegation-empty", {})),
    ...unless(draft.grantor.memberId !== draft.grantee.memberId, refuse("delegation-to-self", {})),
    ...unless(sameParty || toAmo, refuse("delegation-beyond-side", { side })),
    ...unless((sameParty || toAmo) === false || notLent.length === 0, refuse("not-delegable", { commands: notLent })),
    ...unless(
      draft.grantor.roles.includes(draft.role) && notHeld.length === 0,
      refuse("power-not-held", { commands: notHeld }),
    ),
    ...unless(
      draft.validFrom < draft.validUntil &&
        now < draft.validUntil &&
        Date.parse(now) - Date.parse(draft.validFrom) <= CLOCK_TOLERANCE,
      refuse("delegation-period-invalid", {}),
    ),
    ...unless(
      !toAmo || draft.maxAmountCents !== null || !draft.acts.some((name) => binding.includes(name)),
      refuse("delegation-ceiling-missing", {}),
    ),
    ...unless(twice.length === 0, refuse("delegation-overlaps", { commands: twice })),
  ];
  return refusals.length === 0 ? ok("GRANTED") : err(refusals);
}

/** Decides a revocation: by the grantor, or by a signatory of the grantor's party; of a power that is not over. */
export function decideRevocation(
  facts: DelegationDates & { readonly grantorMemberId: string; readonly partyId: string },
  by: { readonly memberId: string; readonly partyId: string; readonly roles: readonly Role[] },
  now: Instant,
): Ruling<"REVOKED"> {
  const status = delegationStatus(facts, now);
  const signatory =
    by.partyId === facts.partyId && by.roles.some((role) => role === "CLIENT_SIGNATORY" || role === "AGENCY_SIGNATORY");
  const refusals: readonly Refusal[] = [
    ...unless(status === "IN_FORCE" || status === "NOT_YET", refuse("delegation-over", {})),
    ...unless(by.memberId === facts.grantorMemberId || signatory, refuse("not-grantor", {})),
  ];
  return refusals.length === 0 ? ok("REVOKED") : err(refusals);
}

/** An act under a delegation stays under its ceiling (cents before tax, the ceiling included). Own right has none. */
export function withinCeiling(
  delegation: { readonly maxAmountCents: number | null } | null,
  amountCents: number,
): readonly Refusal[] {
  if (delegation === null || delegation.maxAmountCents === null || amountCents <= delegation.maxAmountCents) return [];
  return [refuse("delegation-ceiling-exceeded", { ceilingCents: delegation.maxAmountCents })];
}
