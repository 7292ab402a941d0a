import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { dayOf } from "@/lib/domain/deadline";
import { lateInterest } from "@/lib/domain/late-payment";
import { Side } from "@/lib/domain/party";
import { TaxRegime } from "@/lib/domain/tax";
import type { InvoiceLine, InvoiceView } from "@/lib/features/budget/view";
import type { Instant } from "@/lib/kernel/instant";

const cents = z.bigint().transform(Number);
const Row = z.object({
  id: z.uuid(),
  code: z.string(),
  kind: z.enum(["INVOICE", "CREDIT_NOTE"]),
  number: z.string(),
  name: z.string(),
  side: Side,
  ordinal: z.int(),
  issuedOn: z.iso.date(),
  dueOn: z.iso.date().nullable(),
  netCents: cents,
  taxCents: cents,
  leftCents: cents,
  surplusCents: cents,
  withReservations: z.boolean(),
});

/** All invoices and credit notes, the newest first, each with what is left to pay on the day. */
export async function listInvoices(tx: Tx, projectId: string, today: string): Promise<readonly InvoiceLine[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT i.id, i.code, i.kind, i.number, p.name, p.side, p.ordinal, i.issued_on::text AS "issuedOn", i.due_on::text AS "dueOn",
      i.net_cents AS "netCents", i.tax_cents AS "taxCents",
      CASE WHEN i.kind = 'CREDIT_NOTE' THEN 0 ELSE greatest(0, n.left_cents) END::bigint AS "leftCents",
      CASE WHEN i.kind = 'CREDIT_NOTE' THEN 0 ELSE greatest(0, -n.left_cents) END::bigint AS "surplusCents",
      EXISTS (SELECT 1 FROM payment y WHERE y.project_id = i.project_id AND y.invoice_id = i.id AND y.with_reservations) AS "withReservations"
    FROM invoice i JOIN party p ON p.project_id = i.project_id AND p.id = i.party_id
    CROSS JOIN LATERAL (SELECT i.net_cents + i.tax_cents
      - coalesce((SELECT sum(c.net_cents + c.tax_cents) FROM invoice c WHERE c.project_id = i.project_id AND c.credited_id = i.id), 0)
      - coalesce((SELECT sum(y.cents) FROM payment y WHERE y.project_id = i.project_id AND y.invoice_id = i.id), 0) AS left_cents) n
    WHERE i.project_id = ${projectId}::uuid ORDER BY i.issued_on DESC, i.code DESC`;
  return rows.map((row) => {
    const { id: _, name, side, ordinal, ...line } = Row.parse(row);
    const late = line.leftCents > 0 && line.dueOn !== null && line.dueOn < today;
    return { ...line, party: { name, side, ordinal }, late };
  });
}

const Detail = z.object({
  regime: TaxRegime,
  reason: z.string(),
  credited: z.string().nullable(),
  file: z.object({ id: z.uuid(), name: z.string(), bytes: z.int(), sha256: z.string() }).nullable(),
  parts: z.array(z.object({ milestone: z.string().nullable(), netCents: z.int(), taxCents: z.int() })),
  payments: z.array(
    z.object({
      number: z.int(),
      paidOn: z.iso.date(),
      cents: z.int(),
      withReservations: z.boolean(),
      reservations: z.string(),
    }),
  ),
  credits: z.array(
    z.object({ code: z.string(), number: z.string(), issuedOn: z.iso.date(), grossCents: z.int(), reason: z.string() }),
  ),
});

/** One invoice or credit note of a project, its file unread; `null` when it is not here. */
export async function getInvoice(tx: Tx, scope: ProjectScope, code: string, now: Instant): Promise<InvoiceView | null> {
  const { projectId, timeZone, calendar } = scope;
  const today = dayOf(now, timeZone);
  const [lines, rows] = await Promise.all([
    listInvoices(tx, projectId, today),
    tx.$queryRaw<unknown[]>`
      SELECT i.tax_regime AS regime, i.reason, c.code AS credited,
        (SELECT jsonb_build_object('id', f.id, 'name', f.name, 'bytes', f.bytes, 'sha256', f.sha256) FROM stored_file f
          WHERE f.project_id = i.project_id AND f.id = i.file_id) AS file,
        coalesce((SELECT jsonb_agg(jsonb_build_object('milestone', m.code, 'netCents', abs(e.cents), 'taxCents', abs(e.tax_cents)) ORDER BY e.seq, e.ordinal)
          FROM money_entry e LEFT JOIN milestone m ON m.project_id = e.project_id AND m.id = e.milestone_id
          WHERE e.project_id = i.project_id AND e.kind = i.kind AND e.reference = coalesce(c.code, i.code)
            AND (c.code IS NULL OR e.seq = (SELECT l.seq FROM ledger_entry l WHERE l.project_id = i.project_id AND l.type = 'InvoiceCredited'
              AND l.payload ->> 'invoice' = i.code))), '[]') AS parts,
        coalesce((SELECT jsonb_agg(jsonb_build_object('number', y.number, 'paidOn', y.paid_on, 'cents', y.cents,
            'withReservations', y.with_reservations, 'reservations', y.reservations) ORDER BY y.number)
          FROM payment y WHERE y.project_id = i.project_id AND y.invoice_id = i.id), '[]') AS payments,
        coalesce((SELECT jsonb_agg(jsonb_build_object('code', o.code, 'number', o.number, 'issuedOn', o.issued_on,
            'grossCents', o.net_cents + o.tax_cents, 'reason', o.reason) ORDER BY o.code)
          FROM invoice o WHERE o.project_id = i.project_id AND o.credited_id = i.id), '[]') AS credits
      FROM invoice i LEFT JOIN invoice c ON c.project_id = i.project_id AND c.id = i.credited_id
      WHERE i.project_id = ${projectId}::uuid AND i.code = ${code}`,
  ]);
  const line = lines.find((one) => one.code === code);
  if (line === undefined || rows[0] === undefined) return null;
  const detail = Detail.parse(rows[0]);
  const owed = { grossCents: line.leftCents, dueOn: line.dueOn ?? today, on: today };
  return {
    ...line,
    ...detail,
    electronic: null,
    interest: lateInterest(owed, calendar),
  };
}
