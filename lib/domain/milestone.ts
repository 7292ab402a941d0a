import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling, readAsItStands } from "@/lib/domain/act";
import { adviceAnsweredFirst, type UnansweredAdvice } from "@/lib/domain/advice-block";
import { definitionComplete, type MilestoneDefinition, periodAllowed } from "@/lib/domain/milestone-definition";
import { type Actor, type Side, sideOf } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type ProjectStatus, projectIsActive } from "@/lib/domain/project";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { ok } from "@/lib/kernel/result";

/** Where a milestone stands (domain.md 9.1). */
export const MilestoneStatus = z.enum([
  "DRAFT",
  "READY_TO_START",
  "IN_PROGRESS",
  "SUBMITTED",
  "UNDER_VERIFICATION",
  "APTITUDE_APPROVED",
  "SERVICE_OBSERVATION",
  "ACCEPTED",
  "ACCEPTED_TACITLY",
  "ACCEPTED_WITH_RESERVATIONS",
  "ACCEPTED_WITH_PRICE_REDUCTION",
  "ADJOURNED",
  "REJECTED",
  "CANCELLED",
  "SUPERSEDED",
]);
export type MilestoneStatus = z.infer<typeof MilestoneStatus>;

/** Accepted in one way or another: the content is locked, the only way on is a change request (CD-04). */
export const acceptedStatuses: readonly MilestoneStatus[] = [
  "ACCEPTED",
  "ACCEPTED_TACITLY",
  "ACCEPTED_WITH_RESERVATIONS",
  "ACCEPTED_WITH_PRICE_REDUCTION",
];

/** What must be known to define, agree, start or cancel a milestone. */
export type MilestoneFacts = {
  readonly status: MilestoneStatus;
  readonly projectStatus: ProjectStatus;
  readonly agencyPartyId: string;
  readonly definition: MilestoneDefinition;
  /** The longest verification that the charter in force allows, in calendar days. */
  readonly maxVerificationDays: number;
  /** What the other milestones leave of the price, in basis points. */
  readonly leftBasisPoints: number;
  readonly baselineSigned: boolean;
  /** Codes of milestones that must be accepted before this one starts, and are not. */
  readonly earlierOpen: readonly string[];
  /** Codes of change requests whose work would be in it and that are not ordered. */
  readonly unorderedChanges: readonly string[];
  /** Critical client inputs that are due and not there, whose lateness has not been put on record. */
  readonly lateInputs: number;
  /** Signatures on this very definition. */
  readonly signatures: readonly { readonly side: Side; readonly personId: string }[];
  /** What was advised on it and has no answer yet. */
  readonly unansweredAdvice: readonly UnansweredAdvice[];
};

/** CD-03: what was advised on a milestone is answered before its definition, or its end, is signed. */
export function milestoneAdviceAnswered({ unansweredAdvice }: MilestoneFacts): readonly Refusal[] {
  return adviceAnsweredFirst(unansweredAdvice);
}

function running(facts: MilestoneFacts): readonly Refusal[] {
  return projectIsActive(facts.projectStatus);
}

function complete(facts: MilestoneFacts): readonly Refusal[] {
  return [...definitionComplete(facts.definition), ...periodAllowed(facts.definition, facts.maxVerificationDays)];
}

/** CR-09: the shares of all milestones stay within the price. */
export function shareLeft(facts: MilestoneFacts): readonly Refusal[] {
  const left = facts.leftBasisPoints;
  return unless(facts.definition.paymentShare <= left, refuse("payment-shares-exceeded", { leftBasisPoints: left }));
}

/** CD-01: nothing is designed before the need is frozen. */
export function baselineThere(facts: MilestoneFacts): readonly Refusal[] {
  return unless(facts.baselineSigned, refuse("baseline-missing", {}));
}

/** CD-05: what comes before is decided. */
export function earlierDecided(facts: MilestoneFacts): readonly Refusal[] {
  return unless(facts.earlierOpen.length === 0, refuse("earlier-milestone-open", { milestones: facts.earlierOpen }));
}

/** CD-13, AR-04: nothing of a change that nobody ordered. */
export function nothingUnordered({
  unorderedChanges: changes,
}: Pick<MilestoneFacts, "unorderedChanges">): readonly Refusal[] {
  return unless(changes.length === 0, refuse("unordered-change", { changes }));
}

/** CD-06: what the client had to supply is there, or its lateness is on record. */
export function inputsThereOrLogged(facts: MilestoneFacts): readonly Refusal[] {
  return unless(facts.lateInputs === 0, refuse("client-input-late", { inputs: facts.lateInputs }));
}

const beforeSubmission = ["READY_TO_START", "IN_PROGRESS"] as const;

