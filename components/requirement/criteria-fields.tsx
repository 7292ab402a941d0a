"use client";

import { Plus, Ruler, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type Path, type UseFormReturn, useFieldArray } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { levelLacksUnit } from "@/lib/domain/quality";
import { Flexibility, VerificationMethod } from "@/lib/domain/requirement-content";
import type { CriterionInput, RequirementFormInput } from "@/lib/features/requirement/schema";

const blank: CriterionInput = {
  reference: "",
  measure: "",
  target: "",
  method: "TEST",
  given: "",
  when: "",
  outcome: "",
  flexibility: "F1",
};

type Form = UseFormReturn<RequirementFormInput, unknown, RequirementFormInput>;
type Props = { readonly form: Form; readonly errorOf: (path: Path<RequirementFormInput>) => string | undefined };

/** The acceptance criteria, one row each: added, removed, measured or told as a scenario. */
export function CriteriaFields({ form, errorOf }: Props): ReactNode {
  const t = useTranslations("requirements.form");
  const norm = useTranslations("quality.flexibility")("norm");
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "criteria" });
  return (
    <fieldset>
      <legend className="t-14 w-full border-line-2 border-b pb-2.5 font-semibold">{t("criteria")}</legend>
      <p className="t-12 mt-2 text-text-3">
        {t("criteriaHint")} {norm}
      </p>
      <ol>
        {fields.map((field, index) => (
          <CriterionRow key={field.id} form={form} index={index} errorOf={errorOf} onRemove={() => remove(index)} />
        ))}
      </ol>
      <Button className="mt-4" icon={<Plus aria-hidden size={16} strokeWidth={1.6} />} onClick={() => append(blank)}>
        {t("addCriterion")}
      </Button>
    </fieldset>
  );
}

/** Levels that are open to discussion: what must be met is seldom one of them. */
const loose: readonly Flexibility[] = ["F2", "F3"];

/** A level that is a bare figure: a remark, never an error. */
function UnitHint({ target }: { readonly target: string }): ReactNode {
  const t = useTranslations("quality.flexibility");
  return (
    <span className="flex gap-2 text-you">
      <Ruler aria-hidden size={14} strokeWidth={1.6} className="mt-px shrink-0" />
      {t("unit", { target: target.trim() })}
    </span>
  );
}

type RowProps = Props & { readonly index: number; readonly onRemove: () => void };

function CriterionRow({ form, index, errorOf, onRemove }: RowProps): ReactNode {
  const t = useTranslations();
  const at = `criteria.${index}` as const;
  const [scenario, setScenario] = useState(form.getValues(`${at}.outcome`) !== "");
  const { register } = form;
  const [target, flexibility, priority] = form.watch([`${at}.target`, `${at}.flexibility`, "priority"]);
  return (
    <li className="border-b py-4">
      <div className="mb-3 flex items-center justify-between">
        <h2 className="t-13 font-semibold">{t("requirements.form.criterion", { number: index + 1 })}</h2>
        <IconButton label={t("requirements.form.removeCriterion", { number: index + 1 })} onClick={onRemove}>
          <X aria-hidden size={16} strokeWidth={1.6} />
        </IconButton>
      </div>
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t("requirements.form.measure")} error={errorOf(`${at}.measure`)} className="md:col-span-2">
          <Textarea {...register(`${at}.measure`)} rows={2} />
        </Field>
        <Field
          label={t("requirements.form.target")}
          error={errorOf(`${at}.target`)}
          optional
          hint={levelLacksUnit(target) ? <UnitHint target={target} /> : undefined}
        >
          <TextInput {...register(`${at}.target`)} />
        </Field>
        <Field label={t("requirements.form.reference")} error={errorOf(`${at}.reference`)} optional>
          <TextInput {...register(`${at}.reference`)} />
        </Field>
        <Field label={t("requirements.form.method")} error={errorOf(`${at}.method`)}>
          <Select {...register(`${at}.method`)}>
            {VerificationMethod.options.map((method) => (
              <option key={method} value={method}>
                {t(`verificationMethod.${method}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={t("requirements.form.flexibility")}
          error={errorOf(`${at}.flexibility`)}
          hint={
            <>
              {t(`quality.flexibility.${flexibility}`)}
              {priority === "MUST" && loose.includes(flexibility) ? ` ${t("quality.flexibility.mustLoose")}` : null}
            </>
          }
        >
          <Select {...register(`${at}.flexibility`)}>
            {Flexibility.options.map((level) => (
              <option key={level} value={level}>
                {t(`flexibility.${level}`)}
              </option>
            ))}
          </Select>
        </Field>
        {scenario ? (
          (["given", "when", "outcome"] as const).map((part) => (
            <Field
              key={part}
              label={t(`requirements.scenario.${part}`)}
              error={errorOf(`${at}.${part}`)}
              className="md:col-span-2"
            >
              <Textarea {...register(`${at}.${part}`)} rows={1} className="min-h-10" />
            </Field>
          ))
        ) : (
          <Button variant="quiet" className="justify-self-start" onClick={() => setScenario(true)}>
            {t("requirements.form.addScenario")}
          </Button>
        )}
      </div>
    </li>
  );
}
