import { z } from "zod";
import { type BudgetSums, forecastOf, owedOf, remainingOf } from "@/lib/domain/budget-sums";
import { dayOf } from "@/lib/domain/deadline";
import { MilestoneStatus } from "@/lib/domain/milestone";
import { MoneyKind, MoneySource } from "@/lib/domain/money-kind";
import { PenaltyStatus } from "@/lib/domain/penalty";
import { TaxRegime } from "@/lib/domain/tax";
import { getBudgetPage, getPenaltyPage } from "@/lib/features/budget/queries-abilities";
import { listInvoices } from "@/lib/features/budget/queries-invoice";
import { listEntries } from "@/lib/features/budget/queries-page";
import { listPenalties, type PenaltyRow } from "@/lib/features/budget/queries-penalty";
import { InvoiceCode, PenaltyCode } from "@/lib/features/budget/schema";
import type { InvoiceLine } from "@/lib/features/budget/view";
import { listOf, nothing, pageOf, paging, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, abilities, Day, many, may, PartyName } from "@/lib/http/api/fields";
import { readInvoice } from "@/lib/http/read-invoice";
import { Currency } from "@/lib/kernel/money";

const cents = z.int();
const Sums = z
  .strictObject({
    committed: cents,
    recurring: cents.describe("Of what is committed: what comes back, over its whole term."),
    accepted: cents.describe("Price reductions are taken off."),
    reduced: cents,
    penalised: cents,
    retained: cents,
    invoiced: cents.describe("Credit notes are taken off."),
    invoicedTax: cents,
    paid: cents,
    paidTax: cents,
    remaining: cents.describe("Committed, less reductions, penalties and what was paid."),
    owed: cents.describe("Accepted, less penalties, retentions and what was paid; below zero, paid ahead."),
  })
  .describe("Cents before tax, the tax of invoices and payments apart.")
  .meta({ id: "BudgetSums" });

function sumsBody(sums: BudgetSums): z.input<typeof Sums> {
  return { ...sums, remaining: remainingOf(sums), owed: owedOf(sums) };
}

const budget = projectRead({
  id: "getBudget",
  path: "/projects/{code}/budget",
  tag: "Budget",
  summary: "The budget",
  description:
    "The ceiling that the client has signed, and what is committed, accepted, invoiced and paid: in all, by party, by milestone. Every figure is a sum of entries that stand in the exported ledger.",
  params: nothing,
  query: nothing,
  answer: z
    .strictObject({
      currency: Currency,
      own: z.boolean().describe("True for one agency of several: everything is your own, without the ceiling."),
      ceilingCents: cents.nullable().describe("Null: none is set, and nothing is refused; or not yours to read."),
      ceilingRecord: z.string().nullable(),
      inDecisionCents: cents.describe("Changes not ordered yet, as far as you may know their prices."),
      forecastCents: cents,
      total: Sums,
      parties: many(z.strictObject({ party: PartyName.nullable().describe("Null: not shared out yet."), sums: Sums })),
      milestones: many(
        z.strictObject({
          code: z.string(),
          title: z.string(),
          status: MilestoneStatus,
          shareBasisPoints: z.int(),
          amountCents: cents,
          dueOn: Day.nullable(),
          sums: Sums,
        }),
      ),
      abilities: abilities("ceiling", "invoice", "penalty"),
    })
    .meta({ id: "Budget" }),
  read: async (inside) => {
    const { view, abilities: may3 } = await getBudgetPage(inside);
    const { own, ceilingCents, ceilingRecord, inDecisionCents, total, parties, milestones } = view;
    return {
      ...{ currency: inside.scope.currency, own },
      ...{ ceilingCents, ceilingRecord, inDecisionCents, forecastCents: forecastOf(total, inDecisionCents) },
      total: sumsBody(total),
      parties: parties.map(({ party, sums }) => ({ party, sums: sumsBody(sums) })),
      milestones: milestones.map(({ party: _, sums, ...one }) => ({ ...one, sums: sumsBody(sums) })),
      abilities: { ceiling: may(may3.ceiling), invoice: may(may3.invoice), penalty: may(may3.penalty) },
    };
  },
});

const Place = z.string().regex(/^\d{1,15}\.\d{1,4}$/);

const entries = projectRead({
  id: "listMoneyEntries",
  path: "/projects/{code}/budget/entries",
  tag: "Budget",
  summary: "Entries of money",
  description: "Every entry, the newest first; `act` is the number of the act in the ledger that it comes from.",
  params: nothing,
  query: z.object({ ...paging, after: Place.optional().describe("The `next` of the page before.") }),
  answer: pageOf(
    z
      .strictObject({
        act: z.int(),
        place: z.int(),
        on: Day,
        kind: MoneyKind,
        source: MoneySource,
        reference: z.string(),
        milestone: z.string().nullable(),
        party: PartyName.nullable(),
        cents,
        taxCents: cents,
      })
      .meta({ id: "MoneyEntry" }),
  ),
  read: async ({ tx, scope }, { limit, after }) => {
    const [act, place] = (after ?? "").split(".").map(Number);
    const before = after === undefined ? null : { act: act ?? 0, place: place ?? 0 };
    const found = await listEntries(tx, scope, { limit: limit + 1, before });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items: [...items], next: found.length > limit && last !== undefined ? `${last.act}.${last.place}` : null };
  },
});

