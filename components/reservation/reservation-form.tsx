"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { DateInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { Severity } from "@/lib/domain/reservation";
import type { Action } from "@/lib/features/act/view";
import { RaiseReservationInput } from "@/lib/features/reservation/schema";
import type { ReservationFormStart } from "@/lib/features/reservation/view";

/** What is wrong, how to see it, on which criterion it bears, how much it hurts, by when it is mended. */
export function ReservationForm({
  start,
  action,
}: {
  readonly start: ReservationFormStart;
  readonly action: Action;
}): ReactNode {
  const t = useTranslations();
  const router = useRouter();
  const { code } = start.project;
  const { form, acting, submit, errorOf } = useActForm(RaiseReservationInput, action, {
    project: code,
    subject: { kind: "milestone", code: start.milestone },
    defaults: {
      milestone: start.milestone,
      severity: "MAJOR",
      statement: "",
      steps: "",
      link: { kind: "criterion", id: start.criteria[0]?.id ?? "" },
      dueOn: "",
    },
    onDone: ({ result }) => router.push(`/projects/${code}/reservations/${result.reservation ?? ""}`),
  });
  return (
    <form onSubmit={submit} noValidate className="flex max-w-measure flex-col gap-6">
      <div className="grid gap-6 md:grid-cols-2">
        <Field label={t("reservations.criterion")} error={errorOf("link.id")}>
          <Select {...form.register("link.id")}>
            {start.criteria.map((one) => (
              <option
                key={one.id}
                value={one.id}
              >{`${one.code} · ${one.passed === false ? `${t("milestones.results.failed")} · ` : ""}${one.statement.slice(0, 80)}`}</option>
            ))}
          </Select>
        </Field>
        <Field label={t("reservations.severity")} error={errorOf("severity")} hint={t("reservations.severityHint")}>
          <Select {...form.register("severity")}>
            {Severity.options.map((one) => (
              <option key={one} value={one}>
                {t(`severity.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label={t("reservations.statement")} error={errorOf("statement")}>
        <Textarea record rows={3} maxLength={5_000} {...form.register("statement")} />
      </Field>
      <Field label={t("reservations.steps")} error={errorOf("steps")} hint={t("reservations.stepsHint")}>
        <Textarea rows={3} maxLength={5_000} {...form.register("steps")} />
      </Field>
      <Field
        label={t("reservations.dueOn")}
        error={errorOf("dueOn")}
        hint={t("reservations.dueHint")}
        optional
        className="max-w-60"
      >
        <DateInput {...form.register("dueOn")} />
      </Field>
      <ActProblem acting={acting} />
      <ButtonRow>
        <Button type="submit" variant="main" busy={acting.pending}>
          {t("reservations.raise")}
        </Button>
        <ButtonLink variant="quiet" href={`/projects/${code}/milestones/${start.milestone}`}>
          {t("milestones.leave")}
        </ButtonLink>
      </ButtonRow>
    </form>
  );
}
