import { placementOf, withinCeiling } from "@/lib/domain/budget";
import type { Event } from "@/lib/domain/event";
import {
  creditParts,
  decideCredit,
  decideInvoice,
  decidePayment,
  grossOf,
  type InvoiceState,
  leftOf,
  paymentParts,
} from "@/lib/domain/invoice";
import { sumOf, type TaxedLine, taxed } from "@/lib/domain/tax";
import { seeded } from "@/tests/support/seeded";

const digest = "ab".repeat(32);

type Milestone = { id: string; code: string; amount: number; state: "AGREED" | "ACCEPTED" | "TACIT" | "OVER" };
type Invoice = InvoiceState & {
  id: string;
  code: string;
  parts: TaxedLine[];
  credited: TaxedLine[];
  paid: TaxedLine[];
};

/** Random acts on money, each admitted by the rules that really decide, as the events that they leave. */
export class MoneyLife {
  readonly today = "2026-11-22";
  readonly #random: () => number;
  readonly #agencies: readonly string[];
  readonly #events: Event[] = [];
  readonly #milestones: Milestone[] = [];
  readonly #invoices: Invoice[] = [];
  #count = 0;
  #ceiling: number | null = null;
  #committed = 0;
  #unplaced = 0;
  #off = 0;
  #invoiced = 0;

  constructor(seed: number) {
    this.#random = seeded(seed);
    this.#agencies = [this.id(), this.id()];
  }

  /** A new UUID. */
  id(): string {
    this.#count += 1;
    return `0190b3c8-7a2e-7c1d-9b1e-${String(this.#count).padStart(12, "0")}`;
  }

  /** Plays until so many acts were done. */
  play(acts: number): readonly Event[] {
    this.#charter();
    const kinds = [
      this.#agree,
      this.#accept,
      this.#rebut,
      this.#cancel,
      this.#change,
      this.#ceilingSet,
      this.#invoice,
      this.#pay,
      this.#credit,
      this.#penalty,
    ] as const;
    for (let tries = 0; this.#events.length < acts && tries < 20 * acts; tries += 1) this.#one(kinds).call(this);
    return this.#events;
  }

  /** An acceptance at a reduced price. */
  acceptedAtReducedPrice(milestone: string, amountCents: number, reductionCents: number): Event {
    const about = {
      milestoneId: this.id(),
      milestone,
      submissionId: this.id(),
      number: 1,
      before: "SUBMITTED",
      amountCents,
    };
    const words = { criterionIds: [], reductionCents, warrantyEndsOn: this.today };
    return { type: "MilestoneAcceptedWithPriceReduction", payload: { ...about, ...this.#signed(), ...words } };
  }

  #signed(): { documentId: string; record: string; digest: string; signature: { id: string; digest: string } } {
    return { documentId: this.id(), record: "PV-2026-001", digest, signature: { id: this.id(), digest } };
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #one<T>(of: readonly [T, ...T[]]): T;
  #one<T>(of: readonly T[]): T | undefined;
  #one<T>(of: readonly T[]): T | undefined {
    return of[this.#below(of.length)];
  }

  #room(): { ceilingCents: number | null; committedCents: number } {
    return { ceilingCents: this.#ceiling, committedCents: this.#committed };
  }

  #charter(): void {
    const price = this.#below(30_000_000);
    const { signature: _, ...signed } = this.#signed();
    this.#committed += price;
    this.#unplaced += price;
    this.#events.push({
      type: "CharterEnteredIntoForce",
      payload: { charterId: this.id(), version: 1, ...signed, priceCents: price },
    });
  }

