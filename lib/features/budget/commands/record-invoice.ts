import { defineCommand, done, refuse, wrongField } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { decideInvoice } from "@/lib/domain/invoice";
import { sumOf, taxed } from "@/lib/domain/tax";
import { loadRoom } from "@/lib/features/budget/queries";
import {
  findInvoiceFile,
  findSameNumber,
  loadBilledMilestones,
  loadUninvoiced,
} from "@/lib/features/budget/queries-invoice-state";
import { RecordInvoiceInput } from "@/lib/features/budget/schema";
import { saveInvoice } from "@/lib/features/budget/store";
import { nextNumber } from "@/lib/ledger/sign";

/** Records an invoice of the agency: of what is ordered, on its milestones, with its file and what the file says of itself. */
export const recordInvoice = defineCommand({
  name: "invoice.record",
  input: RecordInvoiceInput,
  async run({ tx, scope, authority, now, newId }, { fileId, ...said }) {
    const { projectId, timeZone, memberId: recordedBy } = scope;
    const { partyId } = authority;
    const file = await findInvoiceFile(tx, { projectId, partyId, fileId });
    if (fileId !== null && file === null) return wrongField("fileId", "invalid");
    // Whoever invoices waits for who did before: what is ordered is invoiced once.
    await loadRoom(tx, projectId);
    const codes = said.lines.flatMap(({ milestone }) => (milestone === null ? [] : [milestone]));
    const { idOf, foreign } = await loadBilledMilestones(tx, { projectId, partyId, codes });
    const netCents = sumOf(said.lines);
    const facts = {
      leftCents: await loadUninvoiced(tx, { projectId, partyId }),
      sameNumber: await findSameNumber(tx, { projectId, partyId, number: said.number }),
      foreign,
      today: dayOf(now, timeZone),
    };
    const ruling = decideInvoice(facts, { ...said, netCents });
    if (!ruling.ok) return refuse(ruling.error);
    const parts = taxed(
      said.lines.map(({ milestone, netCents: cents }) => ({ milestoneId: idOf(milestone), netCents: cents })),
      said.regime,
    );
    const taxCents = parts.reduce((sum, part) => sum + part.taxCents, 0);
    const [id, code] = [newId(), `FA-${String(await nextNumber(tx, projectId, "FA")).padStart(3, "0")}`];
    const { number, issuedOn, dueOn, regime: tax } = said;
    const row = { projectId, id, code, kind: "INVOICE", partyId, number, issuedOn, dueOn, netCents, taxCents } as const;
    await saveInvoice(tx, { ...row, creditedId: null, taxRegime: tax, reason: "", file, recordedBy, now });
    const about = {
      invoiceId: id,
      invoice: code,
      partyId,
      number,
      issuedOn,
      dueOn,
      tax,
      fileDigest: file?.sha256 ?? null,
    };
    return done([{ type: "InvoiceRecorded", payload: { ...about, netCents, taxCents, parts: [...parts] } }], {
      invoice: code,
    });
  },
});
