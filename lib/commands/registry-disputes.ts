import type { PersonCommand, ProjectCommand } from "@/lib/commands/define-command";
import { admitToMediation } from "@/lib/features/dispute/commands/admit-to-mediation";
import { answerMediation } from "@/lib/features/dispute/commands/answer-mediation";
import { closeDispute } from "@/lib/features/dispute/commands/close-dispute";
import { completeDispute } from "@/lib/features/dispute/commands/complete-dispute";
import { confirmMediator } from "@/lib/features/dispute/commands/confirm-mediator";
import { discloseFacilitator } from "@/lib/features/dispute/commands/disclose-facilitator";
import { endProposal } from "@/lib/features/dispute/commands/end-proposal";
import { escalateDispute } from "@/lib/features/dispute/commands/escalate-dispute";
import { leaveMediation } from "@/lib/features/dispute/commands/leave-mediation";
import { nameMediator } from "@/lib/features/dispute/commands/name-mediator";
import { openDispute } from "@/lib/features/dispute/commands/open-dispute";
import { proposeMediation } from "@/lib/features/dispute/commands/propose-mediation";
import { proposeSettlement } from "@/lib/features/dispute/commands/propose-settlement";
import { refuseFacilitator } from "@/lib/features/dispute/commands/refuse-facilitator";
import { settleDisputeDirectly } from "@/lib/features/dispute/commands/settle-dispute-directly";
import { signSettlement } from "@/lib/features/dispute/commands/sign-settlement";
import { statePosition } from "@/lib/features/dispute/commands/state-position";
import { takeDisputeOutside } from "@/lib/features/dispute/commands/take-dispute-outside";
import { withdrawDispute } from "@/lib/features/dispute/commands/withdraw-dispute";
import { acceptMediation } from "@/lib/features/mediation/commands/accept-mediation";
import { agreeDraft } from "@/lib/features/mediation/commands/agree-draft";
import { draftAgreement } from "@/lib/features/mediation/commands/draft-agreement";
import { endMission } from "@/lib/features/mediation/commands/end-mission";
import { postMessage } from "@/lib/features/mediation/commands/post-message";

/** The commands of disputes, and of what the project knows of their mediation. */
export const disputeCommands: readonly ProjectCommand[] = [
  openDispute,
  completeDispute,
  statePosition,
  proposeSettlement,
  endProposal,
  signSettlement,
  discloseFacilitator,
  refuseFacilitator,
  escalateDispute,
  withdrawDispute,
  settleDisputeDirectly,
  takeDisputeOutside,
  closeDispute,
  proposeMediation,
  answerMediation,
  nameMediator,
  confirmMediator,
  admitToMediation,
  leaveMediation,
];

/** What the members of a compartment do in it: their own affair, and no project's. */
export const compartmentCommands: readonly PersonCommand[] = [
  acceptMediation,
  postMessage,
  draftAgreement,
  agreeDraft,
  endMission,
];
