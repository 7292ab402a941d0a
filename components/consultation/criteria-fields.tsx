"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { v7 } from "uuid";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { FigureInput, TextInput } from "@/components/ui/text-input";
import type { CriterionKind } from "@/lib/domain/consultation";

/** A criterion as it is being written. */
export type CriterionDraft = {
  /** Tells one line from another while they come and go. */
  readonly key: string;
  readonly kind: CriterionKind;
  readonly name: string;
  readonly detail: string;
  readonly weight: number;
};

/** A line to fill. */
export function newCriterion(weight: number): CriterionDraft {
  return { key: v7(), kind: "JUDGED", name: "", detail: "", weight };
}

type Props = {
  readonly criteria: readonly CriterionDraft[];
  readonly onChange: (criteria: readonly CriterionDraft[]) => void;
  readonly errors: Readonly<Record<string, string>>;
};

/** Criteria and weights, with what they come to: a hundred, or not yet. */
export function CriteriaFields({ criteria, onChange, errors }: Props): ReactNode {
  const t = useTranslations("consultations");
  const sum = criteria.reduce((all, { weight }) => all + weight, 0);
  const write = (index: number, change: Partial<CriterionDraft>): void =>
    onChange(criteria.map((one, at) => (at === index ? { ...one, ...change } : one)));
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="t-13 mb-1.5 font-medium">
        {t("criteria")} <span className="font-normal text-text-3">{t("form.sum", { sum })}</span>
      </legend>
      {criteria.map((one, index) => (
        <div key={one.key} className="grid gap-4 border-line-2 border-l-2 pl-4 md:grid-cols-[2fr_1fr_110px]">
          <Field label={t("criterion")} error={errors[`criteria.${index}.name`]}>
            <TextInput
              value={one.name}
              maxLength={200}
              onChange={(event) => write(index, { name: event.currentTarget.value })}
            />
          </Field>
          <Field label={t("scoring")}>
            <Select
              value={one.kind}
              onChange={(event) => write(index, { kind: event.currentTarget.value === "PRICE" ? "PRICE" : "JUDGED" })}
            >
              <option value="JUDGED">{t("kinds.JUDGED")}</option>
              <option value="PRICE">{t("kinds.PRICE")}</option>
            </Select>
          </Field>
          <Field label={t("weight")} error={errors[`criteria.${index}.weight`]}>
            <FigureInput
              unit="%"
              value={one.weight === 0 ? "" : String(one.weight)}
              onChange={(event) => write(index, { weight: Number(event.currentTarget.value) || 0 })}
            />
          </Field>
          <Field className="md:col-span-2" label={t("form.detail")} optional>
            <TextInput value={one.detail} onChange={(event) => write(index, { detail: event.currentTarget.value })} />
          </Field>
          <div className="self-end">
            <Button variant="quiet" onClick={() => onChange(criteria.filter((_, at) => at !== index))}>
              {t("form.remove")}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...criteria, newCriterion(0)])}>{t("form.add")}</Button>
      </div>
    </fieldset>
  );
}
