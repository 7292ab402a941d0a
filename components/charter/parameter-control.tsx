"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { PeriodControl } from "@/components/charter/period-control";
import { Select } from "@/components/ui/select";
import { FigureInput, TextInput } from "@/components/ui/text-input";
import type { CharterParameters, ParameterKey, ParameterSpec } from "@/lib/domain/parameter";

type Props = {
  readonly value: CharterParameters[ParameterKey];
  readonly spec: ParameterSpec;
  readonly label: string;
  readonly currency: string;
  readonly onChange: (value: CharterParameters[ParameterKey]) => void;
};

/** The control of a parameter by its kind: a choice, a figure with its unit, a period, a list of days. */
export function ParameterControl({ value, onChange, spec, label, currency }: Props): ReactNode {
  const t = useTranslations();
  if (typeof value === "string" && spec.kind === "CHOICE") {
    return (
      <Select value={value} onChange={(event) => onChange(readOption(event.currentTarget.value))}>
        {spec.options.map((option) => (
          <option key={option} value={option}>
            {t(`parameterOptions.${option}`)}
          </option>
        ))}
      </Select>
    );
  }
  if (typeof value === "number" && spec.kind === "NUMBER") {
    const scale = spec.unit === "PER_VALUE" ? 1 : 100;
    const unit = spec.unit === "BASIS_POINTS" ? "%" : spec.unit === "CENTS" ? currency : "";
    return (
      <NumberControl value={value / scale} unit={unit} onChange={(figure) => onChange(Math.round(figure * scale))} />
    );
  }
  if (typeof value === "object" && "unit" in value && spec.kind === "PERIOD")
    return <PeriodControl value={value} units={spec.units} label={label} onChange={onChange} />;
  if (Array.isArray(value)) return <DaysControl days={value} onChange={onChange} />;
  return null;
}

type Option = CharterParameters["silenceEffect" | "scopeMode" | "suspensionEnd"];

function readOption(text: string): Option {
  const known = [
    ...(["NONE", "TACIT_ACCEPTANCE", "DEEMED_CONFORMING_FOR_PAYMENT"] as const),
    ...(["FIXED", "VARIABLE", "RESUME", "RESTART"] as const),
  ];
  return known.find((option) => option === text) ?? "NONE";
}

function NumberControl({
  value,
  unit,
  onChange,
}: {
  readonly value: number;
  readonly unit: string;
  readonly onChange: (value: number) => void;
}): ReactNode {
  const shown = Number.isNaN(value) ? "" : value;
  return (
    <span className="block w-44">
      <FigureInput
        type="number"
        step="any"
        unit={unit}
        value={shown}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </span>
  );
}

function DaysControl({
  days,
  onChange,
}: {
  readonly days: readonly number[];
  readonly onChange: (days: number[]) => void;
}): ReactNode {
  const [typed, setTyped] = useState(days.join(", "));
  const change = (text: string): void => {
    setTyped(text);
    onChange(
      text
        .split(/[\s,;]+/)
        .filter((part) => part !== "")
        .map(Number),
    );
  };
  return (
    <TextInput
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      inputMode="text"
      className="figures max-w-72"
    />
  );
}
