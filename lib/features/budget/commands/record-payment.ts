import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { decidePayment, paymentParts } from "@/lib/domain/invoice";
import { loadInvoiceForUpdate } from "@/lib/features/budget/queries-invoice-state";
import { RecordPaymentInput } from "@/lib/features/budget/schema";
import { savePayment } from "@/lib/features/budget/store";

/** Records what the client paid of an invoice, on which day; with reservations, it says which (CD-12). */
export const recordPayment = defineCommand({
  name: "payment.record",
  input: RecordPaymentInput,
  async run({ tx, scope, now, newId }, said) {
    const { projectId, timeZone, memberId: recordedBy } = scope;
    const invoice = await loadInvoiceForUpdate(tx, projectId, said.invoice);
    if (invoice === null) return missing();
    const ruling = decidePayment(invoice, { ...said, today: dayOf(now, timeZone) });
    if (!ruling.ok) return refuse(ruling.error);
    const parts = paymentParts(invoice, said.cents);
    const [id, number] = [newId(), invoice.payments + 1];
    const { invoice: _code, ...row } = said;
    await savePayment(tx, { ...row, projectId, id, invoiceId: invoice.id, number, recordedBy, now });
    const { cents, paidOn, withReservations, reservations } = said;
    const about = {
      paymentId: id,
      payment: number,
      invoiceId: invoice.id,
      invoice: invoice.code,
      partyId: invoice.partyId,
    };
    const payload = { ...about, paidOn, cents, parts: [...parts], withReservations };
    const texts = withReservations ? { reservations } : {};
    return done([{ type: "PaymentRecorded", payload, texts }], { invoice: invoice.code });
  },
});
