"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { MovedFields, useMoved } from "@/components/budget/moved-fields";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
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

/** Records a payment of an invoice; one with reservations says which, since paying a part may count as accepting it. */
export function PaymentForm({ project, view, now, action }: Props): ReactNode {
  const t = useTranslations("budget");
  const moved = useMoved(project, now, view.leftCents);
  const [reserved, setReserved] = useState(false);
  const [reservations, setReservations] = useState("");
  const acting = useAct(action, { project: project.code });
  const fields = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void acting.run({
      invoice: view.code,
      ...moved.said,
      withReservations: reserved,
      reservations: reserved ? reservations : "",
    });
  };
  return (
    <section className="mt-11 max-w-measure">
      <SectionHead title={t("recordPayment")} />
      <form onSubmit={submit} noValidate className="mt-5 flex flex-col gap-5">
        <MovedFields
          view={view}
          project={project}
          moved={moved}
          words={{ amount: t("paidWithTax"), hint: t("paidHint"), day: t("paidOn") }}
          errors={fields}
        />
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
