import { defineCommand, done, missing, refuse, wrongField } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { creditParts, decideCredit } from "@/lib/domain/invoice";
import { refuse as refusal } from "@/lib/domain/refusal";
import { sumOf } from "@/lib/domain/tax";
import { loadRoom } from "@/lib/features/budget/queries";
import {
  findInvoiceFile,
  findSameNumber,
  loadBilledMilestones,
  loadInvoiceForUpdate,
} from "@/lib/features/budget/queries-invoice-state";
import { CreditInvoiceInput } from "@/lib/features/budget/schema";
import { saveInvoice } from "@/lib/features/budget/store";
import { nextNumber } from "@/lib/ledger/sign";

/** Records a credit note on an invoice of one's own party: what it takes off, part by part, and why. */
export const creditInvoice = defineCommand({
  name: "invoice.credit",
  input: CreditInvoiceInput,
  async run({ tx, scope, authority, now, newId }, { invoice: credited, fileId, ...said }) {
    const { projectId, timeZone, memberId: recordedBy } = scope;
    const { partyId } = authority;
    const file = await findInvoiceFile(tx, { projectId, partyId, fileId });
    if (fileId !== null && file === null) return wrongField("fileId", "invalid");
    await loadRoom(tx, projectId);
    const invoice = await loadInvoiceForUpdate(tx, projectId, credited);
    if (invoice === null) return missing();
    if (invoice.partyId !== partyId) return refuse([refusal("other-party", {})]);
    const codes = said.lines.flatMap(({ milestone }) => (milestone === null ? [] : [milestone]));
    const { idOf, foreign } = await loadBilledMilestones(tx, { projectId, partyId, codes });
    if (foreign.length > 0) return refuse([refusal("invoice-milestones-unknown", { milestones: foreign })]);
    const lines = said.lines.map(({ milestone, netCents }) => ({ milestoneId: idOf(milestone), netCents }));
    const parts = creditParts(invoice, lines);
    const { number, issuedOn, reason } = said;
    const sameNumber = await findSameNumber(tx, { projectId, partyId, number });
    const ruling = decideCredit(invoice, { parts, issuedOn, today: dayOf(now, timeZone), sameNumber });
    if (!ruling.ok) return refuse(ruling.error);
    const [netCents, taxCents] = [sumOf(parts), parts.reduce((sum, part) => sum + part.taxCents, 0)];
    const [id, code] = [newId(), `FA-${String(await nextNumber(tx, projectId, "FA")).padStart(3, "0")}`];
    const row = { projectId, id, code, kind: "CREDIT_NOTE", partyId, number, issuedOn, netCents, taxCents } as const;
    const rest = { creditedId: invoice.id, dueOn: null, taxRegime: invoice.regime, reason, file };
    await saveInvoice(tx, { ...row, ...rest, recordedBy, now });
    const about = { invoiceId: id, invoice: code, partyId, number, issuedOn, tax: invoice.regime };
    const on = { creditedId: invoice.id, credited, fileDigest: file?.sha256 ?? null };
    const payload = { ...about, ...on, netCents, taxCents, parts: [...parts] };
    return done([{ type: "InvoiceCredited", payload, texts: { reason } }], { invoice: code });
  },
});
