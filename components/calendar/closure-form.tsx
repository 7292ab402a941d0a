"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ClosedAct } from "@/components/act/act-button";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { DateInput, TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import type { AbilityView, Action } from "@/lib/features/act/view";
import { DeclareClosureInput } from "@/lib/features/calendar/schema";

type Props = {
  readonly action: Action;
  readonly ability: AbilityView;
  readonly project: string;
  readonly today: string;
};

/** Days on which one's own party will be closed, declared in advance. */
export function ClosureForm({ action, ability, project, today }: Props): ReactNode {
  const t = useTranslations("calendar");
  const say = useToast();
  const empty = { name: "", firstOn: "", lastOn: "" };
  const { form, acting, submit, errorOf } = useActForm<DeclareClosureInput>(DeclareClosureInput, action, {
    defaults: empty,
    project,
    onDone: () => {
      form.reset(empty);
      say({ text: t("declared"), act: true });
    },
  });
  if (!ability.allowed)
    return (
      <div className="mt-5">
        <ClosedAct refusal={ability.refusal}>{t("declare")}</ClosedAct>
      </div>
    );
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="mt-6 flex flex-col gap-5">
      <Field label={t("name")} hint={t("nameHint")} error={errorOf("name")}>
        <TextInput {...form.register("name")} autoComplete="off" />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("firstOn")} error={errorOf("firstOn")}>
          <DateInput {...form.register("firstOn")} min={today} />
        </Field>
        <Field label={t("lastOn")} error={errorOf("lastOn")}>
          <DateInput {...form.register("lastOn")} min={today} />
        </Field>
      </div>
      <p className="t-12 text-text-3">{t("declareHint")}</p>
      <div className="flex flex-col gap-3 md:items-start">
        <Button type="submit" busy={acting.pending}>
          {t("declare")}
        </Button>
        <ActProblem acting={acting} />
      </div>
    </form>
  );
}
