"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { FigureInput, TextInput, unitOf } from "@/components/ui/text-input";
import type { RecurringAmount } from "@/lib/domain/change-price";
import { sourcesOfRate } from "@/lib/domain/tax";

/** What a person types as a figure, in cents; not a number where it is none. */
export function centsOf(text: string): number {
  return Math.round(Number(text.replace(/\s/g, "").replace(",", ".")) * 100);
}

/** Says which texts name a rate, in basis points: from where somebody who types it has it, or that none does. */
export function useTaxSource(): (basisPoints: number) => string {
  const t = useTranslations("changes.quote");
  const between = useLocale() === "fr" ? "\u00a0; " : "; ";
  return (basisPoints) => t("taxSource", { source: sourcesOfRate(basisPoints).join(between) || "NONE" });
}

type AmountProps = {
  readonly label: string;
  readonly hint?: string;
  readonly currency: string;
  readonly cents: number;
  readonly onChange: (cents: number) => void;
  readonly error?: string | undefined;
};

/** An amount before tax, typed as people write it and kept in cents. */
export function CentsField({ label, hint, currency, cents, onChange, error }: AmountProps): ReactNode {
  const locale = useLocale();
  const [text, setText] = useState(cents === 0 ? "" : String(cents / 100).replace(".", locale === "fr" ? "," : "."));
  return (
    <Field label={label} hint={hint} error={error}>
      <FigureInput
        unit={unitOf(currency)}
        value={text}
        placeholder="0"
        onChange={(event) => {
          setText(event.currentTarget.value);
          onChange(centsOf(event.currentTarget.value));
        }}
      />
    </Field>
  );
}

type Props = {
  readonly currency: string;
  readonly amounts: readonly RecurringAmount[];
  readonly onChange: (amounts: RecurringAmount[]) => void;
  readonly errorAt?: (index: number, field: "label" | "cents" | "months") => string | undefined;
};

/** Amounts that come back, each with its words, its period and its whole term (AD-11). */
export function RecurringFields({ currency, amounts, onChange, errorAt = () => undefined }: Props): ReactNode {
  const t = useTranslations("changes.form");
  // Lines have no name of their own: each keeps the one under which it was added.
  const [keys, setKeys] = useState(() => amounts.map((_, index) => index));
  const write = (index: number, change: Partial<RecurringAmount>): void =>
    onChange(amounts.map((one, at) => (at === index ? { ...one, ...change } : one)));
  const lines = keys.flatMap((key, index) => {
    const one = amounts[index];
    return one === undefined ? [] : [{ key, one, index }];
  });
  const remove = (index: number): void => {
    setKeys(keys.filter((_, at) => at !== index));
    onChange(amounts.filter((_, at) => at !== index));
  };
  const add = (): void => {
    setKeys([...keys, Math.max(-1, ...keys) + 1]);
    onChange([...amounts, { label: "", cents: 0, every: "MONTH", months: 12 }]);
  };
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="t-13 mb-1.5 font-medium">{t("recurring")}</legend>
      {lines.map(({ key, one, index }) => (
        <div key={key} className="grid gap-4 border-l-2 border-line-2 pl-4 md:grid-cols-2">
          <Field label={t("recurringLabel")} error={errorAt(index, "label")}>
            <TextInput
              maxLength={120}
              value={one.label}
              onChange={(event) => write(index, { label: event.currentTarget.value })}
            />
          </Field>
          <CentsField
            label={t("recurringAmount")}
            currency={currency}
            cents={one.cents}
            error={errorAt(index, "cents")}
            onChange={(cents) => write(index, { cents: Number.isFinite(cents) ? cents : 0 })}
          />
          <Field label={t("every")}>
            <Select
              value={one.every}
              onChange={(event) => write(index, { every: event.currentTarget.value === "YEAR" ? "YEAR" : "MONTH" })}
            >
              <option value="MONTH">{t("MONTH")}</option>
              <option value="YEAR">{t("YEAR")}</option>
            </Select>
          </Field>
          <Field label={t("months")} error={errorAt(index, "months")}>
            <FigureInput
              unit={t("monthsUnit")}
              value={one.months === 0 ? "" : String(one.months)}
              onChange={(event) => write(index, { months: Number(event.currentTarget.value) || 0 })}
            />
          </Field>
          <div>
            <Button variant="quiet" onClick={() => remove(index)}>
              {t("removeRecurring")}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button onClick={add}>{t("addRecurring")}</Button>
      </div>
    </fieldset>
  );
}
