"use server";

import type { Action } from "@/lib/features/act/view";
import { answerMeeting } from "@/lib/features/committee/commands/answer-meeting";
import { cancelMeeting } from "@/lib/features/committee/commands/cancel-meeting";
import { composeCommittee } from "@/lib/features/committee/commands/compose-committee";
import { conveneMeeting } from "@/lib/features/committee/commands/convene-meeting";
import { fixAgenda } from "@/lib/features/committee/commands/fix-agenda";
import { formCommittee } from "@/lib/features/committee/commands/form-committee";
import { giveMeetingProxy } from "@/lib/features/committee/commands/give-meeting-proxy";
import { planMeeting } from "@/lib/features/committee/commands/plan-meeting";
import { proposeAgendaPoint } from "@/lib/features/committee/commands/propose-agenda-point";
import { rescheduleMeeting } from "@/lib/features/committee/commands/reschedule-meeting";
import { withdrawAgendaPoint } from "@/lib/features/committee/commands/withdraw-agenda-point";
import { writePreparation } from "@/lib/features/committee/commands/write-preparation";
import { toAction } from "@/lib/http/to-action";

export const form: Action = async (call) => toAction(formCommittee)(call);
export const compose: Action = async (call) => toAction(composeCommittee)(call);
export const plan: Action = async (call) => toAction(planMeeting)(call);
export const convene: Action = async (call) => toAction(conveneMeeting)(call);
export const reschedule: Action = async (call) => toAction(rescheduleMeeting)(call);
export const cancel: Action = async (call) => toAction(cancelMeeting)(call);
export const answer: Action = async (call) => toAction(answerMeeting)(call);
export const giveProxy: Action = async (call) => toAction(giveMeetingProxy)(call);
export const propose: Action = async (call) => toAction(proposeAgendaPoint)(call);
export const fix: Action = async (call) => toAction(fixAgenda)(call);
export const withdraw: Action = async (call) => toAction(withdrawAgendaPoint)(call);
export const prepare: Action = async (call) => toAction(writePreparation)(call);
