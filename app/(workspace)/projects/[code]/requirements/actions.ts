"use server";

import type { Action } from "@/lib/features/act/view";
import { answerQuestion } from "@/lib/features/discussion/commands/answer-question";
import { askQuestion } from "@/lib/features/discussion/commands/ask-question";
import { postComment } from "@/lib/features/discussion/commands/post-comment";
import { writeNote } from "@/lib/features/discussion/commands/write-note";
import { agreeRequirement } from "@/lib/features/requirement/commands/agree-requirement";
import { deferRequirement } from "@/lib/features/requirement/commands/defer-requirement";
import { draftRequirement } from "@/lib/features/requirement/commands/draft-requirement";
import { proposeRequirement } from "@/lib/features/requirement/commands/propose-requirement";
import { rejectRequirement } from "@/lib/features/requirement/commands/reject-requirement";
import { reviewRequirement } from "@/lib/features/requirement/commands/review-requirement";
import { reviseRequirement } from "@/lib/features/requirement/commands/revise-requirement";
import { withdrawRequirement } from "@/lib/features/requirement/commands/withdraw-requirement";
import { toAction } from "@/lib/http/to-action";

export const draft: Action = async (call) => toAction(draftRequirement)(call);
export const revise: Action = async (call) => toAction(reviseRequirement)(call);
export const propose: Action = async (call) => toAction(proposeRequirement)(call);
export const review: Action = async (call) => toAction(reviewRequirement)(call);
export const agree: Action = async (call) => toAction(agreeRequirement)(call);
export const defer: Action = async (call) => toAction(deferRequirement)(call);
export const reject: Action = async (call) => toAction(rejectRequirement)(call);
export const withdraw: Action = async (call) => toAction(withdrawRequirement)(call);
export const ask: Action = async (call) => toAction(askQuestion)(call);
export const answer: Action = async (call) => toAction(answerQuestion)(call);
export const comment: Action = async (call) => toAction(postComment)(call);
export const note: Action = async (call) => toAction(writeNote)(call);
