import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import { adviceAnsweredFirst, type UnansweredAdvice } from "@/lib/domain/advice-block";
import type { Agreed, AmendmentInstrument, AmendmentTerms } from "@/lib/domain/amendment-terms";
import type { ChangeRequestStatus } from "@/lib/domain/change-request";
import { acceptedStatuses, type MilestoneStatus } from "@/lib/domain/milestone";
import type { Actor } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type ProjectStatus, projectIsActive } from "@/lib/domain/project";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { RequirementStatus } from "@/lib/domain/requirement";

/** Where an instrument stands: written, being signed, in force, or given up before everybody had signed. */
export const AmendmentStatus = z.enum(["DRAFT", "SIGNING", "CONTRACTED", "WITHDRAWN"]);
export type AmendmentStatus = z.infer<typeof AmendmentStatus>;

/** As whom an instrument is signed. */
export const Seat = z.enum(["CLIENT", "SPONSOR", "AGENCY"]);
export type Seat = z.infer<typeof Seat>;

/** A requirement that the terms name, as it stands now. */
type StandingRequirement = {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly status: RequirementStatus;
};

/** A milestone that the terms name, or that covers what they change, as it stands now. */
type StandingMilestone = {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly status: MilestoneStatus;
  readonly agencyPartyId: string;
  /** Before tax. */
  readonly amountCents: number;
  /** The day last agreed. */
  readonly dueOn: string | null;
  /** The requirements that it promises. */
  readonly covers: readonly string[];
};

/** What must be known to write, sign or withdraw an instrument. */
export type AmendmentFacts = {
  readonly status: AmendmentStatus;
  readonly projectStatus: ProjectStatus;
  readonly requestStatus: ChangeRequestStatus;
  readonly agencyPartyId: string;
  readonly instrument: AmendmentInstrument;
  /** The sponsor signs too: as it was written. */
  readonly sponsor: boolean;
  /** The sponsor would have to sign, from what is contracted now. */
  readonly sponsorNeeded: boolean;
  readonly agreed: Agreed | null;
  readonly terms: AmendmentTerms;
  readonly requirements: readonly StandingRequirement[];
  readonly milestones: readonly StandingMilestone[];
  readonly taken: readonly { readonly seat: Seat; readonly personId: string }[];
  /** Advice on it, or on the change that it orders, that has no answer yet. */
  readonly unansweredAdvice: readonly UnansweredAdvice[];
};

const lockedInForce: readonly RequirementStatus[] = ["BASELINED", "IMPLEMENTED", "VERIFIED", "ACCEPTED"];
const beforePresentation: readonly MilestoneStatus[] = ["READY_TO_START", "IN_PROGRESS"];
/** Where an order can change a milestone: agreed and not yet presented, or accepted, which re-opens it. */
export const amendable: readonly MilestoneStatus[] = [...beforePresentation, ...acceptedStatuses];
const inDecision: readonly MilestoneStatus[] = [
  "SUBMITTED",
  "UNDER_VERIFICATION",
  "APTITUDE_APPROVED",
  "SERVICE_OBSERVATION",
  "ADJOURNED",
];

function running(facts: AmendmentFacts): readonly Refusal[] {
  return projectIsActive(facts.projectStatus);
}

/** CD-13: what is ordered was decided first, and with this agency. */
export function changeApproved(facts: AmendmentFacts): readonly Refusal[] {
  const holds = facts.requestStatus === "APPROVED" && facts.agreed !== null;
  return unless(holds, refuse("change-not-approved", { status: facts.requestStatus }));
}

/** CD-04: what is replaced is what is in force, so that of two amendments of one item the second is read again. */
export function versionsInForce(facts: AmendmentFacts): readonly Refusal[] {
  const requirements = facts.terms.requirements.filter((one) => {
    if (one.kind === "ADD") return false;
    const found = facts.requirements.find(({ id }) => id === one.requirementId);
    return found === undefined || found.version !== one.fromVersion || !lockedInForce.includes(found.status);
  });
  const milestones = facts.terms.milestones.filter((one) => {
    const found = facts.milestones.find(({ id }) => id === one.milestoneId);
    const inForce = found !== undefined && found.version === one.fromVersion && found.status !== "SUPERSEDED";
    return !inForce || (one.reopen && beforePresentation.includes(found.status));
  });
  const items = [...requirements.map((one) => one.requirement), ...milestones.map((one) => one.milestone)];
  return unless(items.length === 0, refuse("version-superseded", { items }));
}

