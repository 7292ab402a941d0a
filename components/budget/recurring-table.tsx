import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMoney } from "@/components/budget/use-money";
import { SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import type { BudgetView } from "@/lib/features/budget/view";
import { formatDay } from "@/lib/text/format";

type Props = { readonly project: { readonly currency: string }; readonly view: BudgetView };

/** What comes back: from when to when, how much each time, when next, and what is still to come. */
export function RecurringTable({ project, view }: Props): ReactNode {
  const t = useTranslations("budget");
  const locale = useLocale();
  const money = useMoney(project.currency);
  const day = (on: string): string => formatDay(locale, on, { weekday: false });
  return (
    <section className="mt-11">
      <SectionHead title={t("recurring")} remark={t("recurringRemark")} />
      <Table caption={t("recurring")}>
        <TableHead>
          <Th>{t("recurringWhat")}</Th>
          <Th>{t("party")}</Th>
          <Th end>{t("recurringEach")}</Th>
          <Th end>{t("recurringTerm")}</Th>
          <Th end>{t("recurringNext")}</Th>
          <Th end>{t("recurringLeft")}</Th>
        </TableHead>
        <TableBody>
          {view.recurring.map((one) => (
            <Row key={`${one.source} ${one.label} ${one.startsOn}`}>
              <Td place="lead">
                {one.label}
                <span className="code-word t-12 block text-text-3">{one.source}</span>
              </Td>
              <Td place="meta">{one.party?.name ?? ""}</Td>
              <Td end place="meta">
                {t("recurringEvery", { amount: money(one.cents, true), every: one.every })}
              </Td>
              <Td end place="meta">
                {t("recurringSpan", { from: day(one.startsOn), to: day(one.endsOn) })}
              </Td>
              <Td end place="meta">
                {one.nextOn === null ? t("recurringOver") : day(one.nextOn)}
              </Td>
              <Td end place="aside">
                {money(one.leftCents, true)}
                <span className="t-12 block text-text-3">
                  {t("recurringPeriods", { left: one.leftPeriods, periods: one.periods })}
                </span>
              </Td>
            </Row>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
