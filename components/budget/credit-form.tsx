"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { InvoiceFile } from "@/components/budget/invoice-file";
import { InvoiceLines, type TypedLine } from "@/components/budget/invoice-lines";
import { dayIn } from "@/components/budget/moved-fields";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { DateInput, TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import { CreditInvoiceInput } from "@/lib/features/budget/schema";
import type { BudgetPlace, InvoiceView } from "@/lib/features/budget/view";
import type { Instant } from "@/lib/kernel/instant";

type Props = {
  readonly project: BudgetPlace;
  readonly view: InvoiceView;
  readonly now: Instant;
  readonly action: Action;
};

/** Records a credit note on an invoice, folded until it is wanted. */
export function CreditForm({ project, view, now, action }: Props): ReactNode {
  const t = useTranslations();
  const router = useRouter();
  const today = dayIn(project.timeZone, now);
  const milestones = view.parts.flatMap(({ milestone, netCents }) =>
    milestone === null ? [] : [{ code: milestone, title: "", leftCents: netCents }],
  );
  const [said, setSaid] = useState({ number: "", issuedOn: today, reason: "" });
  const [lines, setLines] = useState<readonly TypedLine[]>([
    { key: 1, milestone: view.parts[0]?.milestone ?? null, netCents: null },
  ]);
  const [fileId, setFileId] = useState<string | null>(null);
  const [incomplete, setIncomplete] = useState(false);
  const acting = useAct(action, {
    project: project.code,
    onDone: ({ result }) => router.push(`/projects/${project.code}/budget/invoices/${result.invoice ?? ""}`),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const checked = CreditInvoiceInput.safeParse({ ...said, invoice: view.code, lines, fileId });
    setIncomplete(!checked.success);
    if (checked.success) void acting.run(checked.data);
  };
  return (
    <details className="mt-11 max-w-measure">
      <summary className="t-13 inline-flex min-h-11 cursor-pointer items-center text-ink underline decoration-ink-line underline-offset-2">
        {t("budget.recordCredit")}
      </summary>
      <SectionHead title={t("budget.recordCredit")} />
      <form onSubmit={submit} noValidate className="mt-5 flex flex-col gap-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label={t("budget.number")} hint={t("budget.numberHint")}>
            <TextInput
              value={said.number}
              maxLength={40}
              onChange={(event) => setSaid({ ...said, number: event.currentTarget.value })}
            />
          </Field>
          <Field label={t("budget.issued")}>
            <DateInput
              value={said.issuedOn}
              max={today}
              onChange={(event) => setSaid({ ...said, issuedOn: event.currentTarget.value })}
            />
          </Field>
        </div>
        <InvoiceLines lines={lines} onChange={setLines} milestones={milestones} currency={project.currency} />
        <Field label={t("budget.why")} error={incomplete ? t("budget.creditIncomplete") : undefined}>
          <Textarea
            value={said.reason}
            onChange={(event) => setSaid({ ...said, reason: event.currentTarget.value })}
            rows={2}
          />
        </Field>
        <InvoiceFile project={project.code} files={[]} fileId={fileId} onChange={setFileId} />
        <ActProblem acting={acting} />
        <div>
          <Button type="submit" busy={acting.pending}>
            {t("budget.recordCredit")}
          </Button>
        </div>
      </form>
    </details>
  );
}
