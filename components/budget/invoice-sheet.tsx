"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CreditForm } from "@/components/budget/credit-form";
import { ElectronicNote } from "@/components/budget/electronic-note";
import { InvoiceMoves } from "@/components/budget/invoice-moves";
import { PaymentForm } from "@/components/budget/payment-form";
import { RefundForm } from "@/components/budget/refund-form";
import { Party } from "@/components/budget/sums-table";
import { useMoney } from "@/components/budget/use-money";
import { KeyValues } from "@/components/ui/key-values";
import { PageTitle, SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { BudgetPlace, InvoiceView } from "@/lib/features/budget/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay, formatNumber } from "@/lib/text/format";

type Props = {
  readonly project: BudgetPlace;
  readonly now: Instant;
  readonly view: InvoiceView;
  readonly abilities: Readonly<Record<"pay" | "credit" | "refund", AbilityView>>;
  readonly actions: { readonly pay: Action; readonly credit: Action; readonly refund: Action };
};

/** One invoice: its parts, its file, what was paid and credited, what the law says when it is late. */
export function InvoiceSheet({ project, now, view, abilities, actions }: Props): ReactNode {
  const t = useTranslations("budget");
  const locale = useLocale();
  const money = useMoney(project.currency);
  const day = (on: string): string => formatDay(locale, on, { weekday: false, now });
  const gross = view.netCents + view.taxCents;
  const { interest } = view;
  const open = view.kind === "INVOICE" && view.leftCents > 0;
  return (
    <>
      <PageTitle lead={t(`kind.${view.kind}`, { number: view.number })}>
        <Headline view={view} currency={project.currency} />
      </PageTitle>
      <div className="mt-11 max-w-measure">
        <KeyValues
          entries={[
            { name: t("party"), value: view.party === null ? "–" : <Party party={view.party} /> },
            { name: t("issued"), value: day(view.issuedOn) },
            ...(view.dueOn === null
              ? []
              : [{ name: t("due"), value: day(view.dueOn), detail: view.late ? t("late") : undefined }]),
            { name: t("beforeTax"), value: money(view.netCents) },
            { name: t("tax"), value: money(view.taxCents), detail: t(`regimes.${view.regime}`) },
            { name: t("withTax"), value: money(gross) },
            ...(view.file === null
              ? []
              : [
                  {
                    name: t("file"),
                    value: (
                      <TextLink href={`/api/projects/${project.code}/files/${view.file.id}`}>{view.file.name}</TextLink>
                    ),
                  },
                ]),
            ...(view.reason === "" ? [] : [{ name: t("why"), value: view.reason }]),
          ]}
        />
        <ElectronicNote view={view} currency={project.currency} />
        {interest === null ? null : (
          <p className="t-13 mt-4 border-ink border-l-[3px] pl-3 text-text-2">
            {t("interest", {
              days: interest.days,
              rate: formatNumber(locale, interest.basisPoints / 100, 2),
              interest: money(interest.interestCents),
              recovery: money(interest.recoveryCents),
              source: interest.source,
            })}
            {interest.assumed && interest.keyRateOf !== null
              ? ` ${t("interestAssumed", { from: day(interest.keyRateOf) })}`
              : null}
          </p>
        )}
      </div>
      <section className="mt-11">
        <SectionHead title={t("lines")} />
        <Table caption={t("lines")}>
          <TableHead>
            <Th>{t("milestone")}</Th>
            <Th end>{t("beforeTax")}</Th>
            <Th end>{t("tax")}</Th>
          </TableHead>
          <TableBody>
            {view.parts.map(({ milestone, netCents, taxCents }) => (
              <Row key={milestone ?? ""}>
                <Td place="lead">{milestone ?? t("noMilestone")}</Td>
                <Td end>{money(netCents)}</Td>
                <Td end>{money(taxCents)}</Td>
              </Row>
            ))}
          </TableBody>
        </Table>
      </section>
      <InvoiceMoves project={project} view={view} now={now} />
      {open && abilities.pay.allowed ? (
        <PaymentForm project={project} view={view} now={now} action={actions.pay} />
      ) : null}
      {view.surplusCents > 0 && abilities.refund.allowed ? (
        <RefundForm project={project} view={view} now={now} action={actions.refund} />
      ) : null}
      {view.kind === "INVOICE" && abilities.credit.allowed ? (
        <CreditForm project={project} view={view} now={now} action={actions.credit} />
      ) : null}
    </>
  );
}

/** What stands of the invoice, in one sentence. */
function Headline({ view, currency }: { readonly view: InvoiceView; readonly currency: string }): ReactNode {
  const t = useTranslations("budget");
  const money = useMoney(currency);
  const { code, leftCents, surplusCents } = view;
  if (view.kind === "CREDIT_NOTE")
    return t("headlineCredit", { amount: money(view.netCents + view.taxCents), code: view.credited ?? "" });
  if (surplusCents > 0) return t("headlineSurplus", { code, amount: money(surplusCents) });
  return leftCents === 0 ? t("headlineSettled", { code }) : t("headlineLeft", { code, amount: money(leftCents) });
}
