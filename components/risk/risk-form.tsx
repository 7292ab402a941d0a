"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { type Look, LookFields } from "@/components/risk/look-fields";
import { Button, ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { RiskCategory, RiskNature } from "@/lib/domain/risk";
import type { Action } from "@/lib/features/act/view";
import type { RiskOwner } from "@/lib/features/risk/view";

type Props = {
  readonly project: string;
  readonly owners: readonly RiskOwner[];
  readonly me: string;
  readonly save: Action;
};

/** Enters a risk: from its cause to its effect, measured. */
export function RiskForm({ project, owners, me, save }: Props): ReactNode {
  const t = useTranslations("risks");
  const router = useRouter();
  const root = `/projects/${project}/risks`;
  const [category, setCategory] = useState<RiskCategory>("GOVERNANCE");
  const [nature, setNature] = useState<RiskNature>("THREAT");
  const [words, setWords] = useState({ cause: "", event: "", effect: "" });
  const [look, setLook] = useState<Look>({
    ...{ probability: 3, cost: 1, time: 1, quality: 1, proximity: "QUARTER", ownerId: me, response: "", actions: "" },
    ...{ residualProbability: "", residualImpact: "", warningSign: "", reviewOn: "" },
  });
  const acting = useAct(save, {
    project,
    subject: { kind: "risk" },
    onDone: ({ result }) => router.push(`${root}/${result.risk ?? ""}`),
  });
  const errors = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  return (
    <form
      className="flex max-w-measure flex-col gap-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void acting.run({ category, nature, ...words, ...look });
      }}
    >
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t("form.category")}>
          <Select value={category} onChange={(event) => setCategory(RiskCategory.parse(event.currentTarget.value))}>
            {RiskCategory.options.map((value) => (
              <option key={value} value={value}>
                {t(`categories.${value}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("form.nature")}>
          <Select
            value={nature}
            onChange={(event) => {
              setNature(RiskNature.parse(event.currentTarget.value));
              setLook({ ...look, response: "" });
            }}
          >
            {RiskNature.options.map((value) => (
              <option key={value} value={value}>
                {t(`natures.${value}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label={t("form.cause")} hint={t("form.causeHint")} error={errors.cause}>
        <Textarea
          rows={2}
          value={words.cause}
          onChange={(event) => setWords({ ...words, cause: event.currentTarget.value })}
        />
      </Field>
      <Field label={t("form.event")} hint={t("form.eventHint")} error={errors.event}>
        <TextInput
          maxLength={200}
          value={words.event}
          onChange={(event) => setWords({ ...words, event: event.currentTarget.value })}
        />
      </Field>
      <Field label={t("form.effect")} hint={t("form.effectHint")} error={errors.effect}>
        <Textarea
          rows={2}
          value={words.effect}
          onChange={(event) => setWords({ ...words, effect: event.currentTarget.value })}
        />
      </Field>
      <LookFields look={look} nature={nature} owners={owners} errors={errors} onChange={setLook} />
      <ActProblem acting={acting} />
      <ButtonRow>
        <Button type="submit" variant="main" busy={acting.pending}>
          {t("form.save")}
        </Button>
        <ButtonLink variant="quiet" href={root}>
          {t("form.leave")}
        </ButtonLink>
      </ButtonRow>
    </form>
  );
}
