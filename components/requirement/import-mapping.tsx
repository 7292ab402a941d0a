"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { choices, isChoice } from "@/components/requirement/import-choices";
import { ImportTranslations } from "@/components/requirement/import-translations";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { Sheet } from "@/lib/features/requirement/sheet";
import type { SheetMapping } from "@/lib/features/requirement/sheet-mapping";
import type { SheetProblem } from "@/lib/features/requirement/sheet-problem";
import { SheetField } from "@/lib/features/requirement/sheet-values";

type Props = {
  readonly sheet: Sheet;
  readonly mapping: SheetMapping;
  readonly problems: readonly SheetProblem[];
  readonly onChange: (mapping: SheetMapping) => void;
};

const none = "none";
const constant = "constant";

/** What each of our fields takes: a column, one value for all lines, or nothing; what unknown values mean; how criteria are split. */
export function ImportMapping({ sheet, mapping, problems, onChange }: Props): ReactNode {
  const t = useTranslations();
  // A document has our own fields for columns.
  const nameOf = (header: string): string => {
    const field = SheetField.safeParse(header);
    return sheet.format === "md" && field.success ? t(`sheet.fields.${field.data}`) : header;
  };
  return (
    <div className="mt-4 grid gap-x-8 gap-y-5 md:grid-cols-2">
      {fieldsFor(sheet).map((field) => {
        const source = mapping[field];
        const value = source.from === "column" ? `column ${source.column}` : source.from;
        const choose = (chosen: string): void => onChange(withSource(mapping, field, chosen));
        return (
          <div key={field} className="flex flex-col gap-2">
            <Field label={t(`sheet.fields.${field}`)} optional={field !== "statement" && field !== "kind"}>
              <Select value={value} onChange={(event) => choose(event.currentTarget.value)}>
                <option value={none}>{t("requirements.import.none")}</option>
                <option value={constant}>{t("requirements.import.constant")}</option>
                <optgroup label={t("requirements.import.columns")}>
                  {sheet.headers.map((header) => (
                    <option key={header} value={`column ${header}`}>
                      {nameOf(header)}
                    </option>
                  ))}
                </optgroup>
              </Select>
            </Field>
            {source.from === "constant" ? (
              <ConstantField
                field={field}
                value={source.value}
                onChange={(text) => onChange({ ...mapping, [field]: { from: "constant", value: text } })}
              />
            ) : null}
            {field === "criteria" ? <CriteriaSplit mapping={mapping} onChange={onChange} /> : null}
            {isChoice(field) ? (
              <ImportTranslations field={field} mapping={mapping} problems={problems} onChange={onChange} />
            ) : null}
          </div>
        );
      })}
    </div>
  );
}

/** The GUID is asked for where a file has one. */
function fieldsFor(sheet: Sheet): readonly SheetField[] {
  return SheetField.options.filter((field) => field !== "guid" || sheet.format === "reqif");
}

function withSource(mapping: SheetMapping, field: SheetField, chosen: string): SheetMapping {
  if (chosen === none) return { ...mapping, [field]: { from: "none" } };
  if (chosen === constant)
    return { ...mapping, [field]: { from: "constant", value: isChoice(field) ? choices[field].values[0] : "" } };
  const column = chosen.slice("column ".length);
  if (field === "criteria")
    return { ...mapping, criteria: { from: "column", column, split: "lines", numbering: "reference" } };
  return { ...mapping, [field]: { from: "column", column, translations: [], whenEmpty: "" } };
}

type ConstantProps = { readonly field: SheetField; readonly value: string; readonly onChange: (text: string) => void };

function ConstantField({ field, value, onChange }: ConstantProps): ReactNode {
  const t = useTranslations();
  const label = t("requirements.import.constantFor", { field: t(`sheet.fields.${field}`) });
  return (
    <Field label={label} hideLabel>
      {isChoice(field) ? (
        <Select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {choices[field].values.map((one) => (
            <option key={one} value={one}>
              {t(`${choices[field].words}.${one}`)}
            </option>
          ))}
        </Select>
      ) : (
        <TextInput value={value} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
    </Field>
  );
}

function CriteriaSplit({ mapping, onChange }: Pick<Props, "mapping" | "onChange">): ReactNode {
  const t = useTranslations("requirements.import");
  const { criteria } = mapping;
  if (criteria.from !== "column") return null;
  const splits = ["lines", "whole"] as const;
  const numberings = ["reference", "remove", "leave"] as const;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={t("split")}>
        <Select
          value={criteria.split}
          onChange={(event) =>
            onChange({
              ...mapping,
              criteria: { ...criteria, split: splits.find((one) => one === event.currentTarget.value) ?? "lines" },
            })
          }
        >
          {splits.map((one) => (
            <option key={one} value={one}>
              {t(`splits.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {criteria.split === "lines" ? (
        <Field label={t("numbering")}>
          <Select
            value={criteria.numbering}
            onChange={(event) =>
              onChange({
                ...mapping,
                criteria: {
                  ...criteria,
                  numbering: numberings.find((one) => one === event.currentTarget.value) ?? "reference",
                },
              })
            }
          >
            {numberings.map((one) => (
              <option key={one} value={one}>
                {t(`numberings.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
    </div>
  );
}
