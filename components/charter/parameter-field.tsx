"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { FigureInput, TextInput } from "@/components/ui/text-input";
import { type CharterParameters, type ParameterKey, type ParameterSpec, parameterSpec } from "@/lib/domain/parameter";
import { tellParameter } from "@/lib/features/charter/view";

type Value = CharterParameters[ParameterKey];

type Props = {
  readonly name: ParameterKey;
  readonly value: Value;
  readonly standard: Value;
  readonly currency: string;
  readonly error: string | undefined;
  readonly onChange: (value: Value) => void;
};

/** One parameter of the charter: its control, its article, and what the model says when it differs. */
export function ParameterField(props: Props): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const { name, value, standard, currency, error } = props;
  const spec = parameterSpec(name);
  const telling = { say: t, locale, currency };
  const model = tellParameter(telling, name, standard);
  const deviates = String(JSON.stringify(value)) !== JSON.stringify(standard);
  const label = t(`parameters.${name}`);
  const hint = (
    <>
      {t("charter.standard")} : {model}
      {deviates ? <strong className="ml-1.5 font-semibold text-ink">{t("charter.deviates")}</strong> : null}
    </>
  );
  if (spec.kind === "TOGGLE")
    return (
      <Checkbox
        label={label}
        detail={hint}
        checked={value === true}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
    );
  const code = <span className="t-12 font-medium text-text-3">{spec.article}</span>;
  return (
    <Field label={label} aside={code} hint={hint} error={error}>
      <Control {...props} spec={spec} label={label} />
    </Field>
  );
}

function Control({
  value,
  onChange,
  spec,
  label,
  currency,
}: Props & { readonly spec: ParameterSpec; readonly label: string }): ReactNode {
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

function readOption(text: string): CharterParameters["silenceEffect"] | CharterParameters["scopeMode"] {
  const known = ["NONE", "TACIT_ACCEPTANCE", "DEEMED_CONFORMING_FOR_PAYMENT", "FIXED", "VARIABLE"] as const;
  return known.find((option) => option === text) ?? "NONE";
}

type Period = CharterParameters["acceptancePeriod"];

function PeriodControl({
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
