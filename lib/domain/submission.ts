import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling, readAsItStands } from "@/lib/domain/act";
import { type MilestoneStatus, nothingUnordered, ownMilestone } from "@/lib/domain/milestone";
import type { Actor } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { lockedRequirementStatuses, type RequirementStatus } from "@/lib/domain/requirement";

/** Kinds of evidence handed over with a submission. */
export const EvidenceKind = z.enum([
  "TEST_REPORT",
  "RELEASE_NOTES",
  "READINESS_RECORD",
  "DELIVERABLE",
  "SECURITY_REPORT",
  "ACCESSIBILITY_REPORT",
  "OTHER",
]);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** AD-05: without these a submission is refused (test report, version notes, PV of readiness). */
export const mandatoryEvidence: readonly EvidenceKind[] = ["TEST_REPORT", "RELEASE_NOTES", "READINESS_RECORD"];

/** What must be known to submit a milestone. */
export type SubmissionFacts = {
  readonly status: MilestoneStatus;
  readonly agencyPartyId: string;
  /** The version handed over: a tag, a commit, a release number. */
  readonly version: string;
  readonly evidence: readonly EvidenceKind[];
  readonly covered: readonly { readonly code: string; readonly status: RequirementStatus }[];
  /** Codes of change requests whose work is in the submission and that are not contracted. */
  readonly unorderedChanges: readonly string[];
  /** Blocking defects that the agency itself declares. */
  readonly declaredBlocking: number;
  /** After an adjournment: its reasons without an answer. */
  readonly unansweredReasons: number;
  /** Codes of requirements that changed since they were promised, where the agency has not said that its deliverables still hold. */
  readonly suspectDeliverables: readonly string[];
  /** Codes of changed requirements for which evidence handed over again was made before the change. */
  readonly suspectEvidence: readonly string[];
};

/** AD-05: the evidence is complete. */
export function evidenceComplete(facts: SubmissionFacts): readonly Refusal[] {
  const missing: readonly string[] = [
    ...mandatoryEvidence.filter((kind) => !facts.evidence.includes(kind)),
    ...(facts.version.trim() === "" ? ["VERSION"] : []),
  ];
  return unless(missing.length === 0, refuse("evidence-missing", { missing }));
}

/** CD-13: what is delivered answers to frozen needs. */
export function coveredBaselined(facts: SubmissionFacts): readonly Refusal[] {
  const loose = facts.covered.filter((requirement) => !lockedRequirementStatuses.includes(requirement.status));
  return unless(
    loose.length === 0,
    refuse("requirement-not-baselined", { requirements: loose.map((requirement) => requirement.code) }),
  );
}

/** AD-05: one does not hand over what one knows to be blocking. */
export function nothingBlockingDeclared(facts: SubmissionFacts): readonly Refusal[] {
  return unless(facts.declaredBlocking === 0, refuse("declared-blocking", { declared: facts.declaredBlocking }));
}

/** CR-11: each reason of an adjournment gets its answer. */
export function reasonsAnswered(facts: SubmissionFacts): readonly Refusal[] {
  return unless(facts.unansweredReasons === 0, refuse("adjournment-unanswered", { reasons: facts.unansweredReasons }));
}

/** AD-05: what is handed over answers to the text in force, and its agency has said so. */
export function deliverablesConfirmed({ suspectDeliverables: requirements }: SubmissionFacts): readonly Refusal[] {
  return unless(requirements.length === 0, refuse("deliverable-suspect", { requirements }));
}

/** AD-05: evidence that is suspect is no evidence for a new submission. */
export function evidenceStands({ suspectEvidence: requirements }: SubmissionFacts): readonly Refusal[] {
  return unless(requirements.length === 0, refuse("evidence-suspect", { requirements }));
}

const handedOver = [
  evidenceComplete,
  coveredBaselined,
  nothingUnordered,
  nothingBlockingDeclared,
  deliverablesConfirmed,
  evidenceStands,
] as const;

/** The acts that put a milestone into the client's hands. */
export const submissionActs = {
  submit: {
    from: ["IN_PROGRESS"],
    to: "SUBMITTED",
    by: rolesFor("milestone.submit"),
    guards: handedOver,
    article: "AD-05",
  },
  resubmit: {
    from: ["ADJOURNED"],
    to: "SUBMITTED",
    by: rolesFor("milestone.submit"),
    guards: [...handedOver, reasonsAnswered],
    article: "AD-05",
  },
  refuseResubmission: {
    from: ["ADJOURNED"],
    to: "ADJOURNED",
    by: rolesFor("milestone.refuse-resubmission"),
    guards: [],
    article: "AR-08",
  },
  verify: {
    from: ["SUBMITTED"],
    to: "UNDER_VERIFICATION",
    by: rolesFor("milestone.verify"),
    guards: [],
    article: "CD-10",
  },
  verifyCriterion: {
    from: ["UNDER_VERIFICATION", "SERVICE_OBSERVATION"],
    to: "UNDER_VERIFICATION",
    by: rolesFor("criterion.verify"),
    guards: [],
    article: "CD-10",
  },
} as const satisfies Record<string, ProjectAct<MilestoneStatus, SubmissionFacts>>;

/** Decides a submission, the first or one that follows an adjournment; what is signed is what was read. */
export function decideSubmission(
  facts: SubmissionFacts,
  actor: Actor,
  digests: { readonly read: string; readonly current: string },
): Ruling<MilestoneStatus> {
  const act = facts.status === "ADJOURNED" ? submissionActs.resubmit : submissionActs.submit;
  return alsoUnless(decide<MilestoneStatus, SubmissionFacts>(act, facts, actor), [
    ...ownMilestone(facts.agencyPartyId, actor),
    ...readAsItStands(digests.read, digests.current),
  ]);
}

/** Decides the agency's refusal to present again: the client may then reduce the price or reject. */
export function decideResubmissionRefusal(
  facts: SubmissionFacts,
  actor: Actor,
  reason: string,
): Ruling<MilestoneStatus> {
  return alsoUnless(decide<MilestoneStatus, SubmissionFacts>(submissionActs.refuseResubmission, facts, actor), [
    ...ownMilestone(facts.agencyPartyId, actor),
    ...unless(reason.trim() !== "", refuse("reason-missing", {})),
  ]);
}

/** Decides the start of the client's tests. */
export function decideVerificationStart(facts: SubmissionFacts, actor: Actor): Ruling<MilestoneStatus> {
  return decide<MilestoneStatus, SubmissionFacts>(submissionActs.verify, facts, actor);
}

/** Decides the result of one criterion; a failure says what was seen (CD-10). The status of the milestone stays. */
export function decideCriterionResult(
  facts: SubmissionFacts,
  actor: Actor,
  result: { readonly known: boolean; readonly passed: boolean; readonly note: string },
): Ruling<MilestoneStatus> {
  const ruling = alsoUnless(decide<MilestoneStatus, SubmissionFacts>(submissionActs.verifyCriterion, facts, actor), [
    ...unless(result.known, refuse("criterion-unknown", {})),
    ...unless(result.passed || result.note.trim() !== "", refuse("reason-missing", {})),
  ]);
  return ruling.ok ? { ok: true, value: facts.status } : ruling;
}
