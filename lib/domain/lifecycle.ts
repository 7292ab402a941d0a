import { ActionStatus, actionItemActs } from "@/lib/domain/action-item";
import { AdviceStatus, adviceActs } from "@/lib/domain/advice";
import { agendaActs, PointStatus } from "@/lib/domain/agenda";
import { AmendmentStatus, amendmentActs } from "@/lib/domain/amendment";
import type { ArticleCode } from "@/lib/domain/article";
import { baselineActs } from "@/lib/domain/baseline";
import { changeLifeActs } from "@/lib/domain/change-life";
import { ChangeRequestStatus, changeRequestActs } from "@/lib/domain/change-request";
import { changeWorkActs } from "@/lib/domain/change-work";
import { CharterStatus, charterActs } from "@/lib/domain/charter";
import { ClockState } from "@/lib/domain/clock";
import { clockActs } from "@/lib/domain/clock-act";
import { CommitmentStatus, commitmentActs } from "@/lib/domain/commitment";
import { BodyStatus, committeeActs } from "@/lib/domain/committee";
import { ConsultationStatus, consultationActs } from "@/lib/domain/consultation";
import { committeeDecisionActs, DecisionStatus } from "@/lib/domain/decision";
import { DateStatus, dateActs, InputStatus, inputActs } from "@/lib/domain/delay";
import { DisputeStatus, disputeActs } from "@/lib/domain/dispute";
import { NoticeStatus, noticeActs } from "@/lib/domain/formal-notice";
import { hearingActs } from "@/lib/domain/hearing";
import { mediationActs } from "@/lib/domain/mediation";
import { MeetingStatus, meetingActs } from "@/lib/domain/meeting";
import { MilestoneStatus, milestoneActs } from "@/lib/domain/milestone";
import { decisionActs } from "@/lib/domain/milestone-decision";
import { MinutesStatus, minutesActs } from "@/lib/domain/minutes";
import { OpinionStatus, opinionActs } from "@/lib/domain/opinion";
import type { ActingRole } from "@/lib/domain/party";
import { PenaltyStatus, penaltyActs } from "@/lib/domain/penalty";
import { priceReductionActs, ReductionStatus } from "@/lib/domain/price-reduction";
import { ProjectStatus, projectActs } from "@/lib/domain/project";
import { QuestionStatus, questionActs } from "@/lib/domain/question";
import { rebuttalActs } from "@/lib/domain/rebuttal";
import { incidentActs } from "@/lib/domain/regularity";
import { RequirementStatus, requirementActs } from "@/lib/domain/requirement";
import { ReservationStatus, reservationActs } from "@/lib/domain/reservation";
import { RiskStatus, riskActs } from "@/lib/domain/risk";
import { silenceActs } from "@/lib/domain/silence";
import { submissionActs } from "@/lib/domain/submission";
import { SuspectStatus, suspectActs } from "@/lib/domain/suspect";
import { voteActs } from "@/lib/domain/vote";

/** One row of an act table, as it is printed and drawn: names of guards instead of guards. */
export type PrintedAct = {
  readonly name: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly by: readonly ActingRole[];
  readonly guards: readonly string[];
  readonly article: ArticleCode;
};

/** One lifecycle of the rulebook: its statuses, and its acts. */
export type Lifecycle = {
  readonly noun: string;
  readonly statuses: readonly string[];
  readonly acts: readonly PrintedAct[];
};

type Row = {
  readonly from: readonly string[];
  readonly to: string;
  readonly by: readonly ActingRole[];
  readonly guards: readonly { readonly name: string }[];
  readonly article: ArticleCode;
};

function lifecycle(noun: string, statuses: readonly string[], table: Readonly<Record<string, Row>>): Lifecycle {
  const acts = Object.entries(table).map(([name, row]) => ({
    name,
    from: row.from,
    to: row.to,
    by: row.by,
    guards: row.guards.map((guard) => guard.name),
    article: row.article,
  }));
  return { noun, statuses, acts };
}

/** Every lifecycle, in the order in which a project meets them: printed by `npm run rules`, drawn on the help pages. */
export const lifecycles: readonly Lifecycle[] = [
  lifecycle("project", ProjectStatus.options, projectActs),
  lifecycle("charter", CharterStatus.options, charterActs),
  lifecycle("commitment", CommitmentStatus.options, commitmentActs),
  lifecycle("requirement", RequirementStatus.options, requirementActs),
  lifecycle("question", QuestionStatus.options, questionActs),
  lifecycle("baseline", ["TO_SIGN"], baselineActs),
  lifecycle("milestone", MilestoneStatus.options, milestoneActs),
  lifecycle("client input", InputStatus.options, inputActs),
  lifecycle("milestone date", DateStatus.options, dateActs),
  lifecycle("submission", MilestoneStatus.options, submissionActs),
  lifecycle("decision", MilestoneStatus.options, decisionActs),
  lifecycle("silence", MilestoneStatus.options, silenceActs),
  lifecycle("rebuttal", MilestoneStatus.options, rebuttalActs),
  lifecycle("service incident", MilestoneStatus.options, incidentActs),
  lifecycle("formal notice", NoticeStatus.options, noticeActs),
  lifecycle("consultation", ConsultationStatus.options, consultationActs),
  lifecycle("opinion asked for", OpinionStatus.options, opinionActs),
  lifecycle("advice", AdviceStatus.options, adviceActs),
  lifecycle("risk", RiskStatus.options, riskActs),
  lifecycle("dispute", DisputeStatus.options, disputeActs),
  lifecycle("mediation", DisputeStatus.options, mediationActs),
  lifecycle("suspect", SuspectStatus.options, suspectActs),
  lifecycle("hearing", MilestoneStatus.options, hearingActs),
  lifecycle("clock", ClockState.options, clockActs),
  lifecycle("price reduction", ReductionStatus.options, priceReductionActs),
  lifecycle("penalty", PenaltyStatus.options, penaltyActs),
  lifecycle("reservation", ReservationStatus.options, reservationActs),
  lifecycle("change request", ChangeRequestStatus.options, changeRequestActs),
  lifecycle("order of a change", AmendmentStatus.options, amendmentActs),
  lifecycle("work of a change", ChangeRequestStatus.options, changeWorkActs),
  lifecycle("decision on a change", ChangeRequestStatus.options, changeLifeActs),
  lifecycle("committee", BodyStatus.options, committeeActs),
  lifecycle("meeting", MeetingStatus.options, meetingActs),
  lifecycle("point of an agenda", PointStatus.options, agendaActs),
  lifecycle("vote", DecisionStatus.options, voteActs),
  lifecycle("decision of a committee", DecisionStatus.options, committeeDecisionActs),
  lifecycle("action", ActionStatus.options, actionItemActs),
  lifecycle("minutes", MinutesStatus.options, minutesActs),
];
