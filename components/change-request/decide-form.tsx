"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem, RefusalNotice } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { Button } from "@/components/ui/button";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { DateInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { ChangeDecision } from "@/lib/domain/change-decision";
import type { Action, RefusalView } from "@/lib/features/act/view";
import { DecideChangeInput } from "@/lib/features/change-request/schema-life";
import type { ChangeAbilities, ChangeRequestView } from "@/lib/features/change-request/view";

type Props = { readonly view: ChangeRequestView; readonly abilities: ChangeAbilities; readonly action: Action };

const abilityOf = { APPROVE: "record", REJECT: "reject", DEFER: "defer", CONCESSION: "concede" } as const;

/** The decisions that are recorded rather than signed: all are shown, those that are closed with their reason. */
export function DecideForm({ view, abilities, action }: Props): ReactNode {
  const t = useTranslations("changes.decide");
  const [told, setTold] = useState<RefusalView | null>(null);
  const open = ChangeDecision.options.filter((one) => abilities[abilityOf[one]].allowed);
  const { form, acting, submit, errorOf } = useActForm(DecideChangeInput, action, {
    project: view.project.code,
    subject: { kind: "change-request", code: view.code },
    defaults: { changeRequest: view.code, decision: open[0] ?? "REJECT", reason: "", reviewOn: "" },
  });
  const decision = form.watch("decision");
  return (
    <form onSubmit={submit} noValidate className="flex max-w-measure flex-col gap-6">
      <ChoiceGroup
        name="decision"
        legend={t("legend")}
        value={decision}
        choices={ChangeDecision.options.map((value) => {
          const ability = abilities[abilityOf[value]];
          const choice = { value, label: t(`choices.${value}`), detail: t(`details.${value}`) };
          if (ability.allowed) return choice;
          const { refusal } = ability;
          return { ...choice, closed: { reason: refusal.facts[0]?.fact ?? "", onOpen: () => setTold(refusal) } };
        })}
        onChange={(value) => form.setValue("decision", ChangeDecision.parse(value), { shouldDirty: true })}
      />
      {decision === "DEFER" ? (
        <Field label={t("reviewOn")} hint={t("reviewOnHint")} error={errorOf("reviewOn")}>
          <DateInput {...form.register("reviewOn")} />
        </Field>
      ) : null}
      <Field label={t("reason")} error={errorOf("reason")}>
        <Textarea rows={4} {...form.register("reason")} />
      </Field>
      <ActProblem acting={acting} />
      <div>
        <Button type="submit" busy={acting.pending}>
          {t(`acts.${decision}`)}
        </Button>
      </div>
      {told === null ? null : <RefusalNotice refusal={told} open onOpenChange={() => setTold(null)} />}
    </form>
  );
}
