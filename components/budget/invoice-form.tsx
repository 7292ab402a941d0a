"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { InvoiceFile } from "@/components/budget/invoice-file";
import { InvoiceLines, type TypedLine } from "@/components/budget/invoice-lines";
import { Button, ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { DateInput, TextInput } from "@/components/ui/text-input";
import { TaxRegime } from "@/lib/domain/tax";
import type { Action } from "@/lib/features/act/view";
import { RecordInvoiceInput } from "@/lib/features/budget/schema";
import type { FileView } from "@/lib/features/file/view";

type Props = {
  readonly start: {
    readonly project: { readonly code: string; readonly currency: string; readonly calendar: string };
    readonly milestones: readonly { readonly code: string; readonly title: string; readonly leftCents: number }[];
    readonly files: readonly FileView[];
    readonly today: string;
  };
  readonly action: Action;
};

type Typed = {
  readonly number: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly regime: TaxRegime;
  readonly fileId: string | null;
};

/** Thirty days, as the law has it where nothing else was agreed (C. com. L441-10 I). */
function inThirtyDays(day: string): string {
  return new Date(Date.parse(day) + 30 * 86_400_000).toISOString().slice(0, 10);
}

/** The regime that invoices of a place are usually under. */
function usualRegime(calendar: string): TaxRegime {
  return (
    TaxRegime.options.find((regime) => regime.startsWith(calendar.slice(0, 2))) ??
    (calendar.startsWith("CA") ? "QC" : "NONE")
  );
}

/** Records an invoice: its number, its days, its tax, its lines by milestone, its file. */
export function InvoiceForm({ start, action }: Props): ReactNode {
  const t = useTranslations();
  const router = useRouter();
  const { project, milestones, today } = start;
  const root = `/projects/${project.code}/budget`;
  const [said, setSaid] = useState<Typed>({
    number: "",
    issuedOn: today,
    dueOn: inThirtyDays(today),
    regime: usualRegime(project.calendar),
    fileId: null,
  });
  const [lines, setLines] = useState<readonly TypedLine[]>([
    { key: 1, milestone: milestones[0]?.code ?? null, netCents: milestones[0]?.leftCents ?? null },
  ]);
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const acting = useAct(action, {
    project: project.code,
    onDone: ({ result }) => router.push(`${root}/invoices/${result.invoice ?? ""}`),
  });
  const told = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const errorOf = (name: string): string | undefined => wrong[name] ?? told[name];
  const set = (part: Partial<Typed>): void => setSaid((now) => ({ ...now, ...part }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const checked = RecordInvoiceInput.safeParse({ ...said, lines });
    const issues = checked.success ? [] : checked.error.issues;
    setWrong(
      Object.fromEntries(
        issues.map(({ path, message }) => [
          String(path[0]),
          message === "milestone-twice" ? t("input.milestone-twice") : t("input.invalid_type"),
        ]),
      ),
    );
    if (checked.success) void acting.run(checked.data);
  };
  return (
    <form onSubmit={submit} noValidate className="mt-8 flex max-w-measure flex-col gap-6">
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("budget.number")} hint={t("budget.numberHint")} error={errorOf("number")}>
          <TextInput
            value={said.number}
            maxLength={40}
            onChange={(event) => set({ number: event.currentTarget.value })}
          />
        </Field>
        <Field label={t("budget.regime")} hint={t("budget.regimeHint")} error={errorOf("regime")}>
          <Select value={said.regime} onChange={(event) => set({ regime: TaxRegime.parse(event.currentTarget.value) })}>
            {TaxRegime.options.map((regime) => (
              <option key={regime} value={regime}>
                {t(`budget.regimes.${regime}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("budget.issued")} error={errorOf("issuedOn")}>
          <DateInput
            value={said.issuedOn}
            max={today}
            onChange={(event) => set({ issuedOn: event.currentTarget.value })}
          />
        </Field>
        <Field label={t("budget.due")} hint={t("budget.dueHint")} error={errorOf("dueOn")}>
          <DateInput value={said.dueOn} onChange={(event) => set({ dueOn: event.currentTarget.value })} />
        </Field>
      </div>
      <InvoiceLines
        lines={lines}
        onChange={setLines}
        milestones={milestones}
        currency={project.currency}
        regime={said.regime}
        error={errorOf("lines")}
      />
      <InvoiceFile
        project={project.code}
        files={start.files}
        fileId={said.fileId}
        onChange={(fileId) => set({ fileId })}
      />
      <ActProblem acting={acting} />
      <ButtonRow>
        <Button type="submit" variant="main" busy={acting.pending}>
          {t("budget.recordInvoice")}
        </Button>
        <ButtonLink variant="quiet" href={root}>
          {t("budget.leave")}
        </ButtonLink>
      </ButtonRow>
    </form>
  );
}
