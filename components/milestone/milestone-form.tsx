"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Controller } from "react-hook-form";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { AmountFields } from "@/components/milestone/amount-fields";
import { ClientInputRows, CriterionRows, DeliverableRows } from "@/components/milestone/form-rows";
import { RequirementChoice } from "@/components/milestone/requirement-choice";
import { Button, ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { DateInput, TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import { MilestoneFormInput } from "@/lib/features/milestone/schema";
import type { MilestoneFormStart } from "@/lib/features/milestone/view-form";

type Props = { readonly start: MilestoneFormStart; readonly action: Action };

/** Writes what a milestone promises, or another text of it while nobody is bound. */
export function MilestoneForm({ start, action }: Props): ReactNode {
  const { defaults, agencies, requirements, initialPriceCents } = start;
  const { code: project, currency } = start.project;
  const t = useTranslations("milestones.form");
  const router = useRouter();
  const revising = defaults.milestone !== "";
  const { form, acting, submit, errorOf } = useActForm(MilestoneFormInput, action, {
    project,
    subject: { kind: "milestone", ...(revising ? { code: defaults.milestone } : {}) },
    defaults,
    onDone: ({ result }) => router.push(`/projects/${project}/milestones/${result.milestone ?? ""}`),
  });
  const { register, control } = form;
  const orNull = { setValueAs: (value: string | null) => (value === "" ? null : value) };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-measure flex-col gap-7">
      <Field label={t("title")} error={errorOf("title")}>
        <TextInput {...register("title")} maxLength={200} />
      </Field>
      <Field label={t("purpose")} error={errorOf("purpose")} optional>
        <Textarea {...register("purpose")} rows={3} maxLength={5_000} />
      </Field>
      <div className="grid gap-6 md:grid-cols-3">
        <Field
          label={t("agency")}
          error={errorOf("agencyPartyId")}
          hint={agencies.length === 0 ? t("noAgency") : undefined}
        >
          <Select {...register("agencyPartyId")}>
            {agencies.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("startsOn")} error={errorOf("startsOn")}>
          <DateInput {...register("startsOn", orNull)} />
        </Field>
        <Field label={t("dueOn")} error={errorOf("dueOn")}>
          <DateInput {...register("dueOn", orNull)} />
        </Field>
      </div>
      <DeliverableRows form={form} />
      <Controller
        control={control}
        name="requirementIds"
        render={({ field }) => (
          <RequirementChoice options={requirements} chosen={field.value} onChange={field.onChange} />
        )}
      />
      <CriterionRows form={form} />
      <div className="grid gap-6 md:grid-cols-2">
        <Field label={t("period")} hint={t("periodHint")} error={errorOf("verificationPeriod.amount")}>
          <TextInput
            type="number"
            min={1}
            max={365}
            {...register("verificationPeriod.amount", { valueAsNumber: true })}
          />
        </Field>
        <div className="pt-7">
          <Checkbox label={t("twoStage")} detail={t("twoStageDetail")} {...register("twoStage")} />
        </div>
      </div>
      <AmountFields form={form} errorOf={errorOf} initialPriceCents={initialPriceCents} currency={currency} />
      <ClientInputRows form={form} />
      <Checkbox label={t("noClientInput")} {...register("noClientInput")} />
      {revising ? (
        <Field label={t("reason")} optional>
          <Textarea rows={2} {...register("reason")} />
        </Field>
      ) : null}
      <ActProblem acting={acting} />
      <ButtonRow>
        <Button type="submit" variant="main" busy={acting.pending}>
          {t(revising ? "save" : "create")}
        </Button>
        <ButtonLink variant="quiet" href={`/projects/${project}/milestones${revising ? `/${defaults.milestone}` : ""}`}>
          {t("cancel")}
        </ButtonLink>
      </ButtonRow>
    </form>
  );
}
