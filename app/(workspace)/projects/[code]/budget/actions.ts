"use server";

import type { Action } from "@/lib/features/act/view";
import { announcePenalty } from "@/lib/features/budget/commands/announce-penalty";
import { answerPenalty } from "@/lib/features/budget/commands/answer-penalty";
import { applyPenalty } from "@/lib/features/budget/commands/apply-penalty";
import { creditInvoice } from "@/lib/features/budget/commands/credit-invoice";
import { dropPenalty } from "@/lib/features/budget/commands/drop-penalty";
import { recordInvoice } from "@/lib/features/budget/commands/record-invoice";
import { recordPayment } from "@/lib/features/budget/commands/record-payment";
import { refundPayment } from "@/lib/features/budget/commands/refund-payment";
import { setBudgetCeiling } from "@/lib/features/budget/commands/set-budget-ceiling";
import type { SigningAction } from "@/lib/features/signature/view";
import { toAction } from "@/lib/http/to-action";
import { toSigningAction } from "@/lib/http/to-signing-action";

export const setCeiling: SigningAction = async (call) => toSigningAction(setBudgetCeiling)(call);
export const invoice: Action = async (call) => toAction(recordInvoice)(call);
export const credit: Action = async (call) => toAction(creditInvoice)(call);
export const pay: Action = async (call) => toAction(recordPayment)(call);
export const refund: Action = async (call) => toAction(refundPayment)(call);
export const announce: Action = async (call) => toAction(announcePenalty)(call);
export const answer: Action = async (call) => toAction(answerPenalty)(call);
export const apply: Action = async (call) => toAction(applyPenalty)(call);
export const drop: Action = async (call) => toAction(dropPenalty)(call);
