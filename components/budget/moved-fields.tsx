"use client";

import { type ReactNode, useState } from "react";
import { PriceField } from "@/components/project/price-field";
import { Field } from "@/components/ui/field";
import { DateInput, unitOf } from "@/components/ui/text-input";
import type { BudgetPlace, InvoiceView } from "@/lib/features/budget/view";
import type { Instant } from "@/lib/kernel/instant";

/** Money that moved, as it is being written: how much, taxes included, and on which day. */
type Moved = {
  readonly said: { readonly paidOn: string; readonly cents: number };
  readonly cents: number | null;
  readonly today: string;
  readonly setCents: (cents: number | null) => void;
  readonly setPaidOn: (day: string) => void;
};

/** The day in a zone, as the device's field wants it. */
export function dayIn(timeZone: string, now: Instant): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(new Date(now));
}

/** Keeps what is written of money that moved: today, and what is expected, until something else is. */
export function useMoved(project: BudgetPlace, now: Instant, expected: number | null): Moved {
  const today = dayIn(project.timeZone, now);
  const [cents, setCents] = useState(expected);
  const [paidOn, setPaidOn] = useState(today);
  return { said: { paidOn, cents: cents ?? 0 }, cents, today, setCents, setPaidOn };
}

type Props = {
  readonly project: BudgetPlace;
  readonly view: InvoiceView;
  readonly moved: Moved;
  readonly words: { readonly amount: string; readonly hint: string; readonly day: string };
  readonly errors: Readonly<Record<string, string>>;
};

/** The amount and the day of a payment or of a refund: not before the invoice, not after today. */
export function MovedFields({ project, view, moved, words, errors }: Props): ReactNode {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <PriceField
        label={words.amount}
        hint={words.hint}
        unit={unitOf(project.currency)}
        cents={moved.cents}
        onChange={moved.setCents}
        error={errors.cents}
      />
      <Field label={words.day} error={errors.paidOn}>
        <DateInput
          value={moved.said.paidOn}
          min={view.issuedOn}
          max={moved.today}
          onChange={(event) => moved.setPaidOn(event.currentTarget.value)}
        />
      </Field>
    </div>
  );
}
