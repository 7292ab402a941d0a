"use server";

import type { Action } from "@/lib/features/act/view";
import { acknowledgeAdvice } from "@/lib/features/advice/commands/acknowledge-advice";
import { draftAdvice } from "@/lib/features/advice/commands/draft-advice";
import { followAdvice } from "@/lib/features/advice/commands/follow-advice";
import { issueAdvice } from "@/lib/features/advice/commands/issue-advice";
import { lapseAdvice } from "@/lib/features/advice/commands/lapse-advice";
import { noteAdviceOutcome } from "@/lib/features/advice/commands/note-advice-outcome";
import { renewOpinion } from "@/lib/features/advice/commands/renew-opinion";
import { requestOpinion } from "@/lib/features/advice/commands/request-opinion";
import { withdrawOpinion } from "@/lib/features/advice/commands/withdraw-opinion";
import { toAction } from "@/lib/http/to-action";

export const draft: Action = async (call) => toAction(draftAdvice)(call);
export const issue: Action = async (call) => toAction(issueAdvice)(call);
export const acknowledge: Action = async (call) => toAction(acknowledgeAdvice)(call);
export const follow: Action = async (call) => toAction(followAdvice)(call);
export const lapse: Action = async (call) => toAction(lapseAdvice)(call);
export const noteOutcome: Action = async (call) => toAction(noteAdviceOutcome)(call);
export const ask: Action = async (call) => toAction(requestOpinion)(call);
export const renew: Action = async (call) => toAction(renewOpinion)(call);
export const withdraw: Action = async (call) => toAction(withdrawOpinion)(call);
