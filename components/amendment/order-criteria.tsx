"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { TextInput } from "@/components/ui/text-input";
import type { RequirementChangeInput } from "@/lib/features/amendment/schema";

/** The text of a requirement, as a form writes it. */
export type Text = Extract<RequirementChangeInput, { kind: "MODIFY" }>["content"];
type Criterion = Text["criteria"][number];
type Props = { readonly content: Text; readonly onChange: (content: Text) => void };

const blank: Criterion = {
  ...{ reference: "", measure: "", target: "", method: "TEST", given: "", when: "", outcome: "", flexibility: "F0" },
};

/** One criterion a line: what is measured or seen, and the level expected. A scenario keeps its given and its when. */
export function OrderCriteria({ content, onChange }: Props): ReactNode {
  const t = useTranslations("amendments.fields");
  const { criteria } = content;
  const [keys, setKeys] = useState(() => criteria.map((_, index) => index));
  const write = (index: number, change: Partial<Criterion>): void =>
    onChange({ ...content, criteria: criteria.map((one, at) => (at === index ? { ...one, ...change } : one)) });
  return (
    <fieldset>
      <legend className="t-13 font-medium">{t("criteria")}</legend>
      <ul>
        {criteria.map((criterion, index) => {
          const scenario = criterion.measure === "" && criterion.outcome !== "";
          const words = scenario ? criterion.outcome : criterion.measure;
          return (
            <li key={keys[index]} className="mt-3 flex items-end gap-3 max-md:flex-wrap">
              <div className="min-w-0 flex-2 max-md:w-full max-md:flex-none">
                <Field label={t("measure", { number: index + 1 })}>
                  <TextInput
                    value={words}
                    onChange={(event) =>
                      write(
                        index,
                        scenario ? { outcome: event.currentTarget.value } : { measure: event.currentTarget.value },
                      )
                    }
                  />
                </Field>
              </div>
              <div className="min-w-0 flex-1">
                <Field label={t("target", { number: index + 1 })}>
                  <TextInput
                    value={criterion.target}
                    onChange={(event) => write(index, { target: event.currentTarget.value })}
                  />
                </Field>
              </div>
              <IconButton
                label={t("removeCriterion", { number: index + 1 })}
                onClick={() => {
                  setKeys(keys.filter((_, at) => at !== index));
                  onChange({ ...content, criteria: criteria.filter((_, at) => at !== index) });
                }}
              >
                <X aria-hidden size={16} strokeWidth={1.6} />
              </IconButton>
            </li>
          );
        })}
      </ul>
      <Button
        className="mt-3"
        size="sm"
        icon={<Plus aria-hidden size={14} strokeWidth={1.6} />}
        onClick={() => {
          setKeys([...keys, (keys.at(-1) ?? 0) + 1]);
          onChange({ ...content, criteria: [...criteria, blank] });
        }}
      >
        {t("addCriterion")}
      </Button>
    </fieldset>
  );
}
