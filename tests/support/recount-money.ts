import { z } from "zod";

/** An entry of an exported ledger, as whoever holds the file reads it: nothing of our code. */
export type LedgerLine = { readonly type: string; readonly payload: Readonly<Record<string, unknown>> };

const Facts = z.record(z.string(), z.unknown());
const Told = z.looseObject({ text: z.string() });
const Line = z.object({
  entry: z.object({ type: z.string(), payload: Facts }),
  texts: z.record(z.string(), z.unknown()),
});

/** An entry of a line of an export with the amounts that stand beside it (decisions/0029); `null` for any other line. */
export function entryOf(line: string): LedgerLine | null {
  const read = Line.safeParse(JSON.parse(line)).data;
  if (read === undefined) return null;
  const { entry, texts } = read;
  const beside = [texts.prices, texts.sums].map((told) => {
    const text = Told.safeParse(told).data?.text;
    return text === undefined ? {} : Facts.parse(JSON.parse(text));
  });
  return { type: entry.type, payload: Object.assign({}, entry.payload, ...beside) };
}

/** What a stranger with the exported ledger makes of the money in it. Cents before tax; tax apart. */
export type Recount = {
  ceiling: number | null;
  committed: number;
  accepted: number;
  reduced: number;
  penalised: number;
  invoiced: number;
  invoicedTax: number;
  paid: number;
  paidTax: number;
  readonly acceptedOf: Map<string, number>;
  readonly invoicedOf: Map<string, number>;
};

function number(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function list(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "object" && one !== null) : [];
}

/** Counts the money of a ledger from the first entry to the last, in the plainest way there is. */
export function recountMoney(entries: readonly LedgerLine[]): Recount {
  const found: Recount = {
    ceiling: null,
    committed: 0,
    accepted: 0,
    reduced: 0,
    penalised: 0,
    invoiced: 0,
    invoicedTax: 0,
    paid: 0,
    paidTax: 0,
    acceptedOf: new Map(),
    invoicedOf: new Map(),
  };
  for (const { type, payload } of entries) count(found, type, payload);
  return found;
}

function count(found: Recount, type: string, payload: LedgerLine["payload"]): void {
  if (type === "BudgetCeilingSet") found.ceiling = number(payload.ceilingCents);
  found.committed += committedBy(type, payload);
  const accepted = acceptedBy(type, payload);
  const milestone = String(payload.milestone ?? "");
  found.accepted += accepted;
  if (accepted !== 0) found.acceptedOf.set(milestone, (found.acceptedOf.get(milestone) ?? 0) + accepted);
  if (type === "MilestoneAcceptedWithPriceReduction") found.reduced += number(payload.reductionCents);
  if (type === "PenaltyApplied") found.penalised += number(payload.cents);
  for (const part of list(payload.parts)) bill(found, type, part);
}

function committedBy(type: string, payload: LedgerLine["payload"]): number {
  if (type === "CharterEnteredIntoForce") return number(payload.priceCents);
  if (type === "MilestoneAgreed")
    return number(payload.amountCents) - number(payload.contractCents) - number(payload.orderedCents);
  if (type === "MilestoneCancelled") return number(payload.costCents) - number(payload.amountCents);
  if (type !== "ChangeContracted" && type !== "ProviderAwarded") return 0;
  return list(payload.recurring).reduce(
    (sum, { cents, every, months }) => sum + number(cents) * Math.ceil(number(months) / (every === "YEAR" ? 12 : 1)),
    number(payload.oneOffCents),
  );
}

/** Whose it is that something is committed, by party; under "" what the contract has not shared out: a milestone takes its part out of that. */
export function recountParties(entries: readonly LedgerLine[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const add = (party: unknown, cents: number): void => {
    const of = typeof party === "string" ? party : "";
    found.set(of, (found.get(of) ?? 0) + cents);
  };
  for (const { type, payload } of entries) {
    const taken = type === "MilestoneAgreed" ? number(payload.contractCents) : 0;
    add("", -taken);
    add(payload.partyId ?? payload.agencyPartyId, committedBy(type, payload) + taken);
  }
  return found;
}

function acceptedBy(type: string, payload: LedgerLine["payload"]): number {
  if (type === "TacitAcceptanceRebutted") return -number(payload.amountCents);
  if (type === "MilestoneSuperseded") return -number(payload.reopenedCents);
  if (!/^MilestoneAccepted(|WithReservations|WithPriceReduction|Tacitly)$/.test(type)) return 0;
  return number(payload.amountCents) - number(payload.reductionCents);
}

function bill(found: Recount, type: string, part: Readonly<Record<string, unknown>>): void {
  const [net, tax] = [number(part.netCents), number(part.taxCents)];
  if (type === "PaymentRecorded" || type === "PaymentRefunded") {
    const given = type === "PaymentRecorded" ? 1 : -1;
    found.paid += given * net;
    found.paidTax += given * tax;
    return;
  }
  const sign = type === "InvoiceCredited" ? -1 : 1;
  found.invoiced += sign * net;
  found.invoicedTax += sign * tax;
  const of = String(part.milestoneId);
  found.invoicedOf.set(of, (found.invoicedOf.get(of) ?? 0) + sign * net);
}
