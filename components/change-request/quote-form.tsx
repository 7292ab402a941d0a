"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useActForm } from "@/components/act/use-act-form";
import { CentsField, RecurringFields, useTaxSource } from "@/components/change-request/price-fields";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { DateInput, FigureInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { totalCents } from "@/lib/domain/change-price";
import type { Action } from "@/lib/features/act/view";
import { QuoteChangeInput } from "@/lib/features/change-request/schema-life";
import type { ChangeAgencyView, ChangeRequestView } from "@/lib/features/change-request/view";
import { Currency } from "@/lib/kernel/money";
import { formatDay, formatMoney } from "@/lib/text/format";

type Props = {
  readonly view: ChangeRequestView;
  readonly action: Action;
  readonly before: ChangeAgencyView["offered"];
};

/** An agency's offer, with its total over the whole term said as it is typed. */
export function QuoteForm({ view, action, before }: Props): ReactNode {
  const t = useTranslations("changes.quote");
  const locale = useLocale();
  const currency = Currency.parse(view.project.currency);
  const { form, acting, submit, errorOf } = useActForm(QuoteChangeInput, action, {
    project: view.project.code,
    subject: { kind: "change-request", code: view.code },
    defaults: {
      changeRequest: view.code,
      oneOffCents: before?.oneOffCents ?? 0,
      recurring: [...(before?.recurring ?? [])],
      taxBasisPoints: before?.taxBasisPoints ?? 2_000,
      reverseCharge: before?.reverseCharge ?? false,
      days: before?.days ?? view.days,
      validUntil: view.choices.validFrom,
      note: "",
    },
  });
  const [oneOffCents, recurring, reverseCharge, tax] = form.watch([
    "oneOffCents",
    "recurring",
    "reverseCharge",
    "taxBasisPoints",
  ]);
  const cents = totalCents({ oneOffCents, recurring });
  const total = Number.isSafeInteger(cents) ? formatMoney(locale, { cents, currency }) : "";
  const taxSource = useTaxSource();
  return (
    <form onSubmit={submit} noValidate className="flex max-w-measure flex-col gap-6">
      <CentsField
        label={t("oneOff")}
        hint={t("oneOffHint")}
        currency={currency}
        cents={oneOffCents}
        error={errorOf("oneOffCents")}
        onChange={(value) => form.setValue("oneOffCents", value, { shouldDirty: true, shouldValidate: true })}
      />
      <RecurringFields
        currency={currency}
        amounts={recurring}
        errorAt={(index, field) => errorOf(`recurring.${index}.${field}`)}
        onChange={(amounts) => form.setValue("recurring", amounts, { shouldDirty: true })}
      />
      <p className="t-14 font-medium" aria-live="polite">
        {t("total", { amount: total })}
      </p>
      <Checkbox label={t("reverseCharge")} detail={t("reverseChargeHint")} {...form.register("reverseCharge")} />
      {reverseCharge ? null : (
        <Field label={t("tax")} hint={taxSource(tax)} error={errorOf("taxBasisPoints")}>
          <FigureInput
            unit="%"
            defaultValue={String(tax / 100).replace(".", locale === "fr" ? "," : ".")}
            onChange={(event) =>
              form.setValue(
                "taxBasisPoints",
                Math.round(Number(event.currentTarget.value.replace(",", ".")) * 100) || 0,
                { shouldDirty: true },
              )
            }
          />
        </Field>
      )}
      <Field label={t("days")} error={errorOf("days")}>
        <FigureInput unit={t("daysUnit")} inputMode="numeric" {...form.register("days", { valueAsNumber: true })} />
      </Field>
      <Field
        label={t("validUntil")}
        hint={t("validUntilHint", { day: formatDay(locale, view.choices.validFrom, { width: "long" }) })}
        error={errorOf("validUntil")}
      >
        <DateInput min={view.choices.validFrom} {...form.register("validUntil")} />
      </Field>
      <Field label={t("note")} optional error={errorOf("note")}>
        <Textarea rows={3} {...form.register("note")} />
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
