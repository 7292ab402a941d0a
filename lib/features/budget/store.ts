import type { Tx } from "@/lib/db/client";
import type { Due } from "@/lib/domain/deadline";
import type { RecordPaymentInput } from "@/lib/features/budget/schema";
import type { Instant } from "@/lib/kernel/instant";

/** Saves a ceiling that was signed. */
export async function saveCeiling(
  tx: Tx,
  row: {
    readonly projectId: string;
    readonly id: string;
    readonly version: number;
    readonly ceilingCents: number;
    readonly reason: string;
    readonly documentId: string;
    readonly setBy: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { now, ceilingCents, ...data } = row;
  await tx.budgetCeiling.createMany({ data: [{ ...data, ceilingCents: BigInt(ceilingCents), setAt: new Date(now) }] });
}

/** Saves an invoice or a credit note. */
export async function saveInvoice(
  tx: Tx,
  row: {
    readonly projectId: string;
    readonly id: string;
    readonly code: string;
    readonly kind: "INVOICE" | "CREDIT_NOTE";
    readonly partyId: string;
    readonly number: string;
    readonly creditedId: string | null;
    readonly issuedOn: string;
    readonly dueOn: string | null;
    readonly taxRegime: string;
    readonly netCents: number;
    readonly taxCents: number;
    readonly reason: string;
    readonly file: { readonly id: string; readonly sha256: string } | null;
    readonly recordedBy: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { now, netCents, taxCents, issuedOn, dueOn, file, ...data } = row;
  await tx.invoice.createMany({
    data: [
      {
        ...data,
        fileId: file?.id ?? null,
        fileSha256: file?.sha256 ?? null,
        netCents: BigInt(netCents),
        taxCents: BigInt(taxCents),
        issuedOn: new Date(issuedOn),
        dueOn: dueOn === null ? null : new Date(dueOn),
        recordedAt: new Date(now),
      },
    ],
  });
}

/** Saves a payment; one that was given back counts below zero. */
export async function savePayment(
  tx: Tx,
  row: Omit<RecordPaymentInput, "invoice"> & {
    readonly projectId: string;
    readonly id: string;
    readonly invoiceId: string;
    readonly number: number;
    readonly recordedBy: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { now, cents, paidOn, ...data } = row;
  await tx.payment.createMany({
    data: [{ ...data, cents: BigInt(cents), paidOn: new Date(paidOn), recordedAt: new Date(now) }],
  });
}

/** Saves a penalty that is announced. */
export async function savePenalty(
  tx: Tx,
  row: {
    readonly projectId: string;
    readonly id: string;
    readonly code: string;
    readonly milestoneId: string;
    readonly partyId: string;
    readonly valueCents: number;
    readonly lateDays: number;
    readonly divisor: number;
    readonly computedCents: number;
    readonly reasons: string;
    readonly announcedBy: string;
    readonly ends: Due;
    readonly now: Instant;
  },
): Promise<void> {
  const { now, ends, valueCents, computedCents, ...data } = row;
  await tx.penalty.createMany({
    data: [
      {
        ...data,
        status: "ANNOUNCED",
        valueCents: BigInt(valueCents),
        computedCents: BigInt(computedCents),
        announcedAt: new Date(now),
        endsOn: new Date(ends.on),
        endsBefore: new Date(ends.before),
      },
    ],
  });
}

type Decided = {
  readonly projectId: string;
  readonly id: string;
  readonly words: string;
  readonly memberId: string;
  readonly now: Instant;
};

/** Saves what the agency observes. */
export async function answerPenalty(tx: Tx, { projectId, id, words, memberId, now }: Decided): Promise<void> {
  await tx.penalty.updateMany({
    where: { projectId, id },
    data: { answer: words, answeredBy: memberId, answeredAt: new Date(now) },
  });
}

/** Saves what the client decides: an amount that is applied, or none. */
export async function decidePenalty(
  tx: Tx,
  decided: Decided & {
    readonly applied: { readonly cents: number; readonly days: number; readonly dueCents: number } | null;
  },
): Promise<void> {
  const { projectId, id, words, memberId, now, applied } = decided;
  const { count } = await tx.penalty.updateMany({
    where: { projectId, id, status: "ANNOUNCED" },
    data: {
      status: applied === null ? "DROPPED" : "APPLIED",
      appliedCents: applied === null ? null : BigInt(applied.cents),
      appliedDays: applied?.days ?? null,
      dueCents: applied === null ? null : BigInt(applied.dueCents),
      decision: words,
      decidedBy: memberId,
      decidedAt: new Date(now),
    },
  });
  if (count !== 1) throw new Error("The penalty was no longer announced");
}
