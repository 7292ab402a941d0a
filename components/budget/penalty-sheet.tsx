"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMoney } from "@/components/budget/use-money";
import { ReasonAct } from "@/components/project/reason-act";
import { ButtonRow } from "@/components/ui/button-row";
import { KeyValues } from "@/components/ui/key-values";
import { PageTitle } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { PenaltyStatus } from "@/lib/domain/penalty";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { BudgetPlace } from "@/lib/features/budget/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay } from "@/lib/text/format";

type Act = "answer" | "apply" | "drop";
type Props = {
  readonly project: BudgetPlace;
  readonly now: Instant;
  readonly row: {
    readonly code: string;
    readonly milestone: string;
    readonly status: PenaltyStatus;
    readonly valueCents: number;
    readonly lateDays: number;
    readonly divisor: number;
    readonly computedCents: number;
    readonly appliedCents: number | null;
    readonly reasons: string;
    readonly endsOn: string;
    readonly answer: string | null;
    readonly decision: string | null;
  };
  readonly dueCents: number;
  readonly abilities: Readonly<Record<Act, AbilityView>>;
  readonly actions: Readonly<Record<Act, Action>>;
};

/** One penalty: how it was counted, what was said of it, and what may be done now. */
export function PenaltySheet({ project, now, row, dueCents, abilities, actions }: Props): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const money = useMoney(project.currency);
  const until = formatDay(locale, row.endsOn, { weekday: false, now });
  return (
    <>
      <PageTitle lead={t("budget.penaltyLead", { until })}>
        {t("budget.penaltyHeadline", {
          code: row.code,
          status: t(`status.penalty.${row.status}`),
          amount: money(row.appliedCents ?? row.computedCents),
        })}
      </PageTitle>
      <div className="mt-11 max-w-measure">
        <KeyValues
          entries={[
            {
              name: t("budget.milestone"),
              value: (
                <TextLink href={`/projects/${project.code}/milestones/${row.milestone}`}>{row.milestone}</TextLink>
              ),
            },
            { name: t("budget.value"), value: money(row.valueCents, true) },
            {
              name: t("budget.lateDaysHead"),
              value: t("budget.lateDays", { days: row.lateDays }),
              detail: row.status === "ANNOUNCED" ? t("budget.lateDaysCounting") : undefined,
            },
            { name: t("budget.formula"), value: t("budget.formulaSaid", { divisor: row.divisor }) },
            {
              name: t("budget.amount"),
              value: money(row.computedCents),
              detail:
                row.status === "ANNOUNCED" && dueCents < row.computedCents
                  ? t("budget.underCap", { amount: money(dueCents) })
                  : undefined,
            },
            { name: t("budget.why"), value: row.reasons },
            { name: t("budget.observations"), value: row.answer ?? t("budget.noObservation") },
            ...(row.decision === null ? [] : [{ name: t("budget.decision"), value: row.decision }]),
          ]}
        />
        {row.status === "ANNOUNCED" ? (
          <div className="mt-6">
            <ButtonRow>
              {(["answer", "apply", "drop"] as const).map((act) => (
                <ReasonAct
                  key={act}
                  action={actions[act]}
                  project={project.code}
                  ability={abilities[act]}
                  input={{ penalty: row.code }}
                  label={t(`budget.acts.${act}`)}
                  title={t(`budget.actTitles.${act}`, { code: row.code })}
                  lead={t(`budget.actLeads.${act}`)}
                  look="plain"
                />
              ))}
            </ButtonRow>
          </div>
        ) : null}
      </div>
    </>
  );
}
