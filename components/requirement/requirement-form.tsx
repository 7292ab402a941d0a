"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { CriteriaFields } from "@/components/requirement/criteria-fields";
import { MarkdownField } from "@/components/requirement/markdown-field";
import type { FindSimilar } from "@/components/requirement/similar-list";
import { StatementField } from "@/components/requirement/statement-field";
import { Button, ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { Language } from "@/lib/domain/quality-hint";
import { Priority, RequirementKind, VerificationMethod } from "@/lib/domain/requirement-content";
import type { Action } from "@/lib/features/act/view";
import { RequirementFormInput } from "@/lib/features/requirement/schema";

type Props = {
  readonly project: string;
  readonly action: Action;
  readonly defaults: RequirementFormInput;
  readonly chapters: readonly string[];
  /** A text that stands already: the reason for the new one is asked. */
  readonly revising: boolean;
  /** The language of the contract. */
  readonly language: Language;
  readonly findSimilar: FindSimilar;
};

/** Writes a requirement, or a new text for one. */
export function RequirementForm({
  project,
  action,
  defaults,
  chapters,
  revising,
  language,
  findSimilar,
}: Props): ReactNode {
  const t = useTranslations();
  const router = useRouter();
  const back = `/projects/${project}/requirements${revising ? `/${defaults.code}` : ""}`;
  const { form, acting, submit, errorOf } = useActForm(RequirementFormInput, action, {
    project,
    subject: { kind: "requirement", ...(revising ? { code: defaults.code } : {}) },
    defaults,
    onDone: ({ result }) => router.push(`/projects/${project}/requirements/${result.code ?? ""}`),
  });
  const { register } = form;
  const orNull = { setValueAs: (value: string | null) => (value === "" ? null : value) };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-measure flex-col gap-6">
      <StatementField
        {...{ project, form, language, findSimilar }}
        error={errorOf("statement")}
        code={revising ? defaults.code : null}
      />
      <Field
        label={t("requirements.form.title")}
        hint={t("requirements.form.titleHint")}
        error={errorOf("title")}
        optional
      >
        <TextInput {...register("title")} maxLength={200} />
      </Field>
      <div className="grid gap-6 md:grid-cols-2">
        <Field label={t("requirements.form.kind")} error={errorOf("kind")}>
          <Select {...register("kind")}>
            {RequirementKind.options.map((kind) => (
              <option key={kind} value={kind}>
                {t(`requirementKind.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={t("requirements.form.priority")}
          error={errorOf("priority")}
          hint={t("requirements.form.beforeProposal")}
        >
          <Select {...register("priority", orNull)}>
            <option value="">{t("requirements.form.notYet")}</option>
            {Priority.options.map((priority) => (
              <option key={priority} value={priority}>
                {t(`priority.${priority}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("requirements.form.source")} error={errorOf("source")} hint={t("requirements.form.sourceHint")}>
          <TextInput {...register("source")} />
        </Field>
        <Field label={t("requirements.form.chapter")} error={errorOf("chapter")} optional>
          <TextInput {...register("chapter")} list="chapters" />
        </Field>
        <datalist id="chapters">
          {chapters.map((chapter) => (
            <option key={chapter} value={chapter} />
          ))}
        </datalist>
        <Field
          label={t("requirements.form.verificationMethod")}
          error={errorOf("verificationMethod")}
          hint={t("requirements.form.beforeAgreement")}
        >
          <Select {...register("verificationMethod", orNull)}>
            <option value="">{t("requirements.form.notYet")}</option>
            {VerificationMethod.options.map((method) => (
              <option key={method} value={method}>
                {t(`verificationMethod.${method}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <MarkdownField
        label={t("requirements.form.rationale")}
        error={errorOf("rationale")}
        optional
        value={form.watch("rationale")}
        control={{ ...register("rationale"), rows: 3 }}
      />
      <CriteriaFields form={form} errorOf={errorOf} />
      {revising ? (
        <Field
          label={t("requirements.form.reason")}
          hint={t("requirements.form.reasonHint")}
          error={errorOf("reason")}
          optional
        >
          <Textarea {...register("reason")} rows={2} />
        </Field>
      ) : null}
      <ActProblem acting={acting} />
      <ButtonRow>
        <Button type="submit" variant="main" busy={acting.pending}>
          {t(revising ? "requirements.form.save" : "requirements.form.create")}
        </Button>
        <ButtonLink href={back} variant="quiet">
          {t("requirements.cancel")}
        </ButtonLink>
      </ButtonRow>
    </form>
  );
}
