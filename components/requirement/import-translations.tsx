"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ChoiceField, choices } from "@/components/requirement/import-choices";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { SheetMapping } from "@/lib/features/requirement/sheet-mapping";
import type { SheetProblem } from "@/lib/features/requirement/sheet-problem";

type Props = {
  readonly field: ChoiceField;
  readonly mapping: SheetMapping;
  readonly problems: readonly SheetProblem[];
  readonly onChange: (mapping: SheetMapping) => void;
};

/** How many unknown values are asked about at once. */
const most = 30;

/** Says what the sheet's own values mean: those we do not know, and those already said. */
export function ImportTranslations({ field, mapping, problems, onChange }: Props): ReactNode {
  const t = useTranslations();
  const source = mapping[field];
  if (source.from !== "column") return null;
  const unknown = problems.flatMap((problem) =>
    problem.field === field && problem.kind === "value-unknown" && problem.value !== null ? [problem.value] : [],
  );
  const values = [...new Set([...source.translations.map(({ value }) => value), ...unknown])].slice(0, most);
  if (values.length === 0) return null;
  const say = (value: string, means: string): void => {
    const others = source.translations.filter((one) => one.value !== value);
    onChange({
      ...mapping,
      [field]: { ...source, translations: means === "" ? others : [...others, { value, means }] },
    });
  };
  return (
    <fieldset className="border-line-2 border-l pl-4">
      <legend className="t-12 text-text-2">{t("requirements.import.translations")}</legend>
      {values.map((value) => (
        <div key={value} className="mt-2 flex flex-col gap-1">
          <Field label={t("requirements.import.means", { value })}>
            <Select
              value={source.translations.find((one) => one.value === value)?.means ?? ""}
              onChange={(event) => say(value, event.currentTarget.value)}
            >
              <option value="">{t("requirements.import.notSaid")}</option>
              {choices[field].values.map((one) => (
                <option key={one} value={one}>
                  {t(`${choices[field].words}.${one}`)}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      ))}
    </fieldset>
  );
}
