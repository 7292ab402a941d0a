"use server";

import type { Action } from "@/lib/features/act/view";
import { agreeMinutes } from "@/lib/features/minutes/commands/agree-minutes";
import { answerCorrection } from "@/lib/features/minutes/commands/answer-correction";
import { approveMinutes } from "@/lib/features/minutes/commands/approve-minutes";
import { circulateMinutes } from "@/lib/features/minutes/commands/circulate-minutes";
import { draftMinutes } from "@/lib/features/minutes/commands/draft-minutes";
import { requestCorrection } from "@/lib/features/minutes/commands/request-correction";
import type { SigningAction } from "@/lib/features/signature/view";
import { toAction } from "@/lib/http/to-action";
import { toSigningAction } from "@/lib/http/to-signing-action";

export const draft: Action = async (call) => toAction(draftMinutes)(call);
export const ask: Action = async (call) => toAction(requestCorrection)(call);
export const answer: Action = async (call) => toAction(answerCorrection)(call);
export const agree: Action = async (call) => toAction(agreeMinutes)(call);
export const circulate: SigningAction = async (call) => toSigningAction(circulateMinutes)(call);
export const approve: SigningAction = async (call) => toSigningAction(approveMinutes)(call);