/** The life of a milestone outside submission and decision. */
export const milestoneActs = {
  revise: { from: ["DRAFT"], to: "DRAFT", by: rolesFor("milestone.revise"), guards: [], article: "CR-10" },
  agree: {
    from: ["DRAFT"],
    to: "READY_TO_START",
    by: rolesFor("milestone.agree"),
    guards: [running, complete, shareLeft, milestoneAdviceAnswered],
    article: "CR-10",
  },
  start: {
    from: ["READY_TO_START"],
    to: "IN_PROGRESS",
    by: rolesFor("milestone.start"),
    guards: [running, baselineThere, earlierDecided, nothingUnordered, inputsThereOrLogged],
    article: "CD-01",
  },
  cancel: {
    from: beforeSubmission,
    to: "CANCELLED",
    by: rolesFor("milestone.cancel"),
    guards: [milestoneAdviceAnswered],
    article: "CD-13",
  },
  settle: { from: ["ACCEPTED_WITH_RESERVATIONS"], to: "ACCEPTED", by: ["SYSTEM"], guards: [], article: "AD-06" },
  supersede: { from: acceptedStatuses, to: "SUPERSEDED", by: ["SYSTEM"], guards: [], article: "CD-04" },
} as const satisfies Record<string, ProjectAct<MilestoneStatus, MilestoneFacts>>;

/** AD-08: an agency acts on its own milestones only; the other sides are not concerned. */
export function ownMilestone(agencyPartyId: string, actor: Actor): readonly Refusal[] {
  if (actor.role === "SYSTEM" || sideOf(actor.role) !== "AGENCY") return [];
  return unless(actor.partyId === agencyPartyId, refuse("other-party", {}));
}

/** Decides a change of definition: signatures on the text before do not count for the new one. */
export function decideDefinitionRevision(facts: MilestoneFacts, actor: Actor): Ruling<MilestoneStatus> {
  return alsoUnless(
    decide<MilestoneStatus, MilestoneFacts>(milestoneActs.revise, facts, actor),
    ownMilestone(facts.agencyPartyId, actor),
  );
}

/**
 * Decides one side's signature of the definition. The client's signatory and the agency's sign the same content, in
 * either order: DRAFT after the first signature, READY_TO_START after the second.
 */
export function decideDefinitionSignature(
  facts: MilestoneFacts,
  actor: Actor,
  digests: { readonly read: string; readonly current: string },
): Ruling<MilestoneStatus> {
  const side = actor.role === "SYSTEM" ? null : sideOf(actor.role);
  const ruling = alsoUnless(decide<MilestoneStatus, MilestoneFacts>(milestoneActs.agree, facts, actor), [
    ...ownMilestone(facts.agencyPartyId, actor),
    ...bothSidesOnce(facts.signatures, side, actor),
    ...readAsItStands(digests.read, digests.current),
  ]);
  if (!ruling.ok) return ruling;
  const given = [...facts.signatures.map((signature) => signature.side), side];
  return ok(given.includes("CLIENT") && given.includes("AGENCY") ? ruling.value : facts.status);
}

/** One signature for each side, and nobody for two sides (invariant 12). */
function bothSidesOnce(signatures: MilestoneFacts["signatures"], side: Side | null, actor: Actor): readonly Refusal[] {
  return [
    ...unless(!signatures.some((signature) => signature.side === side), refuse("already-signed", {})),
    ...unless(
      !signatures.some((signature) => signature.personId === actor.personId && signature.side !== side),
      refuse("signed-for-other-side", {}),
    ),
  ];
}

/** Decides the start of the work by the agency. */
export function decideStart(facts: MilestoneFacts, actor: Actor): Ruling<MilestoneStatus> {
  return alsoUnless(
    decide<MilestoneStatus, MilestoneFacts>(milestoneActs.start, facts, actor),
    ownMilestone(facts.agencyPartyId, actor),
  );
}

/** What a person brings to a cancellation: why, and for the client alone, what it owes (C. civ. 1794), in cents. */
export type Cancellation = {
  readonly reason: string;
  readonly costCents: number | null;
  readonly signedBy: readonly { readonly side: Side; readonly personId: string }[];
};

/**
 * Decides one signature of a cancellation: both sides sign, or the client alone with a statement of what it owes.
 * An agency's signature alone leaves the milestone where it is, waiting for the client's.
 */
export function decideCancellation(
  facts: MilestoneFacts,
  actor: Actor,
  cancellation: Cancellation,
): Ruling<MilestoneStatus> {
  const side = actor.role === "SYSTEM" ? null : sideOf(actor.role);
  const otherSigned = cancellation.signedBy.some((signature) => signature.side !== side);
  const alone = side === "CLIENT" && !otherSigned;
  const ruling = alsoUnless(decide<MilestoneStatus, MilestoneFacts>(milestoneActs.cancel, facts, actor), [
    ...ownMilestone(facts.agencyPartyId, actor),
    ...bothSidesOnce(cancellation.signedBy, side, actor),
    ...unless(cancellation.reason.trim() !== "", refuse("reason-missing", {})),
    ...unless(!alone || cancellation.costCents !== null, refuse("cost-statement-missing", {})),
  ]);
  if (!ruling.ok) return ruling;
  return ok(side === "AGENCY" && !otherSigned ? facts.status : ruling.value);
}