  #ceilingSet(): void {
    const ceilingCents = this.#committed + this.#below(5_000_000);
    if (ceilingCents === this.#ceiling) return;
    this.#events.push({
      type: "BudgetCeilingSet",
      payload: { ...this.#signed(), version: 1, ceilingCents, beforeCents: this.#ceiling },
    });
    this.#ceiling = ceilingCents;
  }

  #agree(): void {
    const amount = this.#below(2_000_000);
    const { contractCents, beyondCents } = placementOf(amount, { orderedCents: 0, contractCents: this.#unplaced });
    if (withinCeiling(this.#room(), beyondCents).length > 0) return;
    this.#unplaced -= contractCents;
    this.#committed += beyondCents;
    const milestone: Milestone = { id: this.id(), code: `J${this.#milestones.length + 1}`, amount, state: "AGREED" };
    this.#milestones.push(milestone);
    const { signature: _, ...signed } = this.#signed();
    const about = { milestoneId: milestone.id, milestone: milestone.code, version: 1, ...signed };
    const agencyPartyId = this.#one(this.#agencies) ?? "";
    this.#events.push({
      type: "MilestoneAgreed",
      payload: { ...about, amountCents: amount, contractCents, agencyPartyId },
    });
  }

  #accept(): void {
    const milestone = this.#one(this.#milestones.filter(({ state }) => state === "AGREED"));
    if (milestone === undefined) return;
    const about = {
      milestoneId: milestone.id,
      milestone: milestone.code,
      submissionId: this.id(),
      number: 1,
      before: "SUBMITTED",
      amountCents: milestone.amount,
    };
    if (this.#random() < 0.3) {
      const reductionCents = 1 + this.#below(Math.max(1, milestone.amount - 1));
      if (milestone.amount < 2) return;
      this.#off += reductionCents;
      const words = { criterionIds: [], reductionCents, warrantyEndsOn: this.today };
      this.#events.push({
        type: "MilestoneAcceptedWithPriceReduction",
        payload: { ...about, ...this.#signed(), ...words },
      });
      milestone.state = "ACCEPTED";
    } else {
      milestone.state = this.#random() < 0.3 ? "TACIT" : "ACCEPTED";
      this.#events.push({
        type: "MilestoneAccepted",
        payload: { ...about, ...this.#signed(), warrantyEndsOn: this.today },
      });
    }
  }

  #rebut(): void {
    const milestone = this.#one(this.#milestones.filter(({ state }) => state === "TACIT"));
    if (milestone === undefined) return;
    milestone.state = "AGREED";
    const about = {
      milestoneId: milestone.id,
      milestone: milestone.code,
      submissionId: this.id(),
      number: 1,
      amountCents: milestone.amount,
    };
    const words = {
      tacitId: this.id(),
      criterionIds: [],
      evidence: [],
      service: false,
      decisionDueOn: this.today,
      decisionDueBefore: "2026-11-22T23:00:00.000Z",
    };
    this.#events.push({ type: "TacitAcceptanceRebutted", payload: { ...about, ...this.#signed(), ...words } });
  }

  #cancel(): void {
    const milestone = this.#one(this.#milestones.filter(({ state }) => state === "AGREED"));
    if (milestone === undefined || this.#random() < 0.7) return;
    milestone.state = "OVER";
    const costCents = this.#below(milestone.amount + 1);
    this.#committed += costCents - milestone.amount;
    const { signature: _, ...signed } = this.#signed();
    const about = { milestoneId: milestone.id, milestone: milestone.code, ...signed, byBoth: false };
    this.#events.push({ type: "MilestoneCancelled", payload: { ...about, costCents, amountCents: milestone.amount } });
  }

  #change(): void {
    const oneOffCents = this.#below(1_500_000) - 200_000;
    const every = this.#random() < 0.5 ? ("MONTH" as const) : ("YEAR" as const);
    const recurring = this.#random() < 0.4 ? [{ cents: this.#below(30_000), every, months: 1 + this.#below(40) }] : [];
    const total = recurring.reduce(
      (sum, one) => sum + one.cents * Math.ceil(one.months / (one.every === "YEAR" ? 12 : 1)),
      oneOffCents,
    );
    if (withinCeiling(this.#room(), total).length > 0) return;
    this.#committed += total;
    const { signature: _, ...signed } = this.#signed();
    const about = {
      changeRequestId: this.id(),
      changeRequest: "FDE-001",
      amendmentId: this.id(),
      amendment: "AV-001",
      instrument: "AMENDMENT" as const,
      partyId: this.#one(this.#agencies) ?? "",
    };
    this.#events.push({
      type: "ChangeContracted",
      payload: { ...about, ...signed, oneOffCents, recurring, taxBasisPoints: 2_000, reverseCharge: false, days: 0 },
    });
  }

  #invoice(): void {
    const regime = this.#one(["FR_20", "FR_5_5", "QC", "NONE"] as const) ?? "NONE";
    const chosen = [null, ...this.#milestones.map(({ id }) => id)].filter(() => this.#random() < 0.1);
    const lines = chosen.map((milestoneId) => ({ milestoneId, netCents: 1 + this.#below(300_000) }));
    if (lines.length === 0) return;
    const parts = [...taxed(lines, regime)];
    const [netCents, taxCents] = [sumOf(parts), grossOf(parts) - sumOf(parts)];
    const facts = {
      leftCents: this.#committed - this.#off - this.#invoiced,
      sameNumber: null,
      foreign: [],
      today: this.today,
    };
    const days = { issuedOn: this.today, dueOn: this.today };
    if (!decideInvoice(facts, { ...days, netCents }).ok) return;
    this.#invoiced += netCents;
    const [id, code] = [this.id(), `FA-${String(this.#invoices.length + 1).padStart(3, "0")}`];
    this.#invoices.push({ id, code, issuedOn: this.today, parts, credited: [], paid: [] });
    const about = {
      invoiceId: id,
      invoice: code,
      partyId: this.#one(this.#agencies) ?? "",
      number: code,
      ...days,
      tax: regime,
      fileDigest: null,
    };
    this.#events.push({ type: "InvoiceRecorded", payload: { ...about, netCents, taxCents, parts } });
  }

  #pay(): void {
    const invoice = this.#one(this.#invoices.filter((one) => leftOf(one).grossCents > 0));
    if (invoice === undefined) return;
    const left = leftOf(invoice).grossCents;
    const cents = this.#random() < 0.5 ? left : 1 + this.#below(left);
    const said = { cents, paidOn: this.today, today: this.today, withReservations: false, reservations: "" };
    if (!decidePayment(invoice, said).ok) return;
    const parts = [...paymentParts(invoice, cents)];
    invoice.paid.push(...parts);
    const about = {
      paymentId: this.id(),
      invoiceId: invoice.id,
      invoice: invoice.code,
      partyId: this.#one(this.#agencies) ?? "",
      payment: 1,
    };
    this.#events.push({
      type: "PaymentRecorded",
      payload: { ...about, paidOn: this.today, cents, parts, withReservations: false },
    });
  }

  #credit(): void {
    const invoice = this.#one(this.#invoices.filter((one) => one.paid.length === 0 && leftOf(one).netCents > 0));
    const part = invoice === undefined ? undefined : this.#one(invoice.parts);
    if (invoice === undefined || part === undefined) return;
    const parts = [
      ...creditParts(invoice, [{ milestoneId: part.milestoneId, netCents: 1 + this.#below(part.netCents) }]),
    ];
    if (!decideCredit(invoice, { parts, issuedOn: this.today, today: this.today, sameNumber: null }).ok) return;
    invoice.credited.push(...parts);
    const [netCents, taxCents] = [sumOf(parts), grossOf(parts) - sumOf(parts)];
    this.#invoiced -= netCents;
    const about = {
      invoiceId: this.id(),
      invoice: "FA-900",
      partyId: this.#one(this.#agencies) ?? "",
      number: "A",
      issuedOn: this.today,
      tax: "NONE",
      fileDigest: null,
    };
    this.#events.push({
      type: "InvoiceCredited",
      payload: { ...about, creditedId: invoice.id, credited: invoice.code, netCents, taxCents, parts },
    });
  }

  #penalty(): void {
    const milestone = this.#one(this.#milestones.filter(({ state }) => state === "ACCEPTED"));
    if (milestone === undefined || this.#random() < 0.8) return;
    const cents = this.#below(5_000);
    this.#off += cents;
    const about = {
      penaltyId: this.id(),
      penalty: "PEN-01",
      milestoneId: milestone.id,
      milestone: milestone.code,
      partyId: this.#one(this.#agencies) ?? "",
    };
    this.#events.push({ type: "PenaltyApplied", payload: { ...about, cents, computedCents: cents } });
  }
}
