"use server";

import type { Action } from "@/lib/features/act/view";
import { defineMilestone } from "@/lib/features/milestone/commands/define-milestone";
import { refuseMilestoneResubmission } from "@/lib/features/milestone/commands/refuse-milestone-resubmission";
import { reviseMilestone } from "@/lib/features/milestone/commands/revise-milestone";
import { startMilestone } from "@/lib/features/milestone/commands/start-milestone";
import { verifyMilestone } from "@/lib/features/milestone/commands/verify-milestone";
import { answerHearing } from "@/lib/features/submission/commands/answer-hearing";
import { openHearing } from "@/lib/features/submission/commands/open-hearing";
import { verifyCriterion } from "@/lib/features/submission/commands/verify-criterion";
import { toAction } from "@/lib/http/to-action";

export const define: Action = async (call) => toAction(defineMilestone)(call);
export const revise: Action = async (call) => toAction(reviseMilestone)(call);
export const start: Action = async (call) => toAction(startMilestone)(call);
export const verify: Action = async (call) => toAction(verifyMilestone)(call);
export const check: Action = async (call) => toAction(verifyCriterion)(call);
export const hear: Action = async (call) => toAction(openHearing)(call);
export const answer: Action = async (call) => toAction(answerHearing)(call);
export const refuseResubmission: Action = async (call) => toAction(refuseMilestoneResubmission)(call);
