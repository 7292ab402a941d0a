"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { MovedFields, useMoved } from "@/components/budget/moved-fields";
import { Button } from "@/components/ui/button";
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

/** Records what the agency gave back of what was paid too much of an invoice. */
export function RefundForm({ project, view, now, action }: Props): ReactNode {
  const t = useTranslations("budget");
  const moved = useMoved(project, now, view.surplusCents);
  const [reason, setReason] = useState("");
  const acting = useAct(action, { project: project.code });
  const fields = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void acting.run({ invoice: view.code, ...moved.said, reason });
  };
  return (
    <section className="mt-11 max-w-measure">
      <SectionHead title={t("recordRefund")} />
      <form onSubmit={submit} noValidate className="mt-5 flex flex-col gap-5">
        <MovedFields
          view={view}
          project={project}
          moved={moved}
          words={{ amount: t("refundWithTax"), hint: t("refundHint"), day: t("refundedOn") }}
          errors={fields}
        />
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
