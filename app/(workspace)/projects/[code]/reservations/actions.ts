"use server";

import type { Action } from "@/lib/features/act/view";
import { contestReservation } from "@/lib/features/reservation/commands/contest-reservation";
import { raiseReservation } from "@/lib/features/reservation/commands/raise-reservation";
import { refuseReservationFix } from "@/lib/features/reservation/commands/refuse-reservation-fix";
import { reviseReservation } from "@/lib/features/reservation/commands/revise-reservation";
import { submitReservationFix } from "@/lib/features/reservation/commands/submit-reservation-fix";
import { withdrawReservation } from "@/lib/features/reservation/commands/withdraw-reservation";
import { toAction } from "@/lib/http/to-action";

export const raise: Action = async (call) => toAction(raiseReservation)(call);
export const revise: Action = async (call) => toAction(reviseReservation)(call);
export const withdraw: Action = async (call) => toAction(withdrawReservation)(call);
export const submitFix: Action = async (call) => toAction(submitReservationFix)(call);
export const refuseFix: Action = async (call) => toAction(refuseReservationFix)(call);
export const contest: Action = async (call) => toAction(contestReservation)(call);
