import type { PersonCommand, ProjectCommand } from "@/lib/commands/define-command";
import { adviceCommands } from "@/lib/commands/registry-advice";
import { budgetCommands } from "@/lib/commands/registry-budget";
import { committeeCommands } from "@/lib/commands/registry-committees";
import { compartmentCommands, disputeCommands } from "@/lib/commands/registry-disputes";
import { followUpCommands } from "@/lib/commands/registry-follow-up";
import { orderCommands } from "@/lib/commands/registry-orders";
import { changeProfile } from "@/lib/features/account/commands/change-profile";
import { correctOrganisation } from "@/lib/features/account/commands/correct-organisation";
import { endOtherOwnSessions } from "@/lib/features/account/commands/end-other-sessions";
import { endOwnSession } from "@/lib/features/account/commands/end-session";
import { erasePerson } from "@/lib/features/account/commands/erase-person";
import { setPassword } from "@/lib/features/account/commands/set-password";
import { signBaseline } from "@/lib/features/baseline/commands/sign-baseline";
import { declareClosure } from "@/lib/features/calendar/commands/declare-closure";
import { nameOwnCalendar } from "@/lib/features/calendar/commands/name-own-calendar";
import { withdrawClosure } from "@/lib/features/calendar/commands/withdraw-closure";
import { adviseChangeRequest } from "@/lib/features/change-request/commands/advise-change-request";
import { approveChangeRequest } from "@/lib/features/change-request/commands/approve-change-request";
import { approveChangeRequestEmergency } from "@/lib/features/change-request/commands/approve-change-request-emergency";
import { assessChangeRequest } from "@/lib/features/change-request/commands/assess-change-request";
import { decideChangeRequest } from "@/lib/features/change-request/commands/decide-change-request";
import { disputeChangeRequest } from "@/lib/features/change-request/commands/dispute-change-request";
import { openChangeRequest } from "@/lib/features/change-request/commands/open-change-request";
import { qualifyChangeRequest } from "@/lib/features/change-request/commands/qualify-change-request";
import { quoteChangeRequest } from "@/lib/features/change-request/commands/quote-change-request";
import { resumeChangeRequest } from "@/lib/features/change-request/commands/resume-change-request";
import { settleChangeRequest } from "@/lib/features/change-request/commands/settle-change-request";
import { submitChangeRequest } from "@/lib/features/change-request/commands/submit-change-request";
import { withdrawChangeRequest } from "@/lib/features/change-request/commands/withdraw-change-request";
import { draftCharter } from "@/lib/features/charter/commands/draft-charter";
import { proposeCharter } from "@/lib/features/charter/commands/propose-charter";
import { signCharter } from "@/lib/features/charter/commands/sign-charter";
import { withdrawCharter } from "@/lib/features/charter/commands/withdraw-charter";
import { agreeSuspension } from "@/lib/features/clock/commands/agree-suspension";
import { extendClock } from "@/lib/features/clock/commands/extend-clock";
import { proposeSuspension } from "@/lib/features/clock/commands/propose-suspension";
import { resumeClock } from "@/lib/features/clock/commands/resume-clock";
import { withdrawSuspension } from "@/lib/features/clock/commands/withdraw-suspension";
import { answerReschedule } from "@/lib/features/commitment/commands/answer-reschedule";
import { confirmCommitment } from "@/lib/features/commitment/commands/confirm-commitment";
import { declareAbsence } from "@/lib/features/commitment/commands/declare-absence";
import { declareTime } from "@/lib/features/commitment/commands/declare-time";
import { deliverCommitment } from "@/lib/features/commitment/commands/deliver-commitment";
import { excuseCommitment } from "@/lib/features/commitment/commands/excuse-commitment";
import { proposeCommitment } from "@/lib/features/commitment/commands/propose-commitment";
import { releaseCommitment } from "@/lib/features/commitment/commands/release-commitment";
import { rescheduleCommitment } from "@/lib/features/commitment/commands/reschedule-commitment";
import { reviseCommitment } from "@/lib/features/commitment/commands/revise-commitment";
import { signCommitment } from "@/lib/features/commitment/commands/sign-commitment";
import { substituteCommitment } from "@/lib/features/commitment/commands/substitute-commitment";
import { withdrawAbsence } from "@/lib/features/commitment/commands/withdraw-absence";
import { acceptCandidacy } from "@/lib/features/consultation/commands/accept-candidacy";
import { answerConsultation } from "@/lib/features/consultation/commands/answer-consultation";
import { askOffer } from "@/lib/features/consultation/commands/ask-offer";
import { awardConsultation } from "@/lib/features/consultation/commands/award-consultation";
import { declareConsultationInterests } from "@/lib/features/consultation/commands/declare-consultation-interests";
import { depositOffer } from "@/lib/features/consultation/commands/deposit-offer";
import { draftConsultation } from "@/lib/features/consultation/commands/draft-consultation";
import { endConsultation } from "@/lib/features/consultation/commands/end-consultation";
import { inviteCandidate } from "@/lib/features/consultation/commands/invite-candidate";
import { openConsultation } from "@/lib/features/consultation/commands/open-consultation";
import { publishConsultation } from "@/lib/features/consultation/commands/publish-consultation";
import { scoreConsultation } from "@/lib/features/consultation/commands/score-consultation";
import { sealConsultation } from "@/lib/features/consultation/commands/seal-consultation";
import { withdrawOffer } from "@/lib/features/consultation/commands/withdraw-offer";
import { witnessConsultation } from "@/lib/features/consultation/commands/witness-consultation";
import { agreeMilestoneDate } from "@/lib/features/delay/commands/agree-milestone-date";
import { deliverClientInput } from "@/lib/features/delay/commands/deliver-client-input";
import { proposeMilestoneDate } from "@/lib/features/delay/commands/propose-milestone-date";
import { grantDelegation } from "@/lib/features/delegation/commands/grant-delegation";
import { revokeDelegation } from "@/lib/features/delegation/commands/revoke-delegation";
import { answerQuestion } from "@/lib/features/discussion/commands/answer-question";
import { askQuestion } from "@/lib/features/discussion/commands/ask-question";
import { postComment } from "@/lib/features/discussion/commands/post-comment";
import { writeNote } from "@/lib/features/discussion/commands/write-note";
import { stateExclusion } from "@/lib/features/exclusion/commands/state-exclusion";
import { createFeed } from "@/lib/features/feed/commands/create-feed";
import { revokeFeed } from "@/lib/features/feed/commands/revoke-feed";
import { uploadEvidence } from "@/lib/features/file/commands/upload-evidence";
import { declareIncident } from "@/lib/features/incident/commands/declare-incident";
import { endIncident } from "@/lib/features/incident/commands/end-incident";
import { acceptInvitation } from "@/lib/features/invitation/commands/accept-invitation";
import { inviteMember } from "@/lib/features/invitation/commands/invite-member";
import { revokeInvitation } from "@/lib/features/invitation/commands/revoke-invitation";
import { changeRoles } from "@/lib/features/member/commands/change-roles";
import { removeMember } from "@/lib/features/member/commands/remove-member";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { acceptMilestonePriceReduction } from "@/lib/features/milestone/commands/accept-milestone-price-reduction";
import { acceptMilestoneWithReservations } from "@/lib/features/milestone/commands/accept-milestone-with-reservations";
import { adjournMilestone } from "@/lib/features/milestone/commands/adjourn-milestone";
import { agreeMilestone } from "@/lib/features/milestone/commands/agree-milestone";
import { approveMilestoneAptitude } from "@/lib/features/milestone/commands/approve-milestone-aptitude";
import { cancelMilestone } from "@/lib/features/milestone/commands/cancel-milestone";
import { defineMilestone } from "@/lib/features/milestone/commands/define-milestone";
import { rebutMilestoneTacitAcceptance } from "@/lib/features/milestone/commands/rebut-milestone-tacit-acceptance";
import { reduceMilestonePrice } from "@/lib/features/milestone/commands/reduce-milestone-price";
import { refuseMilestoneResubmission } from "@/lib/features/milestone/commands/refuse-milestone-resubmission";
import { rejectMilestone } from "@/lib/features/milestone/commands/reject-milestone";
import { reviseMilestone } from "@/lib/features/milestone/commands/revise-milestone";
import { startMilestone } from "@/lib/features/milestone/commands/start-milestone";
import { submitMilestone } from "@/lib/features/milestone/commands/submit-milestone";
import { verifyMilestone } from "@/lib/features/milestone/commands/verify-milestone";
import { draftNotice } from "@/lib/features/notice/commands/draft-notice";
import { presentNotice } from "@/lib/features/notice/commands/present-notice";
import { sendNotice } from "@/lib/features/notice/commands/send-notice";
import { chooseMail } from "@/lib/features/notification/commands/choose-mail";
import { readAllNotifications } from "@/lib/features/notification/commands/read-all-notifications";
import { readNotifications } from "@/lib/features/notification/commands/read-notifications";
import { retryMail } from "@/lib/features/notification/commands/retry-mail";
import { stopMail } from "@/lib/features/notification/commands/stop-mail";
import { addParty } from "@/lib/features/party/commands/add-party";
import { handBackExitItem } from "@/lib/features/party/commands/hand-back-exit-item";
import { removeParty } from "@/lib/features/party/commands/remove-party";
import { createProject } from "@/lib/features/project/commands/create-project";
import { renameProject } from "@/lib/features/project/commands/rename-project";
import { agreeRequirement } from "@/lib/features/requirement/commands/agree-requirement";
import { classifyRequirement } from "@/lib/features/requirement/commands/classify-requirement";
import { deferRequirement } from "@/lib/features/requirement/commands/defer-requirement";
import { draftRequirement } from "@/lib/features/requirement/commands/draft-requirement";
import { importRequirement } from "@/lib/features/requirement/commands/import-requirement";
import { moveRequirement } from "@/lib/features/requirement/commands/move-requirement";
import { outlineRequirement } from "@/lib/features/requirement/commands/outline-requirement";
import { proposeRequirement } from "@/lib/features/requirement/commands/propose-requirement";
import { rejectRequirement } from "@/lib/features/requirement/commands/reject-requirement";
import { reviewRequirement } from "@/lib/features/requirement/commands/review-requirement";
import { reviseRequirement } from "@/lib/features/requirement/commands/revise-requirement";
import { withdrawRequirement } from "@/lib/features/requirement/commands/withdraw-requirement";
import { confirmReservationLifting } from "@/lib/features/reservation/commands/confirm-reservation-lifting";
import { contestReservation } from "@/lib/features/reservation/commands/contest-reservation";
import { liftReservation } from "@/lib/features/reservation/commands/lift-reservation";
import { raiseReservation } from "@/lib/features/reservation/commands/raise-reservation";
import { refuseReservationFix } from "@/lib/features/reservation/commands/refuse-reservation-fix";
import { reviseReservation } from "@/lib/features/reservation/commands/revise-reservation";
import { submitReservationFix } from "@/lib/features/reservation/commands/submit-reservation-fix";
import { waiveReservation } from "@/lib/features/reservation/commands/waive-reservation";
import { withdrawReservation } from "@/lib/features/reservation/commands/withdraw-reservation";
import { removeView } from "@/lib/features/saved-view/commands/remove-view";
import { renameView } from "@/lib/features/saved-view/commands/rename-view";
import { saveView } from "@/lib/features/saved-view/commands/save-view";
import { answerHearing } from "@/lib/features/submission/commands/answer-hearing";
import { openHearing } from "@/lib/features/submission/commands/open-hearing";
import { verifyCriterion } from "@/lib/features/submission/commands/verify-criterion";
import { confirmSuspect } from "@/lib/features/suspect/commands/confirm-suspect";
import { snoozeMatter } from "@/lib/features/todo/commands/snooze-matter";
import { wakeMatter } from "@/lib/features/todo/commands/wake-matter";
import { createToken } from "@/lib/features/token/commands/create-token";
import { revokeToken } from "@/lib/features/token/commands/revoke-token";

