"use server";

import type { Action } from "@/lib/features/act/view";
import { agreeSuspension } from "@/lib/features/clock/commands/agree-suspension";
import { extendClock } from "@/lib/features/clock/commands/extend-clock";
import { proposeSuspension } from "@/lib/features/clock/commands/propose-suspension";
import { resumeClock } from "@/lib/features/clock/commands/resume-clock";
import { withdrawSuspension } from "@/lib/features/clock/commands/withdraw-suspension";
import { toAction } from "@/lib/http/to-action";

export const extend: Action = async (call) => toAction(extendClock)(call);
export const propose: Action = async (call) => toAction(proposeSuspension)(call);
export const agree: Action = async (call) => toAction(agreeSuspension)(call);
export const withdraw: Action = async (call) => toAction(withdrawSuspension)(call);
export const resume: Action = async (call) => toAction(resumeClock)(call);
