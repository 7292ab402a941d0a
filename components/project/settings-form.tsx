"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ClosedAct } from "@/components/act/act-button";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import type { AbilityView, Action } from "@/lib/features/act/view";
import { RenameProjectInput } from "@/lib/features/project/schema";

type Props = {
  readonly action: Action;
  readonly project: string;
  readonly words: RenameProjectInput;
  readonly ability: AbilityView;
};

/** The name and the purpose of a project. */
export function SettingsForm({ action, project, words, ability }: Props): ReactNode {
  const t = useTranslations("setup");
  const say = useToast();
  const { form, acting, submit, errorOf } = useActForm<RenameProjectInput>(RenameProjectInput, action, {
    defaults: words,
    project,
    onDone: () => say({ text: t("renamed"), act: true }),
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-5">
      <Field label={t("name")} error={errorOf("name")}>
        <TextInput {...form.register("name")} readOnly={!ability.allowed} autoComplete="off" />
      </Field>
      <Field label={t("objective")} hint={t("objectiveHint")} optional error={errorOf("objective")}>
        <Textarea {...form.register("objective")} readOnly={!ability.allowed} rows={4} />
      </Field>
      <div className="flex flex-col gap-3 md:items-start">
        {ability.allowed ? (
          <Button type="submit" variant="main" busy={acting.pending}>
            {t("rename")}
          </Button>
        ) : (
          <ClosedAct refusal={ability.refusal}>{t("rename")}</ClosedAct>
        )}
        <ActProblem acting={acting} />
      </div>
    </form>
  );
}
