"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { CommitmentFormStart } from "@/lib/features/commitment/view";

type TypedTerms = CommitmentFormStart["terms"];
type Props = {
  readonly start: CommitmentFormStart;
  readonly terms: TypedTerms;
  readonly set: (part: Partial<TypedTerms>) => void;
};

/** What waits for the commitment: milestones, the client input of their definition that it supplies, and whether work stands still. */
export function DependentFields({ start, terms, set }: Props): ReactNode {
  const t = useTranslations("commitments.fields");
  const chosen = new Map(terms.milestones.map((one) => [one.code, one.input]));
  const toggle = (code: string, on: boolean): void =>
    set({
      milestones: on ? [...terms.milestones, { code, input: "" }] : terms.milestones.filter((one) => one.code !== code),
    });
  const supply = (code: string, input: string): void =>
    set({ milestones: terms.milestones.map((one) => (one.code === code ? { code, input } : one)) });
  return (
    <>
      <fieldset>
        <legend className="t-13 mb-1 font-medium">{t("milestones")}</legend>
        {start.milestones.length === 0 ? <p className="t-13 text-text-2">{t("noMilestone")}</p> : null}
        {start.milestones.map(({ code, title, inputs }) => (
          <div key={code}>
            <Checkbox
              label={`${code} ${title}`}
              checked={chosen.has(code)}
              onChange={(event) => toggle(code, event.currentTarget.checked)}
            />
            {chosen.has(code) && inputs.length > 0 ? (
              <Field label={t("input", { milestone: code })} className="my-2 ml-7">
                <Select value={chosen.get(code) ?? ""} onChange={(event) => supply(code, event.currentTarget.value)}>
                  <option value="">{t("anyInput")}</option>
                  {inputs.map((input) => (
                    <option key={input} value={input}>
                      {input}
                    </option>
                  ))}
                </Select>
              </Field>
            ) : null}
          </div>
        ))}
      </fieldset>
      <Checkbox
        label={t("critical")}
        detail={t("criticalHint")}
        checked={terms.critical}
        onChange={(event) => set({ critical: event.currentTarget.checked })}
      />
    </>
  );
}
