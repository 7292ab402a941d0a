import type { Event, EventPayload, EventType } from "@/lib/domain/event";
import type { Side } from "@/lib/domain/party";

/**
 * Who reads what an act says of money, beside the client and its AMO, who read all (domain.md 9, convention g). PARTY: the
 * agency whose money it is. CLIENT: nobody else.
 */
export type Circle = "PARTY" | "CLIENT";

type Kept<T extends EventType> = {
  /** Facts of the payload that the agency concerned reads too. */
  readonly prices?: readonly (keyof EventPayload<T> & string)[];
  /** Facts that tell of others' money: what all agencies together have left of the contract. */
  readonly sums?: readonly (keyof EventPayload<T> & string)[];
  /** Free texts that speak of it. */
  readonly texts?: { readonly [field in NonNullable<keyof Texts<T>> & string]?: Circle };
};
type Texts<T extends EventType> = NonNullable<Extract<Event, { type: T }>["texts"]>;

const price = ["oneOffCents", "recurring", "taxBasisPoints", "reverseCharge"] as const;
const billed = ["netCents", "taxCents", "parts"] as const;
const amount = { prices: ["amountCents"] } as const;

/** True for whoever reads everybody's money: the client and its AMO. */
export function readsAllPrices({ side }: { readonly side: Side }): boolean {
  return side === "CLIENT" || side === "AMO";
}

/** True for whoever reads what this agency is paid: the client, its AMO, and the agency itself. */
export function readsPriceOf(
  reader: { readonly side: Side; readonly partyId: string },
  agencyPartyId: string,
): boolean {
  return readsAllPrices(reader) || reader.partyId === agencyPartyId;
}

/** What is kept apart of each kind of act. What is not here is for every party to read. */
const kept: { readonly [T in EventType]?: Kept<T> } = {
  ChangeContracted: { prices: price },
  ChangeEmergencyApproved: { prices: ["ceilingCents"] },
  ProviderAwarded: { prices: price },
  ConsultationAwarded: { texts: { reasons: "CLIENT" } },
  MilestoneAgreed: { prices: ["amountCents", "orderedCents"], sums: ["contractCents"] },
  MilestoneAmended: { prices: ["wasAmountCents", "amountCents"] },
  MilestoneSuperseded: { prices: ["reopenedCents"] },
  MilestoneAptitudeApproved: amount,
  MilestoneAccepted: amount,
  MilestoneAcceptedWithReservations: amount,
  MilestoneAcceptedWithPriceReduction: { prices: ["amountCents", "reductionCents"] },
  PriceReductionAccepted: { prices: ["reductionCents"] },
  MilestoneAdjourned: amount,
  MilestoneRejected: amount,
  MilestoneCancellationSigned: { prices: ["costCents"] },
  MilestoneCancelled: { prices: ["costCents", "amountCents"] },
  MilestoneDeemedConforming: amount,
  MilestoneAcceptedTacitly: amount,
  TacitAcceptanceRebutted: amount,
  RetentionHeld: { prices: ["cents"] },
  RetentionReleased: { prices: ["cents"] },
  InvoiceRecorded: { prices: billed },
  InvoiceCredited: { prices: billed, texts: { reason: "PARTY" } },
  PaymentRecorded: { prices: ["cents", "parts"], texts: { reservations: "PARTY" } },
  PaymentRefunded: { prices: ["cents", "parts"], texts: { reason: "PARTY" } },
  PenaltyAnnounced: { prices: ["valueCents", "cents"], texts: { reasons: "PARTY" } },
  PenaltyAnswered: { texts: { answer: "PARTY" } },
  PenaltyApplied: { prices: ["cents", "computedCents"], texts: { reason: "PARTY" } },
  PenaltyDropped: { prices: ["cents"], texts: { reason: "PARTY" } },
};

/** The names under which amounts stand beside an entry: no free text has them. */
export const amountFields = { prices: "PARTY", sums: "CLIENT" } as const satisfies Record<string, Circle>;

type Facts<V> = { readonly [name: string]: V };

/** An act as the ledger holds it: what all may read, and the amounts that stand beside the entry under their salted hash. */
export type Parted<V> = {
  readonly open: Facts<V>;
  readonly amounts: { readonly [field in keyof typeof amountFields]?: Facts<V> };
};

/** Parts a payload: nothing is lost, and nothing is said twice. */
export function partAmounts<V>(type: EventType, payload: Facts<V>): Parted<V> {
  const of = kept[type];
  if (of === undefined) return { open: payload, amounts: {} };
  const take = (names: readonly string[] = []): Facts<V> =>
    Object.fromEntries(Object.entries(payload).filter(([name]) => names.includes(name)));
  const [prices, sums] = [take(of.prices), take(of.sums)];
  const open = Object.entries(payload).filter(([name]) => !(name in prices) && !(name in sums));
  return {
    open: Object.fromEntries(open),
    amounts: {
      ...(Object.keys(prices).length === 0 ? {} : { prices }),
      ...(Object.keys(sums).length === 0 ? {} : { sums }),
    },
  };
}

/** Who reads a free text of an act; `ALL` but for the words about somebody's money. */
export function circleOf(type: EventType, field: string): Circle | "ALL" {
  const texts: Facts<Circle> = kept[type]?.texts ?? {};
  return texts[field] ?? "ALL";
}

/** The agency whose money an act speaks of: it is named, or it is that of the milestone. */
export function concernedBy(payload: Facts<unknown>): {
  readonly partyId: string | null;
  readonly milestoneId: string | null;
} {
  const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
  return { partyId: text(payload.agencyPartyId) ?? text(payload.partyId), milestoneId: text(payload.milestoneId) };
}
