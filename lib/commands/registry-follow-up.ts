import type { ProjectCommand } from "@/lib/commands/define-command";
import { beginActionItem } from "@/lib/features/action-item/commands/begin-action-item";
import { dropActionItem } from "@/lib/features/action-item/commands/drop-action-item";
import { finishActionItem } from "@/lib/features/action-item/commands/finish-action-item";
import { openActionItem } from "@/lib/features/action-item/commands/open-action-item";
import { returnActionItem } from "@/lib/features/action-item/commands/return-action-item";
import { verifyActionItem } from "@/lib/features/action-item/commands/verify-action-item";
import { agreeMinutes } from "@/lib/features/minutes/commands/agree-minutes";
import { answerCorrection } from "@/lib/features/minutes/commands/answer-correction";
import { approveMinutes } from "@/lib/features/minutes/commands/approve-minutes";
import { circulateMinutes } from "@/lib/features/minutes/commands/circulate-minutes";
import { draftMinutes } from "@/lib/features/minutes/commands/draft-minutes";
import { requestCorrection } from "@/lib/features/minutes/commands/request-correction";

/** The commands of what follows a meeting, actions and minutes: part of the registry. */
export const followUpCommands: readonly ProjectCommand[] = [
  openActionItem,
  beginActionItem,
  finishActionItem,
  verifyActionItem,
  returnActionItem,
  dropActionItem,
  draftMinutes,
  circulateMinutes,
  requestCorrection,
  answerCorrection,
  agreeMinutes,
  approveMinutes,
];
