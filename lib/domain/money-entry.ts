import { type RecurringAmount, termCents } from "@/lib/domain/change-price";
import type { Event } from "@/lib/domain/event";
import type { MoneyKind, MoneySource } from "@/lib/domain/money-kind";

/**
 * One entry of the ledger of money, in cents before tax with its tax apart; signed, so that sums are plain sums. A
 * milestone without a party is its own agency's.
 */
export type MoneyEntry = {
  readonly kind: MoneyKind;
  readonly source: MoneySource;
  readonly cents: number;
  readonly taxCents: number;
  readonly partyId: string | null;
  readonly milestoneId: string | null;
  /** The milestone whose agency it is for, where it is not on that milestone itself. */
  readonly partyOf: string | null;
  readonly reference: string;
  readonly recurring: boolean;
  readonly untilOn: string | null;
};

type Said = Pick<MoneyEntry, "kind" | "source" | "cents" | "reference"> & Partial<MoneyEntry>;

function entry(said: Said): MoneyEntry {
  return { taxCents: 0, partyId: null, milestoneId: null, partyOf: null, recurring: false, untilOn: null, ...said };
}

/**
 * What an event says of money: the whole of it, from the event alone, so that whoever holds the ledger counts the same.
 * An event that is not here says nothing of it. Entries of nothing are left out.
 */
export function moneyEntries(event: Event): readonly MoneyEntry[] {
  return said(event)
    .map(entry)
    .filter(({ cents, taxCents, kind }) => cents !== 0 || taxCents !== 0 || kind === "CEILING");
}

function said(event: Event): readonly Said[] {
  switch (event.type) {
    case "BudgetCeilingSet": {
      const { ceilingCents, beforeCents, record } = event.payload;
      const cents = ceilingCents - (beforeCents ?? 0);
      return [{ kind: "CEILING", source: "CEILING", cents, reference: record }];
    }
    case "CharterEnteredIntoForce": {
      const { priceCents, record } = event.payload;
      return [{ kind: "COMMITMENT", source: "CONTRACT", cents: priceCents ?? 0, reference: record }];
    }
    case "MilestoneAgreed": {
      const { milestoneId, milestone: reference, agencyPartyId: partyId = null } = event.payload;
      const { amountCents = 0, contractCents = 0, orderedCents = 0 } = event.payload;
      const placed = { kind: "COMMITMENT", source: "MILESTONE", reference } as const;
      return [
        { ...placed, cents: amountCents, partyId, milestoneId },
        { ...placed, cents: -contractCents },
        { ...placed, cents: -orderedCents, partyId },
      ];
    }
    case "ChangeContracted": {
      const { instrument: source, amendment: reference, partyId, oneOffCents, recurring } = event.payload;
      return ordered({ source, reference, partyId, oneOffCents, recurring });
    }
    case "ProviderAwarded": {
      const { consultation: reference, partyId, oneOffCents, recurring } = event.payload;
      return ordered({ source: "AWARD", reference, partyId, oneOffCents, recurring });
    }
    case "MilestoneAmended": {
      const { milestoneId, milestone: reference, wasAmountCents, amountCents } = event.payload;
      const cents = amountCents - wasAmountCents;
      const moved = { kind: "COMMITMENT", source: "MILESTONE", reference } as const;
      return [
        { ...moved, cents, milestoneId },
        { ...moved, cents: -cents, partyOf: milestoneId },
      ];
    }
    case "MilestoneSuperseded": {
      const { milestoneId, byMilestoneId, milestone, byMilestone, reopenedCents } = event.payload;
      const moved = { kind: "COMMITMENT", source: "SUPERSESSION" } as const;
      return [
        { ...moved, kind: "ACCEPTANCE", cents: -reopenedCents, milestoneId, reference: milestone },
        { ...moved, cents: -reopenedCents, milestoneId, reference: milestone },
        { ...moved, cents: reopenedCents, milestoneId: byMilestoneId, reference: byMilestone },
      ];
    }
    case "MilestoneCancelled": {
      const { milestoneId, milestone, amountCents = 0, costCents } = event.payload;
      const cents = (costCents ?? 0) - amountCents;
      return [{ kind: "COMMITMENT", source: "CANCELLATION", cents, milestoneId, reference: milestone }];
    }
    case "MilestoneRejected": {
      const { milestoneId, milestone, amountCents } = event.payload;
      const back = { kind: "COMMITMENT", source: "REJECTION", reference: milestone } as const;
      return [
        { ...back, cents: -amountCents, milestoneId },
        { ...back, cents: amountCents },
      ];
    }
    case "MilestoneAccepted":
    case "MilestoneAcceptedWithReservations":
    case "MilestoneAcceptedTacitly":
      return [accepted(event.payload)];
    case "MilestoneAcceptedWithPriceReduction": {
      const { milestoneId, milestone: reference, reductionCents } = event.payload;
      const reduced = { kind: "REDUCTION", source: "PRICE_REDUCTION", milestoneId, reference } as const;
      return [accepted(event.payload), { ...reduced, cents: -reductionCents }];
    }
    case "TacitAcceptanceRebutted": {
      const { milestoneId, milestone: reference, amountCents = 0 } = event.payload;
      return [{ kind: "ACCEPTANCE", source: "REBUTTAL", cents: -amountCents, milestoneId, reference }];
    }
  }
  return billed(event);
}

