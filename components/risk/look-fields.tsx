"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Degree, Degrees } from "@/components/risk/degree-field";
import { OwnerField } from "@/components/risk/owner-field";
import { RiskScore } from "@/components/risk/risk-level";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { DateInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { levelOf, type RiskNature, RiskProximity, RiskResponse, scoreOf } from "@/lib/domain/risk";
import type { ReviewRiskInput } from "@/lib/features/risk/schema";
import type { RiskOwner } from "@/lib/features/risk/view";

export type Look = Omit<ReviewRiskInput, "risk" | "note">;

const impacts = ["cost", "time", "quality"] as const;
const others: Readonly<Record<RiskNature, readonly RiskResponse[]>> = {
  THREAT: ["EXPLOIT", "ENHANCE"],
  OPPORTUNITY: ["AVOID", "REDUCE", "TRANSFER"],
};

type Props = {
  readonly look: Look;
  readonly nature: RiskNature;
  readonly owners: readonly RiskOwner[];
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (look: Look) => void;
};

/** How likely, how hard, what is done, what is left of it, when it is looked at again. The score is told as it is chosen. */
export function LookFields({ look, nature, owners, errors, onChange }: Props): ReactNode {
  const t = useTranslations("risks");
  const score = scoreOf(look);
  const number = (text: string): number | "" => (text === "" ? "" : Number(text));
  return (
    <>
      <div className="grid gap-4 md:grid-cols-4">
        <Degree
          label={t("form.probability")}
          words="probabilities"
          value={look.probability}
          onChange={(probability) => onChange({ ...look, probability })}
        />
        {impacts.map((on) => (
          <Degree
            key={on}
            label={t(`form.${on}`)}
            words="impacts"
            value={look[on]}
            onChange={(value) => onChange({ ...look, [on]: value })}
          />
        ))}
      </div>
      <p className="t-14 -mt-2" aria-live="polite">
        {t("form.scoreIs")} <RiskScore score={score} level={levelOf(score)} />
      </p>
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t("form.proximity")} error={errors.proximity}>
          <Select
            value={look.proximity}
            onChange={(event) => onChange({ ...look, proximity: RiskProximity.parse(event.currentTarget.value) })}
          >
            {RiskProximity.options.map((value) => (
              <option key={value} value={value}>
                {t(`proximities.${value}`)}
              </option>
            ))}
          </Select>
        </Field>
        <OwnerField
          owners={owners}
          value={look.ownerId}
          error={errors.ownerId}
          onChange={(ownerId) => onChange({ ...look, ownerId })}
        />
        <Field label={t("form.response")} error={errors.response}>
          <Select
            value={look.response}
            onChange={(event) => {
              const chosen = RiskResponse.safeParse(event.currentTarget.value);
              onChange({ ...look, response: chosen.success ? chosen.data : "" });
            }}
          >
            <option value="">{t("form.noResponse")}</option>
            {RiskResponse.options
              .filter((value) => !others[nature].includes(value))
              .map((value) => (
                <option key={value} value={value}>
                  {t(`responses.${value}`)}
                </option>
              ))}
          </Select>
        </Field>
        <Field label={t("form.reviewOn")} hint={t("form.reviewOnHint")} error={errors.reviewOn}>
          <DateInput
            value={look.reviewOn}
            onChange={(event) => onChange({ ...look, reviewOn: event.currentTarget.value })}
          />
        </Field>
      </div>
      <Field
        label={t("form.actions")}
        hint={t("form.actionsHint")}
        error={errors.actions}
        optional={look.response === ""}
      >
        <Textarea
          rows={3}
          value={look.actions}
          onChange={(event) => onChange({ ...look, actions: event.currentTarget.value })}
        />
      </Field>
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t("form.residualProbability")} hint={t("form.residualHint")} optional>
          <Select
            value={look.residualProbability}
            onChange={(event) => onChange({ ...look, residualProbability: number(event.currentTarget.value) })}
          >
            <Degrees words="probabilities" blank />
          </Select>
        </Field>
        <Field label={t("form.residualImpact")} optional>
          <Select
            value={look.residualImpact}
            onChange={(event) => onChange({ ...look, residualImpact: number(event.currentTarget.value) })}
          >
            <Degrees words="impacts" blank />
          </Select>
        </Field>
      </div>
      <Field label={t("form.warningSign")} hint={t("form.warningSignHint")} optional>
        <Textarea
          rows={2}
          maxLength={2_000}
          value={look.warningSign}
          onChange={(event) => onChange({ ...look, warningSign: event.currentTarget.value })}
        />
      </Field>
    </>
  );
}
