import { dayOf } from "@/lib/domain/deadline";
import type { DecisionFacts } from "@/lib/domain/decision-condition";
import type { HearingFacts } from "@/lib/domain/hearing";
import type { MilestoneFacts } from "@/lib/domain/milestone";
import { maxVerificationDays } from "@/lib/domain/milestone-definition";
import type { Actor } from "@/lib/domain/party";
import type { Authority } from "@/lib/domain/policy";
import type { ProjectStatus } from "@/lib/domain/project";
import type { ReservationFacts } from "@/lib/domain/reservation";
import type { SubmissionFacts } from "@/lib/domain/submission";
import type { ReservationState } from "@/lib/features/milestone/queries-reservations";
import { leftBasisPoints, type Setting } from "@/lib/features/milestone/queries-setting";
import { lastDecision, lastSubmission, type MilestoneState } from "@/lib/features/milestone/queries-state";
import type { SubmissionDraftInput } from "@/lib/features/milestone/schema";
import type { SuspectState } from "@/lib/features/suspect/queries";
import type { Instant } from "@/lib/kernel/instant";

/** The project and the instant in which facts are told. */
export type Circumstances = { readonly projectStatus: ProjectStatus; readonly timeZone: string; readonly now: Instant };

/** The actor of an act, as the rules see them: under a delegation, in the grantor's role and party. */
export function actorOf(scope: { readonly personId: string }, authority: Authority): Actor {
  return { role: authority.role, personId: scope.personId, partyId: authority.partyId };
}

/** What the rules of definition, agreement, start and cancellation ask. `logged`: late inputs have been put on record. */
export function milestoneFacts(
  state: MilestoneState,
  setting: Setting,
  around: Circumstances,
  logged = false,
): MilestoneFacts {
  const today = dayOf(around.now, around.timeZone);
  const late = state.inputs.filter((input) => input.critical && input.deliveredOn === null && input.dueOn < today);
  return {
    status: state.status,
    projectStatus: around.projectStatus,
    agencyPartyId: state.agencyPartyId,
    definition: state.definition,
    maxVerificationDays: setting.parameters === null ? 0 : maxVerificationDays(setting.parameters.acceptancePeriod),
    leftBasisPoints: leftBasisPoints(setting, state.code),
    baselineSigned: setting.baselineNumber !== null,
    // No milestone says of another that it locks it: several agencies work side by side (ADR 0026).
    earlierOpen: [],
    unorderedChanges: state.unordered,
    lateInputs: logged ? 0 : late.length,
    signatures: state.definitionSignatures,
    unansweredAdvice: state.unansweredAdvice,
  };
}

function suspectCodes(state: MilestoneState, which: (suspect: SuspectState) => boolean): readonly string[] {
  return [...new Set(state.suspects.filter(which).map(({ requirement }) => requirement))];
}

/** What the rules of a submission ask, of what would be handed over; `files` are those that its evidence names. */
export function submissionFacts(
  state: MilestoneState,
  draft: SubmissionDraftInput | null,
  files: readonly { readonly sha256: string }[] = [],
): SubmissionFacts {
  const adjournment = state.status === "ADJOURNED" ? lastDecision(state) : null;
  const answered = new Set(
    (draft?.answers ?? []).filter((answer) => answer.text !== "").map((answer) => answer.reasonId),
  );
  return {
    status: state.status,
    agencyPartyId: state.agencyPartyId,
    version: draft?.version ?? "",
    evidence: (draft?.evidence ?? []).map((evidence) => evidence.kind),
    covered: state.requirements.map(({ code, status }) => ({ code, status })),
    unorderedChanges: state.unordered,
    declaredBlocking: draft?.declaredBlocking ?? 0,
    unansweredReasons: (adjournment?.reasons ?? []).filter((reason) => !answered.has(reason.id)).length,
    suspectDeliverables: suspectCodes(state, ({ kind }) => kind === "DELIVERABLE"),
    suspectEvidence: suspectCodes(state, (suspect) => files.some(({ sha256 }) => sha256 === suspect.sha256)),
  };
}

/** What the rules of a decision ask, of the last submission. */
export function decisionFacts(state: MilestoneState, now: Instant): DecisionFacts {
  const submission = lastSubmission(state);
  const results = new Map((submission?.results ?? []).map((result) => [result.criterionId, result.passed]));
  const decision = lastDecision(state);
  const hearing = submission?.hearing ?? null;
  return {
    status: state.status,
    twoStage: state.definition.twoStage,
    criteria: state.criteria.map(({ id, code }) => ({ id, code, passed: results.get(id) ?? null })),
    reservations: state.reservations.map(({ code, severity, status, covers, statement, steps, linkedTo, dueOn }) => ({
      code,
      severity,
      status,
      covers,
      statement,
      steps,
      linkedTo,
      dueOn,
    })),
    unansweredAdvice: state.unansweredAdvice,
    suspects: suspectCodes(state, () => true),
    hearing: hearing === null ? null : { endsBefore: hearing.endsBefore, answered: hearing.answeredAt !== null },
    observationEndsBefore: state.status === "SERVICE_OBSERVATION" ? (decision?.termBefore ?? null) : null,
    resubmission:
      state.status === "ADJOURNED" && decision?.termBefore
        ? { dueBefore: decision.termBefore, refused: decision.resubmissionRefused !== null }
        : null,
    now,
  };
}

/** What the rules of a hearing ask. */
export function hearingFacts(state: MilestoneState, now: Instant): HearingFacts {
  const hearing = lastSubmission(state)?.hearing ?? null;
  return {
    status: state.status,
    agencyPartyId: state.agencyPartyId,
    hearing: hearing === null ? null : { endsBefore: hearing.endsBefore, answered: hearing.answeredAt !== null },
    now,
  };
}

/** What the rules of a reservation ask. */
export function reservationFacts(
  milestone: Pick<MilestoneState, "status" | "agencyPartyId">,
  reservation: ReservationState,
  now: Instant,
): ReservationFacts {
  return {
    status: reservation.status,
    severity: reservation.severity,
    milestoneStatus: milestone.status,
    agencyPartyId: milestone.agencyPartyId,
    contestBefore: reservation.contestBefore,
    liftingConfirmed: reservation.liftingConfirmedAt !== null,
    now,
  };
}
