"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { findingOf, TestAnswer } from "@/lib/domain/change-finding";
import type { Action } from "@/lib/features/act/view";
import { QualifyChangeInput } from "@/lib/features/change-request/schema-life";
import type { ChangeRequestView } from "@/lib/features/change-request/view";

type Props = { readonly view: ChangeRequestView; readonly action: Action };

/** The AMO answers the test; what follows from the answers is said before it is done. */
export function QualifyForm({ view, action }: Props): ReactNode {
  const t = useTranslations("changes.qualify");
  const { agencies, requirements } = view.choices;
  const [only] = agencies;
  const { form, acting, submit, errorOf } = useActForm(QualifyChangeInput, action, {
    project: view.project.code,
    subject: { kind: "change-request", code: view.code },
    defaults: {
      changeRequest: view.code,
      inBaseline: "NO",
      fails: "NO",
      requirement: "",
      inScope: true,
      duplicateOf: "",
      agencies: agencies.length === 1 && only !== undefined ? [only.id] : [],
      opinion: "",
    },
  });
  const [inBaseline, fails, chosen] = form.watch(["inBaseline", "fails", "agencies"]);
  const answers = (question: "inBaseline" | "fails"): ReactNode => (
    <ChoiceGroup
      name={question}
      legend={t(question)}
      value={question === "inBaseline" ? inBaseline : fails}
      choices={TestAnswer.options.map((value) => ({ value, label: t(`answers.${value}`) }))}
      onChange={(value) => form.setValue(question, TestAnswer.parse(value), { shouldDirty: true })}
    />
  );
  const toggle = (id: string): void => {
    const left = chosen.filter((one) => one !== id);
    form.setValue("agencies", left.length === chosen.length ? [...chosen, id] : left, { shouldDirty: true });
  };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-measure flex-col gap-6">
      {answers("inBaseline")}
      {inBaseline === "YES" ? (
        <>
          <Field label={t("requirement")} hint={t("requirementHint")} error={errorOf("requirement")}>
            <Select {...form.register("requirement")}>
              <option value="">{t("none")}</option>
              {requirements.map(({ code, title }) => (
                <option key={code} value={code}>{`${code} ${title}`}</option>
              ))}
            </Select>
          </Field>
          {answers("fails")}
        </>
      ) : null}
      <p className="t-14 font-medium" aria-live="polite">
        {t(`outcome.${findingOf({ inBaseline: TestAnswer.parse(inBaseline), fails: TestAnswer.parse(fails) })}`)}
      </p>
      <fieldset>
        <legend className="t-13 mb-1.5 font-medium">{t("agencies")}</legend>
        {agencies.map(({ id, name }) => (
          <Checkbox key={id} label={name} checked={chosen.includes(id)} onChange={() => toggle(id)} />
        ))}
      </fieldset>
      <Checkbox label={t("inScope")} detail={t("inScopeHint")} {...form.register("inScope")} />
      <Field label={t("duplicateOf")} optional error={errorOf("duplicateOf")}>
        <TextInput maxLength={10} placeholder="FDE-001" {...form.register("duplicateOf")} />
      </Field>
      <Field label={t("opinion")} error={errorOf("opinion")}>
        <Textarea rows={4} {...form.register("opinion")} />
      </Field>
      <ActProblem acting={acting} />
      <div>
        <Button type="submit" variant="main" busy={acting.pending}>
          {t("act")}
        </Button>
      </div>
    </form>
  );
}
