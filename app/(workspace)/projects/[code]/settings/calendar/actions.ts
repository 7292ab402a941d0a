"use server";

import { declareClosure } from "@/lib/features/calendar/commands/declare-closure";
import { nameOwnCalendar } from "@/lib/features/calendar/commands/name-own-calendar";
import { withdrawClosure } from "@/lib/features/calendar/commands/withdraw-closure";
import { toAction } from "@/lib/http/to-action";

export const declareClosureAction = toAction(declareClosure);
export const withdrawClosureAction = toAction(withdrawClosure);
export const nameOwnCalendarAction = toAction(nameOwnCalendar);