/** CD-05: what is in the client's hands is decided before its date or its amount moves. */
export function nothingInDecision(facts: AmendmentFacts): readonly Refusal[] {
  const named = new Set(facts.terms.milestones.map((one) => one.milestoneId));
  const open = facts.milestones.filter(({ id, status }) => inDecision.includes(status) && named.has(id));
  return unless(open.length === 0, refuse("milestone-in-decision", { milestones: open.map(({ code }) => code) }));
}

/** CD-04: a text that an accepted milestone promised does not change under its signature: the milestone is re-opened. */
export function signedReopened(facts: AmendmentFacts): readonly Refusal[] {
  const changed = new Set(
    facts.terms.requirements.flatMap((one) => (one.kind === "MODIFY" ? [one.requirementId] : [])),
  );
  const reopened = new Set(facts.terms.milestones.flatMap((one) => (one.reopen ? [one.milestoneId] : [])));
  const left = facts.milestones.filter(
    ({ id, status, covers }) =>
      acceptedStatuses.includes(status) && !reopened.has(id) && covers.some((one) => changed.has(one)),
  );
  return unless(left.length === 0, refuse("signed-milestone-left", { milestones: left.map(({ code }) => code) }));
}

/** CD-01: each new text can be verified; a milestone that is re-opened has a day; only what can change is named. */
export function termsWhole(facts: AmendmentFacts): readonly Refusal[] {
  const bare = facts.terms.requirements.filter(
    (one) => one.kind !== "REMOVE" && (one.content.criteria.length === 0 || one.content.statement.trim() === ""),
  );
  const lost = facts.terms.milestones.filter((one) => {
    const found = facts.milestones.find(({ id }) => id === one.milestoneId);
    if (found === undefined || inDecision.includes(found.status)) return false;
    const other = !amendable.includes(found.status) || found.agencyPartyId !== facts.agencyPartyId;
    const reopens = acceptedStatuses.includes(found.status);
    return other || (one.reopen && one.dueOn === null) || (reopens && !one.reopen);
  });
  const open = facts.milestones.filter(({ status }) => beforePresentation.includes(status)).map(({ code }) => code);
  const astray = facts.terms.requirements.flatMap((one) =>
    one.kind === "ADD" && one.milestone !== null && !open.includes(one.milestone) ? [one.milestone] : [],
  );
  const missing = [...bare.map((one) => one.requirement), ...lost.map((one) => one.milestone), ...astray];
  return unless(missing.length === 0, refuse("terms-incomplete", { items: missing }));
}

/** CD-03: what was advised on it has its answer, whichever door it is signed by. */
export function orderAdviceAnswered({ unansweredAdvice }: AmendmentFacts): readonly Refusal[] {
  return adviceAnsweredFirst(unansweredAdvice);
}

const contractors = {
  guards: [
    running,
    changeApproved,
    versionsInForce,
    nothingInDecision,
    signedReopened,
    termsWhole,
    orderAdviceAnswered,
  ],
};

/** The life of an instrument. */
export const amendmentActs = {
  draft: {
    from: ["DRAFT"],
    to: "DRAFT",
    by: rolesFor("amendment.draft"),
    guards: [running, changeApproved],
    article: "CD-13",
  },
  sign: {
    from: ["DRAFT", "SIGNING"],
    to: "CONTRACTED",
    by: rolesFor("amendment.sign"),
    ...contractors,
    article: "CD-13",
  },
  withdraw: {
    from: ["DRAFT", "SIGNING"],
    to: "WITHDRAWN",
    by: rolesFor("amendment.withdraw"),
    guards: [],
    article: "AR-04",
  },
} as const satisfies Record<string, ProjectAct<AmendmentStatus, AmendmentFacts>>;

/** An agency acts on what is ordered from it alone (AD-08). */
export function ownOrder(facts: AmendmentFacts, actor: Actor): readonly Refusal[] {
  const agency = actor.role === "AGENCY_MANAGER" || actor.role === "AGENCY_SIGNATORY";
  return unless(!agency || actor.partyId === facts.agencyPartyId, refuse("other-party", {}));
}

/** Decides what is written: an instrument that the terms need at least. */
export function decideAmendmentDraft(facts: AmendmentFacts, actor: Actor): Ruling<AmendmentStatus> {
  return alsoUnless(decide<AmendmentStatus, AmendmentFacts>(amendmentActs.draft, facts, actor), ownOrder(facts, actor));
}

/** Decides a withdrawal, which says why: nobody is bound before everybody has signed. */
export function decideAmendmentWithdrawal(
  facts: AmendmentFacts,
  actor: Actor,
  reason: string,
): Ruling<AmendmentStatus> {
  return alsoUnless(decide<AmendmentStatus, AmendmentFacts>(amendmentActs.withdraw, facts, actor), [
    ...ownOrder(facts, actor),
    ...unless(reason.trim() !== "", refuse("reason-missing", {})),
  ]);
}
