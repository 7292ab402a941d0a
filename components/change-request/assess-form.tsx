"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { CodeChoice } from "@/components/change-request/code-choice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { FigureInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { assessedInWords, type ImpactAssessment } from "@/lib/domain/change-assessment";
import type { Action } from "@/lib/features/act/view";
import { AssessChangeInput } from "@/lib/features/change-request/schema-life";
import type { ChangeRequestView } from "@/lib/features/change-request/view";

type Props = {
  readonly view: ChangeRequestView;
  readonly action: Action;
  readonly before: ImpactAssessment | null;
};

const blank: ImpactAssessment = {
  days: 0,
  milestones: [],
  modified: [],
  removed: [],
  added: "",
  quality: "",
  security: "",
  risks: "",
  rights: "",
  training: "",
  otherAgencies: "",
  reopened: [],
  alternatives: "",
  doNothing: "",
  confidence: "MEDIUM",
};
const lists = ["milestones", "modified", "removed", "reopened"] as const;

/** What a request takes: every field of domain.md 3.2 but the price, "none" included. */
export function AssessForm({ view, action, before }: Props): ReactNode {
  const t = useTranslations("changes.assess");
  const { form, acting, submit, errorOf } = useActForm(AssessChangeInput, action, {
    project: view.project.code,
    subject: { kind: "change-request", code: view.code },
    defaults: { changeRequest: view.code, ...blank, ...before },
  });
  const { milestones, requirements } = view.choices;
  const options = {
    milestones,
    reopened: milestones.filter(({ signed }) => signed),
    modified: requirements,
    removed: requirements,
  };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-measure flex-col gap-6">
      <Field label={t("days")} hint={t("daysHint")} error={errorOf("days")}>
        <FigureInput unit={t("daysUnit")} inputMode="numeric" {...form.register("days", { valueAsNumber: true })} />
      </Field>
      <Field label={t("added")} hint={t("addedHint")} error={errorOf("added")}>
        <Textarea rows={3} {...form.register("added")} />
      </Field>
      {lists.map((name) => (
        <Field key={name} label={t(name)} hint={t(`${name}Hint`)} optional>
          <CodeChoice
            options={options[name]}
            chosen={form.watch(name)}
            onChange={(codes) => form.setValue(name, codes, { shouldDirty: true })}
          />
        </Field>
      ))}
      {assessedInWords.map((name) => (
        <Field key={name} label={t(name)} hint={t(`${name}Hint`)} error={errorOf(name)}>
          <Textarea rows={2} {...form.register(name)} />
        </Field>
      ))}
      <Field label={t("confidence")} error={errorOf("confidence")}>
        <Select {...form.register("confidence")}>
          {(["HIGH", "MEDIUM", "LOW"] as const).map((level) => (
            <option key={level} value={level}>
              {t(`confidences.${level}`)}
            </option>
          ))}
        </Select>
      </Field>
      <ActProblem acting={acting} />
      <div>
        <Button type="submit" variant={before === null ? "main" : "plain"} busy={acting.pending}>
          {t(before === null ? "act" : "again")}
        </Button>
      </div>
    </form>
  );
}
