import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { decideRefund, refundParts } from "@/lib/domain/invoice";
import { refuse as refusal } from "@/lib/domain/refusal";
import { loadInvoiceForUpdate } from "@/lib/features/budget/queries-invoice-state";
import { RefundPaymentInput } from "@/lib/features/budget/schema";
import { savePayment } from "@/lib/features/budget/store";

/** Records what the agency gave back of an invoice of its own: no more than what was paid too much of it. */
export const refundPayment = defineCommand({
  name: "payment.refund",
  input: RefundPaymentInput,
  async run({ tx, scope, authority, now, newId }, { invoice: code, ...said }) {
    const { projectId, timeZone, memberId: recordedBy } = scope;
    const invoice = await loadInvoiceForUpdate(tx, projectId, code);
    if (invoice === null) return missing();
    if (invoice.partyId !== authority.partyId) return refuse([refusal("other-party", {})]);
    const ruling = decideRefund(invoice, { ...said, today: dayOf(now, timeZone) });
    if (!ruling.ok) return refuse(ruling.error);
    const { cents, paidOn, reason } = said;
    const parts = refundParts(invoice, cents);
    const [id, number] = [newId(), invoice.payments + 1];
    const row = { projectId, id, invoiceId: invoice.id, number, paidOn, withReservations: false, reservations: reason };
    await savePayment(tx, { ...row, cents: -cents, recordedBy, now });
    const about = { paymentId: id, payment: number, invoiceId: invoice.id, invoice: code, partyId: invoice.partyId };
    const payload = { ...about, paidOn, cents, parts: [...parts] };
    return done([{ type: "PaymentRefunded", payload, texts: { reason } }], { invoice: code });
  },
});
