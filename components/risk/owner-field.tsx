"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { RiskOwner } from "@/lib/features/risk/view";

type Props = {
  readonly owners: readonly RiskOwner[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly error?: string | undefined;
};

/** Who holds a risk: a person at work in the project, named with their party. */
export function OwnerField({ owners, value, onChange, error }: Props): ReactNode {
  const t = useTranslations("risks");
  return (
    <Field label={t("form.owner")} hint={t("form.ownerHint")} error={error}>
      <Select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {owners.map((one) => (
          <option key={one.id} value={one.id}>
            {`${one.name} · ${one.party}`}
          </option>
        ))}
      </Select>
    </Field>
  );
}
