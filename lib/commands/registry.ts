import type { PersonCommand, ProjectCommand } from "@/lib/commands/define-command";
import { changeProfile } from "@/lib/features/account/commands/change-profile";
import { correctOrganisation } from "@/lib/features/account/commands/correct-organisation";
import { endOtherOwnSessions } from "@/lib/features/account/commands/end-other-sessions";
import { endOwnSession } from "@/lib/features/account/commands/end-session";
import { setPassword } from "@/lib/features/account/commands/set-password";
import { signBaseline } from "@/lib/features/baseline/commands/sign-baseline";
import { draftCharter } from "@/lib/features/charter/commands/draft-charter";
import { proposeCharter } from "@/lib/features/charter/commands/propose-charter";
import { signCharter } from "@/lib/features/charter/commands/sign-charter";
import { withdrawCharter } from "@/lib/features/charter/commands/withdraw-charter";
import { grantDelegation } from "@/lib/features/delegation/commands/grant-delegation";
import { revokeDelegation } from "@/lib/features/delegation/commands/revoke-delegation";
import { answerQuestion } from "@/lib/features/discussion/commands/answer-question";
import { askQuestion } from "@/lib/features/discussion/commands/ask-question";
import { postComment } from "@/lib/features/discussion/commands/post-comment";
import { writeNote } from "@/lib/features/discussion/commands/write-note";
import { acceptInvitation } from "@/lib/features/invitation/commands/accept-invitation";
import { inviteMember } from "@/lib/features/invitation/commands/invite-member";
import { revokeInvitation } from "@/lib/features/invitation/commands/revoke-invitation";
import { changeRoles } from "@/lib/features/member/commands/change-roles";
import { removeMember } from "@/lib/features/member/commands/remove-member";
import { addParty } from "@/lib/features/party/commands/add-party";
import { removeParty } from "@/lib/features/party/commands/remove-party";
import { createProject } from "@/lib/features/project/commands/create-project";
import { renameProject } from "@/lib/features/project/commands/rename-project";
import { agreeRequirement } from "@/lib/features/requirement/commands/agree-requirement";
import { deferRequirement } from "@/lib/features/requirement/commands/defer-requirement";
import { draftRequirement } from "@/lib/features/requirement/commands/draft-requirement";
import { importRequirement } from "@/lib/features/requirement/commands/import-requirement";
import { proposeRequirement } from "@/lib/features/requirement/commands/propose-requirement";
import { rejectRequirement } from "@/lib/features/requirement/commands/reject-requirement";
import { reviewRequirement } from "@/lib/features/requirement/commands/review-requirement";
import { reviseRequirement } from "@/lib/features/requirement/commands/revise-requirement";
import { withdrawRequirement } from "@/lib/features/requirement/commands/withdraw-requirement";

/** Every command of a project, one line each: doors, tests and the manual are derived from this list. */
export const projectCommands: readonly ProjectCommand[] = [
  draftRequirement,
  reviseRequirement,
  importRequirement,
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
  acceptInvitation,
  changeProfile,
  setPassword,
  endOwnSession,
  endOtherOwnSessions,
  correctOrganisation,
];