/** A price that was ordered: what is paid once, and each recurring amount over its whole term. */
function ordered(price: {
  readonly source: MoneySource;
  readonly reference: string;
  readonly partyId: string;
  readonly oneOffCents: number;
  readonly recurring: readonly Pick<RecurringAmount, "cents" | "every" | "months">[];
}): readonly Said[] {
  const { source, reference, partyId, oneOffCents, recurring } = price;
  const order = { kind: "COMMITMENT", source, reference, partyId } as const;
  return [
    { ...order, cents: oneOffCents },
    ...recurring.map((one) => ({ ...order, cents: termCents(one), recurring: true })),
  ];
}

function accepted(of: {
  readonly milestoneId: string;
  readonly milestone: string;
  readonly amountCents: number;
}): Said {
  const { milestoneId, milestone: reference, amountCents: cents } = of;
  return { kind: "ACCEPTANCE", source: "ACCEPTANCE", cents, milestoneId, reference };
}

/** What the acts on money itself say: retentions, penalties, invoices and payments. */
function billed(event: Event): readonly Said[] {
  switch (event.type) {
    case "RetentionHeld":
    case "RetentionReleased": {
      const { milestone: reference, milestoneId, partyId, untilOn, cents: size } = event.payload;
      const kept = { kind: "RETENTION", reference, milestoneId, partyId, untilOn } as const;
      if (event.type === "RetentionHeld") return [{ ...kept, source: "RETENTION_HELD", cents: size }];
      return [{ ...kept, source: "RETENTION_RELEASED", cents: -size }];
    }
    case "PenaltyApplied": {
      const { partyId, milestoneId, penalty: reference, cents } = event.payload;
      return [{ kind: "PENALTY", source: "PENALTY", cents: -cents, partyId, milestoneId, reference }];
    }
    case "InvoiceRecorded":
      return parts("INVOICE", event.payload, 1);
    case "InvoiceCredited":
      return parts("CREDIT_NOTE", { ...event.payload, invoice: event.payload.credited }, -1);
    case "PaymentRecorded":
      return parts("PAYMENT", event.payload, 1);
    case "PaymentRefunded":
      return parts("PAYMENT", event.payload, -1).map((one) => ({ ...one, source: "REFUND" }));
  }
  return [];
}

type Parted = {
  readonly partyId: string;
  readonly invoice: string;
  readonly parts: readonly {
    readonly milestoneId: string | null;
    readonly netCents: number;
    readonly taxCents: number;
  }[];
};

function parts(
  kind: "INVOICE" | "CREDIT_NOTE" | "PAYMENT",
  { partyId, invoice: reference, parts }: Parted,
  sign: 1 | -1,
): readonly Said[] {
  return parts.map(({ milestoneId, netCents, taxCents }) => ({
    kind,
    source: kind,
    cents: sign * netCents,
    taxCents: sign * taxCents,
    partyId,
    milestoneId,
    reference,
  }));
}
