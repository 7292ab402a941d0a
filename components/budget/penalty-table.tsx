import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMoney } from "@/components/budget/use-money";
import { SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { BudgetView } from "@/lib/features/budget/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay } from "@/lib/text/format";

type Props = {
  readonly project: { readonly code: string; readonly currency: string };
  readonly view: BudgetView;
  readonly now: Instant;
  readonly write: ReactNode;
};

/** The penalties that were announced, and what became of them; nothing where there is none and none can be. */
export function PenaltyTable({ project, view, now, write }: Props): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const money = useMoney(project.currency);
  if (view.penalties.length === 0 && write === null) return null;
  return (
    <section className="mt-11">
      <SectionHead title={t("budget.penalties")} end={write} />
      {view.penalties.length === 0 ? (
        <p className="t-13 py-3 text-text-2">{t("budget.noPenalty")}</p>
      ) : (
        <Table caption={t("budget.penalties")}>
          <TableHead>
            <Th>{t("budget.penalty")}</Th>
            <Th>{t("budget.milestone")}</Th>
            <Th>{t("budget.state")}</Th>
            <Th end>{t("budget.lateDaysHead")}</Th>
            <Th end>{t("budget.amount")}</Th>
          </TableHead>
          <TableBody>
            {view.penalties.map((one) => (
              <Row key={one.code}>
                <Td place="lead" code>
                  <TextLink data-row href={`/projects/${project.code}/budget/penalties/${one.code}`}>
                    {one.code}
                  </TextLink>
                </Td>
                <Td code>{one.milestone}</Td>
                <Td>
                  {t(`status.penalty.${one.status}`)}
                  {one.status === "ANNOUNCED" ? (
                    <span className="t-12 block text-text-3">
                      {t("budget.heardUntil", { date: formatDay(locale, one.endsOn, { weekday: false, now }) })}
                    </span>
                  ) : null}
                </Td>
                <Td end>{t("budget.lateDays", { days: one.lateDays })}</Td>
                <Td end place="aside" className="whitespace-nowrap">
                  {money(one.appliedCents ?? one.computedCents)}
                </Td>
              </Row>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
}
