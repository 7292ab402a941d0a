"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Field } from "@/components/ui/field";
import { FigureInput } from "@/components/ui/text-input";
import { readCents } from "@/lib/features/project/view";
import { formatNumber } from "@/lib/text/format";

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly unit: string;
  readonly cents: number | null;
  readonly onChange: (cents: number | null) => void;
  readonly optional?: boolean;
  readonly error?: string | undefined;
};

/** An amount before tax, typed as people write it and kept in cents. What is not an amount stays as typed, with its reason. */
export function PriceField({ label, hint, unit, cents, onChange, optional = false, error }: Props): ReactNode {
  const t = useTranslations("setup");
  const locale = useLocale();
  const [typed, setTyped] = useState(() =>
    cents === null ? "" : formatNumber(locale, cents / 100, cents % 100 === 0 ? 0 : 2),
  );
  const invalid = readCents(typed) === undefined;
  const change = (text: string): void => {
    setTyped(text);
    const read = readCents(text);
    // An amount that cannot be read must not become another one: a negative one is refused by the schema.
    onChange(read === undefined ? -1 : read);
  };
  return (
    <Field
      label={label}
      hint={hint}
      optional={optional}
      error={invalid ? t("priceInvalid") : error}
      className="max-w-72"
    >
      <FigureInput unit={unit} value={typed} onChange={(event) => change(event.currentTarget.value)} />
    </Field>
  );
}
