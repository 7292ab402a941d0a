import { z } from "zod";
import { advicePermits } from "@/lib/domain/advice-permits";
import { amendmentPermits } from "@/lib/domain/amendment-permits";
import { budgetPermits } from "@/lib/domain/budget-permits";
import { changePermits } from "@/lib/domain/change-permits";
import { committeePermits } from "@/lib/domain/committee-permits";
import { consultationPermits } from "@/lib/domain/consultation-permits";
import { disputePermits } from "@/lib/domain/dispute-permits";
import { followUpPermits } from "@/lib/domain/follow-up-permits";
import { agencyRoles, clientRoles, type Role, workingRoles } from "@/lib/domain/party";
import { type Permit, permit } from "@/lib/domain/permit";
import type { Refusal } from "@/lib/domain/refusal";
import { requirementListPermits } from "@/lib/domain/requirement-list-permits";
import { riskPermits } from "@/lib/domain/risk-permits";
import { silencePermits } from "@/lib/domain/silence-permits";
import { suspectPermits } from "@/lib/domain/suspect-permits";
import type { Instant } from "@/lib/kernel/instant";
import { err, ok, type Result } from "@/lib/kernel/result";

const owner = ["CLIENT_OWNER"] as const;
const clientSignatory = ["CLIENT_SIGNATORY"] as const;
const agencySignatory = ["AGENCY_SIGNATORY"] as const;
const bothSignatories = ["CLIENT_SIGNATORY", "AGENCY_SIGNATORY"] as const;
const partyHeads = ["CLIENT_OWNER", "AMO", "AGENCY_MANAGER", "AGENCY_SIGNATORY"] as const;
const namers = [...partyHeads, "CLIENT_SPONSOR", "CLIENT_SIGNATORY"] as const;
const needWriters = ["CLIENT_OWNER", "CLIENT_CONTRIBUTOR", "AMO", "AGENCY_MANAGER"] as const;
/** Who leads or signs for one of the two sides between which a period runs. */
const binders = ["CLIENT_OWNER", "CLIENT_SIGNATORY", "AGENCY_MANAGER", "AGENCY_SIGNATORY"] as const;
const leads = ["CLIENT_OWNER", "AMO", "AGENCY_MANAGER"] as const;
const dateSetters = ["CLIENT_OWNER", "CLIENT_SIGNATORY", "AGENCY_MANAGER", "AGENCY_SIGNATORY"] as const;
/** Who leads or binds a party: they say what it makes available, and receive what the other side does. */
const heads = ["CLIENT_OWNER", "CLIENT_SIGNATORY", "AMO", "AGENCY_MANAGER", "AGENCY_SIGNATORY"] as const;

