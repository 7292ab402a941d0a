"use server";

import type { Action } from "@/lib/features/act/view";
import { agreeMilestoneDate } from "@/lib/features/delay/commands/agree-milestone-date";
import { deliverClientInput } from "@/lib/features/delay/commands/deliver-client-input";
import { proposeMilestoneDate } from "@/lib/features/delay/commands/propose-milestone-date";
import { toAction } from "@/lib/http/to-action";

export const deliver: Action = async (call) => toAction(deliverClientInput)(call);
export const propose: Action = async (call) => toAction(proposeMilestoneDate)(call);
export const agree: Action = async (call) => toAction(agreeMilestoneDate)(call);
