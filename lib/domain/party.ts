import { z } from "zod";

/** The sides of a project (domain.md 9). A person stands on one side only in a given project (invariant 12). */
export const Side = z.enum(["CLIENT", "AGENCY", "AMO", "MEDIATOR"]);
export type Side = z.infer<typeof Side>;

/** The roles of domain.md 9, plus the clock. A member may hold several roles of their own side. */
export const Role = z.enum([
  "CLIENT_SPONSOR",
  "CLIENT_OWNER",
  "CLIENT_SIGNATORY",
  "CLIENT_CONTRIBUTOR",
  "AMO",
  "AGENCY_MANAGER",
  "AGENCY_SIGNATORY",
  "AGENCY_MEMBER",
  "MEDIATOR",
]);
export type Role = z.infer<typeof Role>;

/** Who acted: a role, or the clock. */
export type ActingRole = Role | "SYSTEM";

const sides = {
  CLIENT_SPONSOR: "CLIENT",
  CLIENT_OWNER: "CLIENT",
  CLIENT_SIGNATORY: "CLIENT",
  CLIENT_CONTRIBUTOR: "CLIENT",
  AMO: "AMO",
  AGENCY_MANAGER: "AGENCY",
  AGENCY_SIGNATORY: "AGENCY",
  AGENCY_MEMBER: "AGENCY",
  MEDIATOR: "MEDIATOR",
} as const satisfies Record<Role, Side>;

/** The side a role belongs to. */
export function sideOf(role: Role): Side {
  return sides[role];
}

/** The roles a party of this side may give its members. */
export function rolesOf(side: Side): readonly Role[] {
  return Role.options.filter((role) => sides[role] === side);
}

/** All client roles: reading, commenting and verifying belong to every one of them. */
export const clientRoles = rolesOf("CLIENT");
export const agencyRoles = rolesOf("AGENCY");

/** Who leads a side: the first people of a party, who then name all others of it. */
export const leadRoles: readonly Role[] = ["CLIENT_OWNER", "AMO", "AGENCY_MANAGER"];

/** Whose signature binds a party in the project's acts (CD-07). */
export const signatoryRoles: readonly Role[] = ["CLIENT_SIGNATORY", "AGENCY_SIGNATORY"];

/** Who acts, in which capacity, and for which party: the grantor's party when the act is done under a delegation. */
export type Actor =
  | { readonly role: Role; readonly personId: string; readonly partyId: string }
  | { readonly role: "SYSTEM"; readonly personId: null; readonly partyId: null };

/** The clock as an actor (architecture.md 1.8). */
export const systemActor: Actor = { role: "SYSTEM", personId: null, partyId: null };

/** Roles that take part in the project's work; the mediator only enters the mediation compartment. */
export const workingRoles: readonly Role[] = Role.options.filter((role) => sides[role] !== "MEDIATOR");
