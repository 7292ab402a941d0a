import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { decide } from "@/lib/domain/act";
import { decideHearing, decideHearingAnswer } from "@/lib/domain/hearing";
import {
  acceptedStatuses,
  decideCancellation,
  decideDefinitionRevision,
  decideDefinitionSignature,
  decideStart,
  type MilestoneStatus,
} from "@/lib/domain/milestone";
import { commandOf, decisionsFrom } from "@/lib/domain/milestone-decision";
import { decideReductionAcceptance } from "@/lib/domain/price-reduction";
import { refuse } from "@/lib/domain/refusal";
import { listOpen } from "@/lib/domain/reservation";
import {
  decideResubmissionRefusal,
  decideVerificationStart,
  type SubmissionFacts,
  submissionActs,
} from "@/lib/domain/submission";
import { listMilestoneOrders } from "@/lib/features/amendment/queries";
import { hearingFacts, milestoneFacts, submissionFacts } from "@/lib/features/milestone/queries-facts";
import { loadSetting, type Setting } from "@/lib/features/milestone/queries-setting";
import { lastDecision, loadMilestone, type MilestoneState } from "@/lib/features/milestone/queries-state";
import { viewOf } from "@/lib/features/milestone/queries-view";
import type { MilestoneActName, MilestoneView } from "@/lib/features/milestone/view";
import type { Instant } from "@/lib/kernel/instant";
import { err, ok } from "@/lib/kernel/result";

export type MilestonePage = {
  /** What a discussion hangs on. */
  readonly id: string;
  readonly view: MilestoneView;
  readonly abilities: Readonly<Record<MilestoneActName, Ability>>;
};

/** One milestone for its page, with what this reader may do with it; `null` when there is none of this number here. */
export async function getMilestone(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<MilestonePage | null> {
  const [state, setting, orders, deciders] = await Promise.all([
    loadMilestone(tx, scope.projectId, code),
    loadSetting(tx, scope),
    listMilestoneOrders(tx, scope, code),
    tx.$queryRaw<{ id: string; name: string | null }[]>`
      SELECT w.id, (SELECT i.display_name FROM person_identity i WHERE i.person_id = w.person_id ORDER BY i.version DESC LIMIT 1) AS name
      FROM member w WHERE w.project_id = ${scope.projectId}::uuid AND w.id IN (
        SELECT d.decided_by FROM decision d JOIN milestone m ON m.project_id = d.project_id AND m.id = d.milestone_id
        WHERE m.project_id = ${scope.projectId}::uuid AND m.code = ${code})`,
  ]);
  if (state === null) return null;
  const nameOf = (memberId: string): string => deciders.find((one) => one.id === memberId)?.name ?? "";
  return {
    id: state.id,
    view: { ...viewOf(state, setting, scope, now, nameOf), orders },
    abilities: abilitiesOf(state, setting, scope, now),
  };
}

/** What the reader may do: each by a dry run of the rule that writes. */
export function abilitiesOf(
  state: MilestoneState,
  setting: Setting,
  scope: ProjectScope,
  now: Instant,
): Readonly<Record<MilestoneActName, Ability>> {
  const facts = milestoneFacts(state, setting, { projectStatus: scope.status, timeZone: scope.timeZone, now }, true);
  const handed = submissionFacts(state, null);
  const same = { read: "", current: "" };
  const { status } = state;
  const reduction = state.decisions.find((one) => one.kind === "REDUCE_PRICE");
  const reductionStatus = reduction?.reductionAcceptedAt === null ? "NOTIFIED_NOT_ACCEPTED" : "ACCEPTED_IN_WRITING";
  const submits = status === "ADJOURNED" ? submissionActs.resubmit : submissionActs.submit;
  const decisions = decisionsFrom({ status, twoStage: state.definition.twoStage });
  const notNow = err([refuse("wrong-status", { status, expected: [] })]);
  const seen = scope;
  return {
    revise: abilityTo("milestone.revise", seen, now, (actor) => decideDefinitionRevision(facts, actor)),
    agree: abilityTo("milestone.agree", seen, now, (actor) => decideDefinitionSignature(facts, actor, same)),
    start: abilityTo("milestone.start", seen, now, (actor) => decideStart(facts, actor)),
    // The evidence is brought on the page of the submission itself: here only the turn counts.
    submit: abilityTo("milestone.submit", seen, now, (actor) =>
      decide<MilestoneStatus, SubmissionFacts>({ ...submits, guards: [] }, handed, actor),
    ),
    verify: abilityTo("milestone.verify", seen, now, (actor) => decideVerificationStart(handed, actor)),
    check: abilityTo("criterion.verify", seen, now, (actor) =>
      decide<MilestoneStatus, SubmissionFacts>(submissionActs.verifyCriterion, handed, actor),
    ),
    decide: abilityTo(commandOf(decisions[0] ?? "ACCEPT"), seen, now, () =>
      decisions.length === 0 ? notNow : ok(status),
    ),
    reserve: abilityTo("reservation.raise", seen, now, () => {
      const refusals = listOpen({ milestoneStatus: status });
      return refusals.length === 0 ? ok(status) : err(refusals);
    }),
    hear: abilityTo("hearing.open", seen, now, (actor) => decideHearing(hearingFacts(state, now), actor, "-")),
    answer: abilityTo("hearing.answer", seen, now, (actor) =>
      decideHearingAnswer(hearingFacts(state, now), actor, "-"),
    ),
    refuseResubmission: abilityTo("milestone.refuse-resubmission", seen, now, (actor) =>
      lastDecision(state)?.resubmissionRefused ? notNow : decideResubmissionRefusal(handed, actor, "-"),
    ),
    acceptReduction: abilityTo("milestone.accept-price-reduction", seen, now, (actor) =>
      reduction === undefined
        ? notNow
        : decideReductionAcceptance({ status: reductionStatus, agencyPartyId: state.agencyPartyId }, actor, same),
    ),
    cancel: abilityTo("milestone.cancel", seen, now, (actor) =>
      decideCancellation(facts, actor, { reason: "-", costCents: 0, signedBy: [] }),
    ),
    // CD-04: nobody goes back on an acceptance. The act is shown, and closed for everyone.
    reopen: acceptedStatuses.includes(status)
      ? { allowed: false, refusals: [refuse("wrong-status", { status, expected: ["UNDER_VERIFICATION"] })] }
      : { allowed: true },
  };
}
