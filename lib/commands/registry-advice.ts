import type { ProjectCommand } from "@/lib/commands/define-command";
import { acknowledgeAdvice } from "@/lib/features/advice/commands/acknowledge-advice";
import { draftAdvice } from "@/lib/features/advice/commands/draft-advice";
import { followAdvice } from "@/lib/features/advice/commands/follow-advice";
import { issueAdvice } from "@/lib/features/advice/commands/issue-advice";
import { lapseAdvice } from "@/lib/features/advice/commands/lapse-advice";
import { noteAdviceOutcome } from "@/lib/features/advice/commands/note-advice-outcome";
import { overrideAdvice } from "@/lib/features/advice/commands/override-advice";
import { renewOpinion } from "@/lib/features/advice/commands/renew-opinion";
import { requestOpinion } from "@/lib/features/advice/commands/request-opinion";
import { withdrawOpinion } from "@/lib/features/advice/commands/withdraw-opinion";
import { adoptRisk } from "@/lib/features/risk/commands/adopt-risk";
import { closeRisk } from "@/lib/features/risk/commands/close-risk";
import { identifyRisk } from "@/lib/features/risk/commands/identify-risk";
import { occurRisk } from "@/lib/features/risk/commands/occur-risk";
import { reviewRisk } from "@/lib/features/risk/commands/review-risk";

/** The commands of advice, of the opinions that are asked for, and of the register of risks. */
export const adviceCommands: readonly ProjectCommand[] = [
  acknowledgeAdvice,
  draftAdvice,
  followAdvice,
  issueAdvice,
  lapseAdvice,
  noteAdviceOutcome,
  overrideAdvice,
  renewOpinion,
  requestOpinion,
  withdrawOpinion,
  adoptRisk,
  closeRisk,
  identifyRisk,
  occurRisk,
  reviewRisk,
];
