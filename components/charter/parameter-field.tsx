"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ParameterControl } from "@/components/charter/parameter-control";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { type CharterParameters, type ParameterKey, parameterSpec } from "@/lib/domain/parameter";
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
      {t("charter.standardIs", { value: model })}
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
  const code = <span className="t-12 code-word font-medium text-text-3">{spec.article}</span>;
  return (
    <Field label={label} aside={code} hint={hint} error={error}>
      <ParameterControl spec={spec} label={label} value={value} currency={currency} onChange={props.onChange} />
    </Field>
  );
}
