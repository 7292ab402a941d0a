import type { Due } from "@/lib/domain/deadline";
import type { Decision } from "@/lib/domain/decision-condition";
import type { Event } from "@/lib/domain/event";
import { openReservationStatuses } from "@/lib/domain/reservation";
import type { CoveredRequirement } from "@/lib/features/milestone/queries-covered";
import type { MilestoneState } from "@/lib/features/milestone/queries-state";
import type { KnownFile } from "@/lib/features/milestone/queries-submission-record";
import type { SubmissionState } from "@/lib/features/milestone/queries-submissions";
import type { DecisionTerms } from "@/lib/features/milestone/queries-terms";
import type { DecisionDraftInput, SubmissionDraftInput } from "@/lib/features/milestone/schema";
import type { NonEmpty } from "@/lib/kernel/result";
import type { SignedFact } from "@/lib/ledger/sign";

type Made = {
  readonly decision: Decision;
  readonly state: MilestoneState;
  readonly submission: SubmissionState;
  readonly signed: SignedFact;
  readonly terms: DecisionTerms;
  readonly reasons: DecisionDraftInput["reasons"];
  readonly brought: DecisionDraftInput;
  readonly moved: readonly CoveredRequirement[];
};

/** What a decision records: the decision itself, then what the system draws from it. */
export function decisionEvents(made: Made): { readonly events: NonEmpty<Event>; readonly automatic: readonly Event[] } {
  const { state, submission, signed, moved } = made;
  const milestone = { milestoneId: state.id, milestone: state.code };
  const about = { ...milestone, submissionId: submission.id, number: submission.number };
  const decision = { ...about, ...signed, before: state.status, amountCents: state.definition.amountCents };
  const accepted: Event = {
    type: "RequirementsAccepted",
    payload: { ...milestone, requirementIds: moved.map((one) => one.id), count: moved.length },
  };
  const automatic = [...observation(made, about), ...(moved.length === 0 ? [] : [accepted])];
  return { events: [main(made, decision)], automatic };
}

type Common = SignedFact & {
  milestoneId: string;
  milestone: string;
  submissionId: string;
  number: number;
  before: string;
  amountCents: number;
};

function main({ decision, state, terms, reasons, brought }: Made, common: Common): Event {
  const criterionIds = reasons.map((reason) => reason.criterionId);
  const words = reasons.length === 0 ? {} : { reasons: reasons.map((reason) => reason.text).join("\n") };
  const comment = brought.comment === "" ? {} : { comment: brought.comment };
  const [on, before] = [terms.term?.on ?? "", terms.term?.before ?? ""];
  const warrantyEndsOn = terms.warrantyEndsOn ?? "";
  const count = reasons.length;
  switch (decision) {
    case "ACCEPT":
      return { type: "MilestoneAccepted", payload: { ...common, warrantyEndsOn }, texts: comment };
    case "ACCEPT_WITH_RESERVATIONS": {
      const codes = state.reservations
        .filter((one) => openReservationStatuses.includes(one.status))
        .map((one) => one.code);
      return {
        type: "MilestoneAcceptedWithReservations",
        payload: { ...common, reservations: codes, count: codes.length, warrantyEndsOn },
        texts: comment,
      };
    }
    case "REDUCE_PRICE":
      return {
        type: "MilestoneAcceptedWithPriceReduction",
        payload: { ...common, criterionIds, reductionCents: brought.reductionCents ?? 0, warrantyEndsOn },
        texts: words,
      };
    case "ADJOURN":
      return {
        type: "MilestoneAdjourned",
        payload: { ...common, criterionIds, count, resubmissionDueOn: on, resubmissionDueBefore: before },
        texts: words,
      };
    case "REJECT":
      return { type: "MilestoneRejected", payload: { ...common, criterionIds, count }, texts: words };
    case "APPROVE_APTITUDE":
      return {
        type: "MilestoneAptitudeApproved",
        payload: { ...common, criterionIds, observationEndsOn: on, observationEndsBefore: before },
        texts: words,
      };
  }
}

function observation(
  { decision, terms }: Made,
  about: Pick<Common, "milestoneId" | "milestone" | "submissionId" | "number">,
): readonly Event[] {
  if (decision !== "APPROVE_APTITUDE" || terms.term === null || terms.decisionDueOn === null) return [];
  const payload = {
    ...about,
    observationEndsOn: terms.term.on,
    observationEndsBefore: terms.term.before,
    decisionDueOn: terms.decisionDueOn,
  };
  return [{ type: "ServiceObservationStarted", payload }];
}

type Submitted = {
  readonly state: MilestoneState;
  readonly id: string;
  readonly number: number;
  readonly draft: SubmissionDraftInput;
  readonly files: readonly KnownFile[];
  readonly signed: SignedFact;
  readonly due: Due;
  readonly moved: readonly CoveredRequirement[];
};

/** What a submission records: the submission itself, then the requirements that it implements. */
export function submissionEvents(made: Submitted): {
  readonly event: Event;
  readonly automatic: readonly Event[];
} {
  const { state, draft, files, signed, due, moved } = made;
  const about = { milestoneId: state.id, milestone: state.code };
  const digestOf = (fileId: string | null): string | null => files.find((file) => file.id === fileId)?.sha256 ?? null;
  const message = draft.message === "" ? {} : { message: draft.message };
  const answers = draft.answers.length === 0 ? {} : { answers: draft.answers.map((one) => one.text).join("\n") };
  const event: Event = {
    type: "MilestoneSubmitted",
    payload: {
      ...about,
      submissionId: made.id,
      number: made.number,
      ...signed,
      version: draft.version,
      evidence: draft.evidence.map((one) => ({ kind: one.kind, digest: digestOf(one.fileId) })),
      dueOn: due.on,
      dueBefore: due.before,
    },
    texts: { ...message, ...answers },
  };
  const requirementIds = moved.map((one) => one.id);
  const implemented: Event = {
    type: "RequirementsImplemented",
    payload: { ...about, requirementIds, count: moved.length },
  };
  return { event, automatic: moved.length === 0 ? [] : [implemented] };
}
