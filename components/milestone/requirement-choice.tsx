"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { TextInput } from "@/components/ui/text-input";

export type RequirementOption = { readonly id: string; readonly code: string; readonly title: string };
type Props = {
  readonly options: readonly RequirementOption[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
};

/** The needs that a milestone covers: found by word, taken one by one or all at once. */
export function RequirementChoice({ options, chosen, onChange }: Props): ReactNode {
  const t = useTranslations("milestones.form");
  const [query, setQuery] = useState("");
  const wanted = query.trim().toLowerCase();
  const shown =
    wanted === "" ? options : options.filter((one) => `${one.code} ${one.title}`.toLowerCase().includes(wanted));
  const toggle = (id: string, on: boolean): void => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <section className="flex flex-col gap-3">
      <SectionHead
        title={t("requirements")}
        remark={t("chosen", { count: chosen.length })}
        end={
          <span className="flex gap-2">
            <Button size="sm" onClick={() => onChange([...new Set([...chosen, ...shown.map((one) => one.id)])])}>
              {t("takeAll")}
            </Button>
            <Button size="sm" variant="quiet" onClick={() => onChange([])}>
              {t("takeNone")}
            </Button>
          </span>
        }
      />
      {options.length === 0 ? (
        <p className="t-13 text-text-2">{t("noRequirement")}</p>
      ) : (
        <Field label={t("find")} className="max-w-80">
          <TextInput type="search" value={query} onChange={(event) => setQuery(event.currentTarget.value)} />
        </Field>
      )}
      <div className="flex max-h-72 flex-col overflow-y-auto">
        {shown.map((one) => (
          <Checkbox
            key={one.id}
            checked={chosen.includes(one.id)}
            onChange={(event) => toggle(one.id, event.currentTarget.checked)}
            label={
              <>
                <span className="code-word text-text-2">{one.code}</span> {one.title}
              </>
            }
          />
        ))}
      </div>
    </section>
  );
}