/** Every command of a project, one line each: doors, tests and the manual are derived from this list. */
export const projectCommands: readonly ProjectCommand[] = [
  ...orderCommands,
  ...disputeCommands,
  ...committeeCommands,
  ...followUpCommands,
  ...budgetCommands,
  ...adviceCommands,
  answerConsultation,
  awardConsultation,
  declareConsultationInterests,
  draftConsultation,
  endConsultation,
  inviteCandidate,
  openConsultation,
  publishConsultation,
  scoreConsultation,
  sealConsultation,
  witnessConsultation,
  handBackExitItem,
  answerReschedule,
  confirmCommitment,
  declareAbsence,
  declareTime,
  deliverCommitment,
  excuseCommitment,
  proposeCommitment,
  releaseCommitment,
  rescheduleCommitment,
  reviseCommitment,
  signCommitment,
  substituteCommitment,
  withdrawAbsence,
  acceptMilestone,
  acceptMilestonePriceReduction,
  acceptMilestoneWithReservations,
  adjournMilestone,
  agreeMilestone,
  approveMilestoneAptitude,
  cancelMilestone,
  defineMilestone,
  agreeMilestoneDate,
  deliverClientInput,
  proposeMilestoneDate,
  rebutMilestoneTacitAcceptance,
  reduceMilestonePrice,
  refuseMilestoneResubmission,
  rejectMilestone,
  reviseMilestone,
  startMilestone,
  submitMilestone,
  verifyMilestone,
  declareIncident,
  endIncident,
  draftNotice,
  presentNotice,
  sendNotice,
  answerHearing,
  openHearing,
  verifyCriterion,
  confirmSuspect,
  uploadEvidence,
  confirmReservationLifting,
  contestReservation,
  liftReservation,
  raiseReservation,
  refuseReservationFix,
  reviseReservation,
  submitReservationFix,
  waiveReservation,
  withdrawReservation,
  declareClosure,
  nameOwnCalendar,
  withdrawClosure,
  extendClock,
  proposeSuspension,
  agreeSuspension,
  withdrawSuspension,
  resumeClock,
  openChangeRequest,
  submitChangeRequest,
  withdrawChangeRequest,
  qualifyChangeRequest,
  disputeChangeRequest,
  settleChangeRequest,
  assessChangeRequest,
  quoteChangeRequest,
  adviseChangeRequest,
  decideChangeRequest,
  approveChangeRequest,
  approveChangeRequestEmergency,
  resumeChangeRequest,
  draftRequirement,
  reviseRequirement,
  importRequirement,
  outlineRequirement,
  classifyRequirement,
  moveRequirement,
  proposeRequirement,
  reviewRequirement,
  agreeRequirement,
  deferRequirement,
  rejectRequirement,
  withdrawRequirement,
  askQuestion,
  answerQuestion,
  postComment,
  writeNote,
  saveView,
  renameView,
  removeView,
  stateExclusion,
  signBaseline,
  addParty,
  removeParty,
  changeRoles,
  removeMember,
  inviteMember,
  revokeInvitation,
  draftCharter,
  proposeCharter,
  withdrawCharter,
  signCharter,
  grantDelegation,
  revokeDelegation,
  renameProject,
];

/** Every account command, one line each. */
export const personCommands: readonly PersonCommand[] = [
  createProject,
  acceptCandidacy,
  ...compartmentCommands,
  askOffer,
  depositOffer,
  withdrawOffer,
  acceptInvitation,
  changeProfile,
  setPassword,
  endOwnSession,
  endOtherOwnSessions,
  createToken,
  revokeToken,
  createFeed,
  revokeFeed,
  snoozeMatter,
  wakeMatter,
  readNotifications,
  readAllNotifications,
  chooseMail,
  stopMail,
  retryMail,
  correctOrganisation,
  erasePerson,
];
