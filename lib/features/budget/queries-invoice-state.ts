import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { InvoiceState } from "@/lib/domain/invoice";
import { TaxRegime } from "@/lib/domain/tax";
import { loadOwnFiles } from "@/lib/features/file/queries";

/** An invoice as the rules that follow it find it. */
export type StandingInvoice = InvoiceState & {
  readonly id: string;
  readonly code: string;
  readonly partyId: string;
  readonly regime: TaxRegime;
  readonly payments: number;
};

const Parts = z.array(z.object({ milestoneId: z.uuid().nullable(), netCents: z.int(), taxCents: z.int() }));
const Row = z.object({
  id: z.uuid(),
  code: z.string(),
  partyId: z.uuid(),
  regime: TaxRegime,
  issuedOn: z.iso.date(),
  payments: z.int(),
  parts: Parts,
  credited: Parts,
  paid: Parts,
});

/** Takes an invoice until commit, with all that was credited and paid of it: two payments of it queue here. `null` when it is not here. */
export async function loadInvoiceForUpdate(tx: Tx, projectId: string, code: string): Promise<StandingInvoice | null> {
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT pg_advisory_xact_lock(hashtextextended('aval invoice ' || ${projectId} || ${code}, 0))::text AS locked`;
  return locked.length === 0 ? null : loadInvoice(tx, projectId, code);
}

/** An invoice with what was credited and paid of it, part by part. A credit note is none. */
export async function loadInvoice(tx: Tx, projectId: string, code: string): Promise<StandingInvoice | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT i.id, i.code, i.party_id AS "partyId", i.tax_regime AS regime, i.issued_on::text AS "issuedOn",
      (SELECT count(*) FROM payment p WHERE p.project_id = i.project_id AND p.invoice_id = i.id)::integer AS payments,
      coalesce((SELECT jsonb_agg(jsonb_build_object('milestoneId', e.milestone_id, 'netCents', e.cents, 'taxCents', e.tax_cents) ORDER BY e.seq, e.ordinal)
        FROM money_entry e WHERE e.project_id = i.project_id AND e.reference = i.code AND e.kind = 'INVOICE'), '[]') AS parts,
      coalesce((SELECT jsonb_agg(jsonb_build_object('milestoneId', e.milestone_id, 'netCents', -e.cents, 'taxCents', -e.tax_cents) ORDER BY e.seq, e.ordinal)
        FROM money_entry e WHERE e.project_id = i.project_id AND e.reference = i.code AND e.kind = 'CREDIT_NOTE'), '[]') AS credited,
      coalesce((SELECT jsonb_agg(jsonb_build_object('milestoneId', e.milestone_id, 'netCents', e.cents, 'taxCents', e.tax_cents) ORDER BY e.seq, e.ordinal)
        FROM money_entry e WHERE e.project_id = i.project_id AND e.reference = i.code AND e.kind = 'PAYMENT'), '[]') AS paid
    FROM invoice i WHERE i.project_id = ${projectId}::uuid AND i.code = ${code} AND i.kind = 'INVOICE'`;
  return rows[0] === undefined ? null : Row.parse(rows[0]);
}

/** The milestones that an agency's invoice names, by number, and the numbers that are not its own. */
export async function loadBilledMilestones(
  tx: Tx,
  where: { readonly projectId: string; readonly partyId: string; readonly codes: readonly string[] },
): Promise<{ readonly idOf: (code: string | null) => string | null; readonly foreign: readonly string[] }> {
  const { projectId, partyId, codes } = where;
  const rows = await tx.milestone.findMany({
    where: { projectId, agencyPartyId: partyId, code: { in: [...codes] }, status: { not: "DRAFT" } },
    select: { id: true, code: true },
  });
  return {
    idOf: (code) => rows.find((row) => row.code === code)?.id ?? null,
    foreign: codes.filter((code) => !rows.some((row) => row.code === code)),
  };
}

/** The number under which a party's own number is recorded already; `null` when it is new. */
export async function findSameNumber(
  tx: Tx,
  { projectId, partyId, number }: { readonly projectId: string; readonly partyId: string; readonly number: string },
): Promise<string | null> {
  const row = await tx.invoice.findUnique({
    where: { projectId_partyId_number: { projectId, partyId, number } },
    select: { code: true },
  });
  return row?.code ?? null;
}

const LeftRow = z.object({ left: z.bigint() });

/** What is ordered of an agency and not invoiced yet, before tax: reductions and penalties taken off, credit notes given back. */
export async function loadUninvoiced(
  tx: Tx,
  of: { readonly projectId: string; readonly partyId: string },
): Promise<number> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT coalesce(sum(CASE WHEN kind IN ('COMMITMENT', 'REDUCTION', 'PENALTY') THEN cents WHEN kind IN ('INVOICE', 'CREDIT_NOTE') THEN -cents ELSE 0 END), 0)::bigint AS left
    FROM aval_money_of(${of.projectId}::uuid, ${of.partyId}::uuid)`;
  return Number(LeftRow.parse(rows[0]).left);
}

/** The file of an invoice, when it is one's own party's; `null` without one. */
export async function findInvoiceFile(
  tx: Tx,
  of: { readonly projectId: string; readonly partyId: string; readonly fileId: string | null },
): Promise<{ readonly id: string; readonly sha256: string } | null> {
  const { projectId, partyId, fileId } = of;
  if (fileId === null) return null;
  const [file] = await loadOwnFiles(tx, { projectId, partyId, ids: [fileId] });
  return file === undefined ? null : { id: file.id, sha256: file.sha256 };
}
