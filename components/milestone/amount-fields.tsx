"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { FigureInput, unitOf } from "@/components/ui/text-input";
import type { MilestoneFormInput } from "@/lib/features/milestone/schema";
import { shareOf } from "@/lib/kernel/money";

type Props = {
  readonly form: UseFormReturn<MilestoneFormInput, unknown, MilestoneFormInput>;
  readonly errorOf: (path: "paymentShare" | "amountCents") => string | undefined;
  readonly initialPriceCents: number | null;
  readonly currency: string;
};

const figure = (text: string): number => Number(text.replace(/\s/g, "").replace(",", "."));

/** The share of the price and the amount that it makes; the amount may be corrected. Kept in basis points and cents. */
export function AmountFields({ form, errorOf, initialPriceCents, currency }: Props): ReactNode {
  const t = useTranslations("milestones.form");
  const [share, setShare] = useState(String(form.getValues("paymentShare") / 100));
  const [amount, setAmount] = useState(String(form.getValues("amountCents") / 100));
  const write = (cents: number): void =>
    form.setValue("amountCents", Number.isFinite(cents) ? Math.round(cents) : 0, { shouldDirty: true });
  const changeShare = (text: string): void => {
    setShare(text);
    const points = Math.round(figure(text) * 100);
    if (!Number.isFinite(points)) return;
    form.setValue("paymentShare", points, { shouldDirty: true });
    if (initialPriceCents === null || points < 0) return;
    const cents = shareOf(initialPriceCents, points);
    setAmount(String(cents / 100));
    write(cents);
  };
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <Field label={t("share")} error={errorOf("paymentShare")}>
        <FigureInput unit="%" value={share} onChange={(event) => changeShare(event.currentTarget.value)} />
      </Field>
      <Field label={t("amount")} error={errorOf("amountCents")}>
        <FigureInput
          unit={unitOf(currency)}
          value={amount}
          onChange={(event) => {
            setAmount(event.currentTarget.value);
            write(figure(event.currentTarget.value) * 100);
          }}
        />
      </Field>
    </div>
  );
}
