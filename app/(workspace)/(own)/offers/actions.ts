"use server";

import type { Action } from "@/lib/features/act/view";
import { askOffer } from "@/lib/features/consultation/commands/ask-offer";
import { depositOffer } from "@/lib/features/consultation/commands/deposit-offer";
import { withdrawOffer } from "@/lib/features/consultation/commands/withdraw-offer";
import { toAction } from "@/lib/http/to-action";

export const ask: Action = async (call) => toAction(askOffer)(call);
export const deposit: Action = async (call) => toAction(depositOffer)(call);
export const withdraw: Action = async (call) => toAction(withdrawOffer)(call);
