"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { dayIn } from "@/components/budget/payment-form";
import { PriceField } from "@/components/project/price-field";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { DateInput, unitOf } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import type { BudgetPlace, InvoiceView } from "@/lib/features/budget/view";
import type { Instant } from "@/lib/kernel/instant";

type Props = {
  readonly project: BudgetPlace;
  readonly view: InvoiceView;
  readonly now: Instant;
  readonly action: Action;
};

/** Records what the agency gave back of what was paid too much of an invoice. */
export function RefundForm({ project, view, now, action }: Props): ReactNode {
  const t = useTranslations("budget");
  const today = dayIn(project.timeZone, now);
  const [cents, setCents] = useState<number | null>(view.surplusCents);
  const [paidOn, setPaidOn] = useState(today);
  const [reason, setReason] = useState("");
  const acting = useAct(action, { project: project.code });
  const fields = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void acting.run({ invoice: view.code, paidOn, cents: cents ?? 0, reason });
  };
  return (
    <section className="mt-11 max-w-measure">
      <SectionHead title={t("recordRefund")} />
      <form onSubmit={submit} noValidate className="mt-5 flex flex-col gap-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <PriceField
            label={t("refundWithTax")}
            hint={t("refundHint")}
            unit={unitOf(project.currency)}
            cents={cents}
            onChange={setCents}
            error={fields.cents}
          />
          <Field label={t("refundedOn")} error={fields.paidOn}>
            <DateInput
              value={paidOn}
              min={view.issuedOn}
              max={today}
              onChange={(event) => setPaidOn(event.currentTarget.value)}
            />
          </Field>
        </div>
        <Field label={t("why")} error={fields.reason}>
          <Textarea value={reason} onChange={(event) => setReason(event.currentTarget.value)} rows={2} />
        </Field>
        <ActProblem acting={acting} />
        <div>
          <Button type="submit" variant="main" busy={acting.pending}>
            {t("recordRefund")}
          </Button>
        </div>
      </form>
    </section>
  );
}