const table = {
  "project.rename": permit(owner, "CR-01"),
  "calendar.declare-closure": permit(leads, "CD-05"),
  "calendar.withdraw-closure": permit(leads, "CD-05"),
  "calendar.name-own": permit(leads, "CD-05"),
  "party.add": permit(owner, "CR-03"),
  "party.remove": permit(owner, "CR-03"),
  "member.invite": permit(namers, "CD-07"),
  "member.change-roles": permit(namers, "CD-07"),
  "member.remove": permit(partyHeads, "CD-07"),
  "invitation.revoke": permit(namers, "CD-07"),

  "charter.draft": permit(["CLIENT_OWNER", "AMO"], "CR-01"),
  "charter.propose": permit(owner, "CR-01"),
  "charter.withdraw": permit(owner, "CR-01"),
  "charter.sign": permit(["CLIENT_SIGNATORY", "AGENCY_SIGNATORY", "AMO"], "CD-07"),
  "delegation.grant": permit(["CLIENT_SIGNATORY", "CLIENT_OWNER", "AGENCY_SIGNATORY", "AGENCY_MANAGER"], "CD-07"),
  "delegation.revoke": permit(["CLIENT_SIGNATORY", "CLIENT_OWNER", "AGENCY_SIGNATORY", "AGENCY_MANAGER"], "CD-07"),

  "commitment.propose": permit(heads, "CD-02"),
  "commitment.revise": permit(heads, "CD-02"),
  "commitment.sign": permit(["CLIENT_SIGNATORY", "AGENCY_SIGNATORY", "AMO"], "CD-02", "OWN_SIDE"),
  "commitment.deliver": permit(workingRoles, "CD-06"),
  "commitment.confirm": permit(heads, "CD-16"),
  "commitment.excuse": permit(heads, "CD-16"),
  "commitment.reschedule": permit(heads, "AR-03"),
  "commitment.answer-reschedule": permit(heads, "AR-03"),
  "commitment.substitute": permit(workingRoles, "CD-02"),
  "commitment.release": permit(heads, "CD-16"),
  "absence.declare": permit(workingRoles, "CD-02"),
  "absence.withdraw": permit(workingRoles, "CD-02"),
  "time.declare": permit(workingRoles, "CD-02"),

  "requirement.draft": permit(needWriters, "CD-01"),
  "requirement.revise": permit(needWriters, "CD-01"),
  "requirement.import": permit(needWriters, "CD-01"),
  "requirement.propose": permit(needWriters, "CD-01"),
  "requirement.review": permit(leads, "AD-01"),
  "requirement.agree": permit(["CLIENT_OWNER", "AGENCY_MANAGER"], "CD-01", "OWN_SIDE"),
  "requirement.defer": permit(owner, "CR-01"),
  "requirement.reject": permit(owner, "CR-01"),
  "requirement.withdraw": permit(owner, "CR-01"),
  "question.ask": permit(workingRoles, "CR-04"),
  "question.answer": permit(workingRoles, "CR-04"),
  "comment.post": permit(workingRoles, "CD-16"),
  "note.write": permit(workingRoles, "CD-16"),
  "exclusion.state": permit(["CLIENT_OWNER", "CLIENT_SIGNATORY", "AMO"], "CR-10"),
  "baseline.sign": permit(clientSignatory, "CR-01", "OWN_SIDE_OR_AMO"),

  "milestone.define": permit(leads, "CD-01"),
  "milestone.revise": permit(leads, "CD-01"),
  "milestone.agree": permit(bothSignatories, "CR-10", "OWN_SIDE"),
  "milestone.start": permit(["AGENCY_MANAGER"], "AD-04", "OWN_SIDE"),
  "client-input.deliver": permit(clientRoles, "CD-06", "OWN_SIDE_OR_AMO"),
  "milestone.propose-date": permit(dateSetters, "AR-03", "OWN_SIDE"),
  "milestone.agree-date": permit(bothSignatories, "AR-03", "OWN_SIDE"),
  "milestone.submit": permit(agencySignatory, "AD-05", "OWN_SIDE"),
  "milestone.verify": permit(clientRoles, "CD-10", "OWN_SIDE_OR_AMO"),
  "criterion.verify": permit(clientRoles, "CD-10", "OWN_SIDE_OR_AMO"),
  "milestone.accept": permit(clientSignatory, "CR-07", "OWN_SIDE_OR_AMO"),
  "milestone.accept-with-reservations": permit(clientSignatory, "CR-11", "OWN_SIDE_OR_AMO"),
  "milestone.reduce-price": permit(clientSignatory, "CR-11", "OWN_SIDE_OR_AMO"),
  "milestone.accept-price-reduction": permit(agencySignatory, "AR-07", "OWN_SIDE"),
  "milestone.adjourn": permit(clientSignatory, "CR-11", "OWN_SIDE_OR_AMO"),
  "milestone.reject": permit(clientSignatory, "CR-11", "OWN_SIDE_OR_AMO"),
  "milestone.approve-aptitude": permit(clientSignatory, "CR-07", "OWN_SIDE_OR_AMO"),
  "milestone.rebut-tacit-acceptance": permit(clientSignatory, "CR-11", "OWN_SIDE"),
  "milestone.cancel": permit(bothSignatories, "CD-13", "OWN_SIDE"),
  "milestone.refuse-resubmission": permit(agencySignatory, "AR-08", "OWN_SIDE"),
  "hearing.open": permit(["CLIENT_OWNER", "CLIENT_SIGNATORY"], "AR-07", "OWN_SIDE"),
  "hearing.answer": permit(["AGENCY_MANAGER", "AGENCY_SIGNATORY"], "AR-07", "OWN_SIDE"),

  ...silencePermits,

  "reservation.raise": permit(clientRoles, "CD-10", "OWN_SIDE_OR_AMO"),
  "reservation.revise": permit(clientRoles, "CD-10", "OWN_SIDE_OR_AMO"),
  "reservation.withdraw": permit(clientRoles, "CD-10", "OWN_SIDE_OR_AMO"),
  "reservation.submit-fix": permit(agencyRoles, "AD-06"),
  "reservation.refuse-fix": permit(["CLIENT_OWNER", "CLIENT_SIGNATORY"], "CR-11", "OWN_SIDE"),
  "reservation.lift": permit(clientSignatory, "CR-07", "OWN_SIDE_OR_AMO"),
  "reservation.confirm-lifting": permit(agencySignatory, "AD-06", "OWN_SIDE"),
  "reservation.contest": permit(["AGENCY_MANAGER", "AGENCY_SIGNATORY"], "AR-08", "OWN_SIDE"),
  "reservation.waive": permit(clientSignatory, "CR-11", "OWN_SIDE_OR_AMO"),

  ...changePermits,
  "clock.extend": permit(binders, "CD-05", "OWN_SIDE"),
  "clock.propose-suspension": permit(binders, "CD-16", "OWN_SIDE"),
  "clock.agree-suspension": permit(binders, "CD-16", "OWN_SIDE"),
  "clock.withdraw-suspension": permit(binders, "CD-16", "OWN_SIDE"),
  "clock.resume": permit(binders, "CD-16", "OWN_SIDE"),
  "evidence.upload": permit(workingRoles, "AD-05"),
  ...budgetPermits,
  ...consultationPermits,
  ...committeePermits,
  ...followUpPermits,
  ...disputePermits,
  ...requirementListPermits,
  ...suspectPermits,
  ...advicePermits,
  ...riskPermits,
  ...amendmentPermits,
} as const satisfies Record<string, Permit>;

