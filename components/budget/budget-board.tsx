"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ClosedAct } from "@/components/act/act-button";
import { BudgetChart } from "@/components/budget/budget-chart";
import { EntryTable } from "@/components/budget/entry-table";
import { InvoiceTable } from "@/components/budget/invoice-table";
import { PenaltyTable } from "@/components/budget/penalty-table";
import { RecurringTable } from "@/components/budget/recurring-table";
import { MilestoneTable, PartyTable } from "@/components/budget/sums-table";
import { useMoney } from "@/components/budget/use-money";
import { ExportMenu } from "@/components/shell/export-menu";
import { ListKeys } from "@/components/shell/list-keys";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageTitle } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { AbilityView } from "@/lib/features/act/view";
import type { BudgetPlace, BudgetView } from "@/lib/features/budget/view";
import type { Instant } from "@/lib/kernel/instant";

type Props = {
  readonly project: BudgetPlace;
  readonly now: Instant;
  readonly view: BudgetView;
  readonly abilities: Readonly<Record<"ceiling" | "invoice" | "penalty", AbilityView>>;
};

/** The budget that the client holds: one sentence, one bar, the figures, then party by party and milestone by milestone. */
export function BudgetBoard({ project, now, view, abilities }: Props): ReactNode {
  const t = useTranslations("budget");
  const root = `/projects/${project.code}/budget`;
  const said = { project, view, now };
  const ceilingLabel = t(view.ceilingCents === null ? "sayCeiling" : "changeCeiling");
  const ceiling = abilities.ceiling.allowed ? (
    <ButtonLink href={`${root}/ceiling`} variant="main">
      {ceilingLabel}
    </ButtonLink>
  ) : (
    <ClosedAct refusal={abilities.ceiling.refusal}>{ceilingLabel}</ClosedAct>
  );
  const nothing = view.total.committed === 0 && view.entries.length === 0;
  return (
    <>
      <PageTitle
        lead={<Lead project={project} view={view} />}
        end={
          <div className="flex flex-wrap items-center gap-2">
            <ExportMenu project={project.code} list="money" withBudget />
            {view.own ? null : ceiling}
          </div>
        }
      >
        <Headline view={view} currency={project.currency} />
      </PageTitle>
      {nothing ? (
        <div className="mt-11">
          <Empty fact={t("noneFact")} rule={t("noneRule")} />
        </div>
      ) : (
        <ListKeys>
          <BudgetChart view={view} currency={project.currency} />
          {view.parties.length === 0 ? null : <PartyTable project={project} view={view} />}
          {view.milestones.length === 0 ? null : <MilestoneTable project={project} view={view} />}
          {view.recurring.length === 0 ? null : <RecurringTable project={project} view={view} />}
          <InvoiceTable
            {...said}
            write={<Write ability={abilities.invoice} href={`${root}/invoices/new`} label={t("recordInvoice")} />}
          />
          <PenaltyTable
            {...said}
            write={
              abilities.penalty.allowed ? (
                <Write ability={abilities.penalty} href={`${root}/penalties/new`} label={t("announcePenalty")} />
              ) : null
            }
          />
          <EntryTable {...said} />
        </ListKeys>
      )}
    </>
  );
}

function Write({
  ability,
  href,
  label,
}: {
  readonly ability: AbilityView;
  readonly href: string;
  readonly label: string;
}): ReactNode {
  if (!ability.allowed) return null;
  return (
    <ButtonLink href={href} size="sm">
      {label}
    </ButtonLink>
  );
}

function Headline({ view, currency }: { readonly view: BudgetView; readonly currency: string }): ReactNode {
  const t = useTranslations("budget");
  const money = useMoney(currency);
  const { ceilingCents, total } = view;
  if (view.own) return t("headlineOwn", { amount: money(total.committed, true) });
  if (ceilingCents === null)
    return total.committed === 0
      ? t("headlineNothing")
      : t("headlineCommitted", { amount: money(total.committed, true) });
  return t("headlineRoom", { amount: money(ceilingCents - total.committed, true) });
}

function Lead({ project, view }: { readonly project: BudgetPlace; readonly view: BudgetView }): ReactNode {
  const t = useTranslations("budget");
  if (view.own) return t("leadOwn");
  if (view.ceilingRecord === null) return t("leadNoCeiling");
  return t.rich("lead", {
    record: view.ceilingRecord,
    link: (chunks) => (
      <TextLink className="code-word" href={`/projects/${project.code}/records/${view.ceilingRecord}`}>
        {chunks}
      </TextLink>
    ),
  });
}
