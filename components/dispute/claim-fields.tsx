"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CentsField } from "@/components/change-request/price-fields";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

/** What is asked, and what it amounts to in cents before tax. */
export type Claim = { readonly key: number; readonly text: string; readonly cents: number };

type Props = {
  readonly currency: string;
  readonly claims: readonly Claim[];
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (claims: readonly Claim[]) => void;
};

/** Claims, each with its amount. */
export function ClaimFields({ currency, claims, errors, onChange }: Props): ReactNode {
  const t = useTranslations("disputes");
  const write = (index: number, change: Partial<Claim>): void =>
    onChange(claims.map((one, at) => (at === index ? { ...one, ...change } : one)));
  return (
    <fieldset className="flex flex-col gap-5">
      <legend className="t-14 mb-2 font-semibold">{t("claims")}</legend>
      {claims.map((claim, index) => (
        <div key={claim.key} className="flex flex-col gap-4 border-line border-l-2 pl-4">
          <Field label={t("claimWhat")} error={errors[`claims.${index}.text`]}>
            <Textarea
              rows={2}
              value={claim.text}
              onChange={(event) => write(index, { text: event.currentTarget.value })}
            />
          </Field>
          <CentsField
            label={t("claimAmount")}
            currency={currency}
            cents={claim.cents}
            error={errors[`claims.${index}.cents`]}
            onChange={(cents) => write(index, { cents: Number.isFinite(cents) ? cents : 0 })}
          />
          {claims.length < 2 ? null : (
            <div>
              <Button size="sm" variant="quiet" onClick={() => onChange(claims.filter((_, at) => at !== index))}>
                {t("removeClaim")}
              </Button>
            </div>
          )}
        </div>
      ))}
      <div>
        <Button
          size="sm"
          onClick={() =>
            onChange([...claims, { key: 1 + Math.max(0, ...claims.map(({ key }) => key)), text: "", cents: 0 }])
          }
        >
          {t("addClaim")}
        </Button>
      </div>
    </fieldset>
  );
}
