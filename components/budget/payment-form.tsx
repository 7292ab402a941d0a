"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { PriceField } from "@/components/project/price-field";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
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

/** The day in a zone, as the device's field wants it. */
export function dayIn(timeZone: string, now: Instant): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(new Date(now));
}

/** Records a payment of an invoice; one with reservations says which, since paying a part may count as accepting it. */
export function PaymentForm({ project, view, now, action }: Props): ReactNode {
  const t = useTranslations("budget");
  const today = dayIn(project.timeZone, now);
  const [cents, setCents] = useState<number | null>(view.leftCents);
  const [paidOn, setPaidOn] = useState(today);
  const [reserved, setReserved] = useState(false);
  const [reservations, setReservations] = useState("");
  const acting = useAct(action, { project: project.code });
  const fields = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void acting.run({
      invoice: view.code,
      paidOn,
      cents: cents ?? 0,
      withReservations: reserved,
      reservations: reserved ? reservations : "",
    });
  };
  return (
    <section className="mt-11 max-w-measure">
      <SectionHead title={t("recordPayment")} />
      <form onSubmit={submit} noValidate className="mt-5 flex flex-col gap-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <PriceField
            label={t("paidWithTax")}
            hint={t("paidHint")}
            unit={unitOf(project.currency)}
            cents={cents}
            onChange={setCents}
            error={fields.cents}
          />
          <Field label={t("paidOn")} error={fields.paidOn}>
            <DateInput
              value={paidOn}
              min={view.issuedOn}
              max={today}
              onChange={(event) => setPaidOn(event.currentTarget.value)}
            />
          </Field>
        </div>
        <Checkbox
          label={t("withReservations")}
          checked={reserved}
          onChange={(event) => setReserved(event.currentTarget.checked)}
        />
        {reserved ? (
          <Field label={t("reservations")} hint={t("reservationsHint")} error={fields.reservations}>
            <Textarea value={reservations} onChange={(event) => setReservations(event.currentTarget.value)} rows={3} />
          </Field>
        ) : null}
        <ActProblem acting={acting} />
        <div>
          <Button type="submit" variant="main" busy={acting.pending}>
            {t("recordPayment")}
          </Button>
        </div>
      </form>
    </section>
  );
}