const Invoice = z.strictObject({
  code: z.string(),
  kind: z.enum(["INVOICE", "CREDIT_NOTE"]),
  number: z.string().describe("The agency's own."),
  party: PartyName.nullable(),
  issuedOn: Day,
  dueOn: Day.nullable(),
  netCents: cents,
  taxCents: cents,
  leftCents: cents.describe("With tax."),
  surplusCents: cents.describe("With tax: paid beyond the invoice less its credit notes, to be given back."),
  late: z.boolean(),
  withReservations: z.boolean(),
});

function invoiceBody(line: InvoiceLine): z.input<typeof Invoice> {
  const { code, kind, number, party, issuedOn, dueOn, netCents, taxCents, leftCents, surplusCents } = line;
  const { late, withReservations } = line;
  const days = { issuedOn, dueOn, late };
  return { code, kind, number, party, ...days, netCents, taxCents, leftCents, surplusCents, withReservations };
}

const invoices = projectRead({
  id: "listInvoices",
  path: "/projects/{code}/invoices",
  tag: "Budget",
  summary: "Invoices and credit notes",
  description: "The newest first, each with what is left to pay.",
  params: nothing,
  query: nothing,
  answer: listOf(Invoice.meta({ id: "InvoiceLine" })),
  read: async ({ tx, scope, now }) => {
    const lines = await listInvoices(tx, scope.projectId, dayOf(now, scope.timeZone));
    return { items: lines.map(invoiceBody), next: null };
  },
});

const invoice = projectRead({
  id: "getInvoice",
  path: "/projects/{code}/invoices/{invoice}",
  tag: "Budget",
  summary: "One invoice",
  description: "Its parts, its payments and credit notes, where its file says otherwise, and what you may do.",
  params: z.object({ invoice: InvoiceCode }),
  query: nothing,
  answer: Invoice.extend({
    regime: TaxRegime,
    parts: many(z.strictObject({ milestone: z.string().nullable(), netCents: cents, taxCents: cents })),
    fileId: z.uuid().nullable(),
    electronic: z
      .strictObject({
        profile: z.string(),
        differences: many(
          z.strictObject({
            field: z.string(),
            file: z.union([z.string(), z.int()]),
            typed: z.union([z.string(), z.int()]),
          }),
        ),
      })
      .nullable()
      .describe("What the file says of itself in EN 16931 form."),
    payments: many(
      z.strictObject({ number: z.int(), paidOn: Day, cents, withReservations: z.boolean(), reservations: z.string() }),
    ),
    credits: many(
      z.strictObject({ code: z.string(), number: z.string(), issuedOn: Day, grossCents: cents, reason: z.string() }),
    ),
    credited: z.string().nullable(),
    reason: z.string(),
    abilities: abilities("pay", "credit", "refund"),
  }).meta({ id: "Invoice" }),
  read: async (inside, _query, { invoice: code }) => {
    const found = await readInvoice(inside, code);
    if (found === null) return null;
    const { regime, parts, file, electronic, payments, credits, credited, reason } = found.view;
    const { pay, credit, refund } = found.abilities;
    return {
      ...invoiceBody(found.view),
      ...{ regime, parts, fileId: file?.id ?? null, electronic, payments, credits, credited, reason },
      abilities: { pay: may(pay), credit: may(credit), refund: may(refund) },
    };
  },
});

const Penalty = z.strictObject({
  code: z.string(),
  milestone: z.string(),
  status: PenaltyStatus,
  valueCents: cents,
  lateDays: z.int(),
  divisor: z.int(),
  computedCents: cents.describe("By the formula of the charter."),
  appliedCents: cents.nullable().describe("Under the cap."),
  reasons: z.string(),
  announcedAt: At,
  endsOn: Day.describe("The last day on which the agency may observe."),
  answer: z.string().nullable(),
  decision: z.string().nullable(),
  decidedAt: At.nullable(),
});

function penaltyBody(row: PenaltyRow): z.input<typeof Penalty> {
  const { code, milestone, status, valueCents, lateDays, divisor, computedCents, appliedCents } = row;
  const { reasons, announcedAt, endsOn, answer, decision, decidedAt } = row;
  const counted = { code, milestone, status, valueCents, lateDays, divisor, computedCents, appliedCents };
  return { ...counted, reasons, announcedAt, endsOn, answer, decision, decidedAt };
}

const penalties = projectRead({
  id: "listPenalties",
  path: "/projects/{code}/penalties",
  tag: "Budget",
  summary: "Penalties",
  description: "Those that were announced, and what became of them.",
  params: nothing,
  query: nothing,
  answer: listOf(Penalty.meta({ id: "PenaltyLine" })),
  read: async ({ tx, scope, now }) => ({ items: (await listPenalties(tx, scope, now)).map(penaltyBody), next: null }),
});

const penalty = projectRead({
  id: "getPenalty",
  path: "/projects/{code}/penalties/{penalty}",
  tag: "Budget",
  summary: "One penalty",
  description: "How it was counted, what the agency observed, what was decided, and what you may do.",
  params: z.object({ penalty: PenaltyCode }),
  query: nothing,
  answer: Penalty.extend({ abilities: abilities("answer", "apply", "drop") }).meta({ id: "Penalty" }),
  read: async (inside, _query, { penalty: code }) => {
    const found = await getPenaltyPage(inside, code);
    if (found === null) return null;
    const { answer, apply, drop } = found.abilities;
    return { ...penaltyBody(found.row), abilities: { answer: may(answer), apply: may(apply), drop: may(drop) } };
  },
});

/** What is read of money. */
export const budgetReads: readonly ReadOperation[] = [budget, entries, invoices, invoice, penalties, penalty];
