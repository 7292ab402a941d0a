"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ClosedAct } from "@/components/act/act-button";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { ParameterField } from "@/components/charter/parameter-field";
import { PriceField } from "@/components/project/price-field";
import { Button } from "@/components/ui/button";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { SectionHead } from "@/components/ui/section-head";
import { articleGroups } from "@/lib/domain/article";
import { type CharterParameters, parametersOf } from "@/lib/domain/parameter";
import { Preset, presets } from "@/lib/domain/preset";
import type { AbilityView, Action } from "@/lib/features/act/view";

type Props = {
  readonly action: Action;
  readonly project: string;
  readonly currency: string;
  readonly start: {
    readonly preset: Preset;
    readonly parameters: CharterParameters;
    readonly initialPriceCents: number | null;
    readonly priceLocked: boolean;
  };
  readonly ability: AbilityView;
};

/** The parameters of the charter: a model to start from, then each of them with its unit. */
export function ParametersForm({ action, project, currency, start, ability }: Props): ReactNode {
  const t = useTranslations("charter");
  const router = useRouter();
  const [preset, setPreset] = useState(start.preset);
  const [parameters, setParameters] = useState(start.parameters);
  const [price, setPrice] = useState(start.initialPriceCents);
  const acting = useAct(action, {
    project,
    subject: { kind: "charter" },
    onDone: () => router.push(`/projects/${project}/charter`),
  });
  const fields = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const errorAt = (path: string): string | undefined =>
    Object.entries(fields).find(([at]) => at === path || at.startsWith(`${path}.`))?.[1];
  const choose = (value: string): void => {
    const chosen = Preset.options.find((one) => one === value) ?? preset;
    setPreset(chosen);
    setParameters(presets[chosen]);
  };
  return (
    <form
      noValidate
      className="mt-11 flex max-w-180 flex-col gap-11"
      onSubmit={(event) => {
        event.preventDefault();
        void acting.run({ preset, parameters, initialPriceCents: price });
      }}
    >
      <ChoiceGroup
        name="preset"
        legend={t("preset")}
        value={preset}
        onChange={choose}
        choices={Preset.options.map((value) => ({
          value,
          label: <PresetName preset={value} />,
          detail: t(`presetDetail.${value}`),
        }))}
      />
      {start.priceLocked ? null : (
        <PriceField
          label={t("price")}
          hint={t("priceHint")}
          unit={currency}
          cents={price}
          onChange={setPrice}
          error={errorAt("initialPriceCents")}
        />
      )}
      {articleGroups.map((group) => {
        const keys = group.codes.flatMap((code) => parametersOf(code));
        if (keys.length === 0) return null;
        return (
          <section key={group.codes[0]} className="flex flex-col gap-5">
            <SectionHead title={t(`groups.${group.side}_${group.nature}`)} />
            <div className="grid gap-x-10 gap-y-6 md:grid-cols-2">
              {keys.map((key) => (
                <ParameterField
                  // Another model is another start: controls that hold what was typed begin anew.
                  key={`${preset} ${key}`}
                  name={key}
                  value={parameters[key]}
                  standard={presets[preset][key]}
                  currency={currency}
                  error={errorAt(`parameters.${key}`)}
                  onChange={(value) => setParameters((now) => ({ ...now, [key]: value }))}
                />
              ))}
            </div>
          </section>
        );
      })}
      <div className="flex flex-col items-start gap-4 max-md:items-stretch">
        <ActProblem acting={acting} />
        {ability.allowed ? (
          <Button type="submit" variant="main" size="lg" busy={acting.pending}>
            {t("save")}
          </Button>
        ) : (
          <ClosedAct refusal={ability.refusal}>{t("save")}</ClosedAct>
        )}
      </div>
    </form>
  );
}

function PresetName({ preset }: { readonly preset: Preset }): ReactNode {
  return useTranslations("presets")(preset);
}
