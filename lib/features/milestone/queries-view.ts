import type { ProjectScope } from "@/lib/auth/scope";
import { silenceOnMilestone } from "@/lib/domain/expiry-effect";
import { readsPriceOf } from "@/lib/domain/known-price";
import { partyOf } from "@/lib/features/milestone/queries";
import type { DecisionState } from "@/lib/features/milestone/queries-decisions";
import { milestoneFacts } from "@/lib/features/milestone/queries-facts";
import type { Setting } from "@/lib/features/milestone/queries-setting";
import {
  finalDecision,
  lastDecision,
  lastSubmission,
  type MilestoneState,
} from "@/lib/features/milestone/queries-state";
import { type DecisionLine, type MilestoneView, sidesToAct, turnFor } from "@/lib/features/milestone/view";
import type { Instant } from "@/lib/kernel/instant";

type Said = {
  readonly state: MilestoneState;
  readonly nameOf: (memberId: string) => string;
  /** The reader may know what the milestone's agency is paid. */
  readonly priced: boolean;
};

function decisionLine({ state, nameOf, priced }: Said, decision: DecisionState): DecisionLine {
  return {
    kind: decision.kind,
    record: priced ? decision.document.code : null,
    digest: decision.document.digest,
    decidedAt: decision.decidedAt,
    by: nameOf(decision.decidedBy),
    comment: decision.comment,
    reasons: decision.reasons.map(({ id, criterionId, text }) => ({
      id,
      text,
      code: state.criteria.find((one) => one.id === criterionId)?.code ?? "",
    })),
    reductionCents: priced ? decision.reductionCents : null,
    reductionAccepted: decision.reductionAcceptedAt !== null,
    warrantyEndsOn: decision.warrantyEndsOn,
    termBefore: decision.termBefore,
    resubmissionRefused: decision.resubmissionRefused?.reason ?? null,
  };
}

/** A milestone as its page shows it. */
export function viewOf(
  state: MilestoneState,
  setting: Setting,
  scope: ProjectScope,
  now: Instant,
  nameOf: Said["nameOf"],
): Omit<MilestoneView, "orders"> {
  const { definition } = state;
  const said = { state, nameOf, priced: readsPriceOf(scope, state.agencyPartyId) };
  const client = setting.parties.find((party) => party.side === "CLIENT");
  const agency = partyOf(setting, state.agencyPartyId);
  const [last, before] = [lastSubmission(state), state.submissions.at(-2)];
  const sides = sidesToAct(
    state.status,
    state.definitionSignatures.map((signature) => signature.side),
  );
  const final = finalDecision(state);
  const root = `/api/projects/${scope.code}/files`;
  const reasons = new Map(
    state.decisions.flatMap((decision) => decision.reasons.map((reason) => [reason.id, reason.text] as const)),
  );
  return {
    project: {
      code: scope.code,
      name: scope.name,
      timeZone: scope.timeZone,
      currency: scope.currency,
      side: scope.side,
    },
    now,
    code: state.code,
    title: definition.title,
    purpose: definition.purpose,
    status: state.status,
    agency,
    client: { name: client?.name ?? "", side: "CLIENT", ordinal: 1 },
    turn: turnFor(scope, sides, { id: state.agencyPartyId, name: agency.name }, client?.name ?? ""),
    termBefore: termOf(state),
    version: state.version,
    period: definition.verificationPeriod,
    startsOn: definition.startsOn,
    dueOn: definition.dueOn,
    ...(said.priced
      ? { amountCents: definition.amountCents, paymentShare: definition.paymentShare }
      : { amountCents: null, paymentShare: null }),
    twoStage: definition.twoStage,
    silence: silenceOnMilestone({ twoStage: definition.twoStage, status: state.status }, setting.parameters),
    lateInputs: milestoneFacts(state, setting, { projectStatus: scope.status, timeZone: scope.timeZone, now })
      .lateInputs,
    deliverables: definition.deliverables,
    clientInputs: definition.clientInputs,
    requirements: state.requirements.map(({ code, title }) => ({ code, title })),
    criteria: state.criteria.map(({ id, code, statement, requirementCode, acceptanceCriterionId: rests }) => {
      const result = last?.results.find((one) => one.criterionId === id);
      const earlier = before?.results.find((one) => one.criterionId === id)?.passed ?? null;
      return {
        id,
        code,
        statement,
        requirementCode,
        passed: result?.passed ?? null,
        note: result?.note ?? "",
        earlier,
        suspect: rests !== null && state.suspects.some((one) => one.acceptanceCriterionId === rests),
      };
    }),
    suspects: state.suspects.length,
    definitionRecord: state.definitionDocument?.code ?? null,
    signedSides: state.definitionSignatures.map((signature) => signature.side),
    submissions: state.submissions.map((submission) => ({
      number: submission.number,
      version: submission.versionLabel,
      environment: submission.environment,
      message: submission.message,
      declaredIssues: submission.declaredIssues,
      record: submission.document.code,
      submittedAt: submission.submittedAt,
      dueBefore: submission.dueBefore,
      evidence: submission.evidence.map(({ id, kind, name, fileId, sha256, bytes, url }) => ({
        suspect: state.suspects.some(({ evidenceId }) => evidenceId === id),
        kind,
        name,
        sha256,
        bytes,
        href: url ?? `${root}/${fileId ?? ""}`,
      })),
      answers: submission.answers.map(({ reasonId, text }) => ({ reason: reasons.get(reasonId) ?? "", text })),
      hearing:
        submission.hearing === null
          ? null
          : {
              intended: submission.hearing.intended,
              reasons: submission.hearing.reasons,
              endsBefore: submission.hearing.endsBefore,
              answer: submission.hearing.answer,
            },
      decisions: state.decisions
        .filter((decision) => decision.submissionId === submission.id)
        .map((decision) => decisionLine(said, decision)),
    })),
    reservations: state.reservations.map(
      ({ code, severity, status, statement, linkedTo, dueOn, liftingConfirmedAt }) => ({
        code,
        milestone: state.code,
        severity,
        status,
        statement,
        linkedTo,
        dueOn,
        liftingConfirmed: liftingConfirmedAt !== null,
      }),
    ),
    final: final === null ? null : decisionLine(said, final),
  };
}

function termOf(state: MilestoneState): Instant | null {
  if (state.status === "SUBMITTED" || state.status === "UNDER_VERIFICATION")
    return lastSubmission(state)?.dueBefore ?? null;
  return state.status === "ADJOURNED" || state.status === "SERVICE_OBSERVATION"
    ? (lastDecision(state)?.termBefore ?? null)
    : null;
}
