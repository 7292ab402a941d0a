"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { CharterParameters } from "@/lib/domain/parameter";

type Period = CharterParameters["acceptancePeriod"];

/** A period: its amount, and its unit where the article leaves a choice. */
export function PeriodControl({
  value,
  units,
  label,
  onChange,
}: {
  readonly value: Period;
  readonly units: readonly Period["unit"][];
  readonly label: string;
  readonly onChange: (value: Period) => void;
}): ReactNode {
  const t = useTranslations();
  const shown = t(`periodUnit.${value.unit}`, { amount: Number.isNaN(value.amount) ? 2 : value.amount }).replace(
    /^[\d\s\u00a0]+/,
    "",
  );
  return (
    <div className="flex items-center gap-2.5">
      <span className="block w-22 shrink-0">
        <TextInput
          type="number"
          inputMode="numeric"
          className="figures text-right"
          value={Number.isNaN(value.amount) ? "" : value.amount}
          onChange={(event) => onChange({ ...value, amount: event.currentTarget.valueAsNumber })}
        />
      </span>
      {units.length === 1 ? (
        <span className="t-13 text-text-2">{shown}</span>
      ) : (
        <Select
          aria-label={t("charter.unit", { label })}
          value={value.unit}
          onChange={(event) =>
            onChange({ ...value, unit: units.find((unit) => unit === event.currentTarget.value) ?? value.unit })
          }
        >
          {units.map((unit) => (
            <option key={unit} value={unit}>
              {t(`periodUnit.${unit}`, { amount: 2 }).replace(/^[\d\s\u00a0]+/, "")}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}
