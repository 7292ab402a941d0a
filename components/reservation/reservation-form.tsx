"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { CriterionSelect } from "@/components/reservation/criterion-select";
import { Button, ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { DateInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { Severity } from "@/lib/domain/reservation";
import type { Action } from "@/lib/features/act/view";
import { ReservationFormInput } from "@/lib/features/reservation/schema";
import type { ReservationFormStart } from "@/lib/features/reservation/view";

type Props = { readonly start: ReservationFormStart; readonly action: Action };

/** What is wrong, how to see it, on which criterion it bears, how much it hurts, by when it is mended; new, or worded anew. */
export function ReservationForm({ start, action }: Props): ReactNode {
  const t = useTranslations();
  const router = useRouter();
  const { project, milestone, revised } = start;
  const root = `/projects/${project.code}`;
  const one = revised?.code ?? "";
  const { form, acting, submit, errorOf } = useActForm(ReservationFormInput, action, {
    project: project.code,
    subject: revised === null ? { kind: "milestone", code: milestone } : { kind: "reservation", code: one },
    defaults: {
      milestone,
      reservation: one,
      ...(revised?.words ?? {
        severity: "MAJOR",
        statement: "",
        steps: "",
        link: { kind: "criterion", id: start.criteria[0]?.id ?? "" },
        dueOn: "",
      }),
      reason: "",
    },
    onDone: ({ result }) => router.push(`${root}/reservations/${result.reservation ?? one}`),
  });
  return (
    <form onSubmit={submit} noValidate className="flex max-w-measure flex-col gap-6">
      <Field label={t("reservations.criterion")} error={errorOf("link.id")}>
        <CriterionSelect
          start={start}
          {...form.register("link.id", {
            onChange: ({ target }) => {
              const whole = revised?.words.link.kind === "requirement" && revised.words.link.id === target.value;
              form.setValue("link.kind", whole ? "requirement" : "criterion");
            },
          })}
        />
      </Field>
      <Field
        label={t("reservations.severity")}
        error={errorOf("severity")}
        hint={t("reservations.severityHint")}
        className="md:max-w-96"
      >
        <Select {...form.register("severity")}>
          {Severity.options.map((severity) => (
            <option key={severity} value={severity}>
              {t(`severity.${severity}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("reservations.statement")} error={errorOf("statement")}>
        <Textarea record rows={3} maxLength={5_000} {...form.register("statement")} />
      </Field>
      <Field label={t("reservations.steps")} error={errorOf("steps")} hint={t("reservations.stepsHint")}>
        <Textarea rows={3} maxLength={5_000} {...form.register("steps")} />
      </Field>
      <Field label={t("reservations.dueOn")} error={errorOf("dueOn")} hint={t("reservations.dueHint")} optional>
        <DateInput className="max-w-60" {...form.register("dueOn")} />
      </Field>
      {revised === null ? null : (
        <Field label={t("reservations.revisionReason")} error={errorOf("reason")} optional>
          <Textarea rows={2} maxLength={10_000} {...form.register("reason")} />
        </Field>
      )}
      <ActProblem acting={acting} />
      <ButtonRow>
        <Button type="submit" variant="main" busy={acting.pending}>
          {t(revised === null ? "reservations.raise" : "reservations.saveRevision")}
        </Button>
        <ButtonLink
          variant="quiet"
          href={revised === null ? `${root}/milestones/${milestone}` : `${root}/reservations/${one}`}
        >
          {t("milestones.leave")}
        </ButtonLink>
      </ButtonRow>
    </form>
  );
}
