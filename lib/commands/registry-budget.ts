import type { ProjectCommand } from "@/lib/commands/define-command";
import { announcePenalty } from "@/lib/features/budget/commands/announce-penalty";
import { answerPenalty } from "@/lib/features/budget/commands/answer-penalty";
import { applyPenalty } from "@/lib/features/budget/commands/apply-penalty";
import { creditInvoice } from "@/lib/features/budget/commands/credit-invoice";
import { dropPenalty } from "@/lib/features/budget/commands/drop-penalty";
import { recordInvoice } from "@/lib/features/budget/commands/record-invoice";
import { recordPayment } from "@/lib/features/budget/commands/record-payment";
import { refundPayment } from "@/lib/features/budget/commands/refund-payment";
import { setBudgetCeiling } from "@/lib/features/budget/commands/set-budget-ceiling";

/** The acts on money: its ceiling, invoices, payments and penalties. */
export const budgetCommands: readonly ProjectCommand[] = [
  setBudgetCeiling,
  recordInvoice,
  creditInvoice,
  recordPayment,
  refundPayment,
  announcePenalty,
  answerPenalty,
  applyPenalty,
  dropPenalty,
];