export type CommandName = keyof typeof table;

/** The policy: every command of a project, and who may do it. Account commands (no project yet) are not here. */
export const permits: Readonly<Record<CommandName, Permit>> = table;

/** True for the name of a project command. */
export function isCommandName(text: string): text is CommandName {
  return Object.hasOwn(table, text);
}

/** All project command names. */
export const commandNames: readonly CommandName[] = Object.keys(table).filter(isCommandName);

/** A command name coming from outside, a delegation's scope for example. */
export const CommandName = z.custom<CommandName>((value) => typeof value === "string" && isCommandName(value));

/** The roles that may do a command in their own right: the act tables take theirs from here. */
export function rolesFor(command: CommandName): readonly Role[] {
  return permits[command].by;
}

/** Acts that change who may act, or what everybody acts under: they are done alone, every other act waits for its turn. */
const lonely: readonly CommandName[] = [
  "calendar.declare-closure",
  "calendar.withdraw-closure",
  "calendar.name-own",
  "party.add",
  "party.remove",
  "consultation.award",
  "member.invite",
  "member.change-roles",
  "member.remove",
  "charter.propose",
  "charter.withdraw",
  "charter.sign",
  "delegation.grant",
  "delegation.revoke",
];

/** True for a command that changes who may act, or the rules in force. */
export function isDoneAlone(command: CommandName): boolean {
  return lonely.includes(command);
}

/** A written power as a person holds it today: not revoked, and its grantor still has the role that it lends. */
export type HeldDelegation = {
  readonly id: string;
  readonly partyId: string;
  readonly role: Role;
  readonly acts: readonly string[];
  readonly maxAmountCents: number | null;
  readonly validFrom: Instant;
  readonly validUntil: Instant;
};

/** What a person is in a project: their own roles, and the powers lent to them. */
export type Capacity<D extends HeldDelegation = HeldDelegation> = {
  readonly partyId: string;
  readonly roles: readonly { readonly role: Role }[];
  readonly delegations: readonly D[];
};

/** In which role and for which party an act is done; under a delegation, that is the grantor's role and party. */
export type Authority<D extends HeldDelegation = HeldDelegation> = {
  readonly role: Role;
  readonly partyId: string;
  readonly delegation: D | null;
};

/** In force from `validFrom` included to `validUntil` excluded (UTC instants, so plain text order is time order). */
export function inForce(delegation: Pick<HeldDelegation, "validFrom" | "validUntil">, now: Instant): boolean {
  return delegation.validFrom <= now && now < delegation.validUntil;
}

/** Of two powers, the one that reaches further: no ceiling before any, then the higher; then the one written first. */
function widestFirst(a: HeldDelegation, b: HeldDelegation): number {
  const [left, right] = [a.maxAmountCents ?? Number.POSITIVE_INFINITY, b.maxAmountCents ?? Number.POSITIVE_INFINITY];
  if (left !== right) return left > right ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/**
 * The authority under which a person may do a command at this instant: their own role first, else a delegation in force
 * whose scope names the command, of several the one that reaches furthest. Refuses with the roles that may. The ceiling of a delegation is judged with the amount
 * at stake, in `withinCeiling`.
 */
export function authorityFor<D extends HeldDelegation>(
  command: CommandName,
  capacity: Capacity<D>,
  now: Instant,
): Result<Authority<D>, Refusal> {
  const { by, article, delegable } = permits[command];
  const own = by.find((role) => capacity.roles.some((held) => held.role === role));
  if (own !== undefined) return ok({ role: own, partyId: capacity.partyId, delegation: null });
  const [lent] = capacity.delegations
    .filter(
      (delegation) =>
        delegable !== "NOBODY" &&
        delegation.acts.includes(command) &&
        by.includes(delegation.role) &&
        inForce(delegation, now),
    )
    .toSorted(widestFirst);
  if (lent !== undefined) return ok({ role: lent.role, partyId: lent.partyId, delegation: lent });
  return err({ kind: "wrong-role", article, expected: by });
}
