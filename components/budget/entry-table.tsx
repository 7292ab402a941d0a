import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Behind } from "@/components/ball/behind";
import { useMoney } from "@/components/budget/use-money";
import { SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { BudgetView } from "@/lib/features/budget/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay, formatNumber } from "@/lib/text/format";

type Props = {
  readonly project: { readonly code: string; readonly currency: string };
  readonly view: BudgetView;
  readonly now: Instant;
};

/** The newest entries of the ledger of money: each says the act of the register that it comes from. */
export function EntryTable({ project, view, now }: Props): ReactNode {
  const t = useTranslations("budget");
  const locale = useLocale();
  const money = useMoney(project.currency);
  return (
    <section className="mt-11">
      <SectionHead title={t("entries")} remark={t("entriesRemark")} />
      <Behind>
        <Table caption={t("entries")} dense>
          <TableHead>
            <Th>{t("act")}</Th>
            <Th>{t("on")}</Th>
            <Th>{t("what")}</Th>
            <Th>{t("reference")}</Th>
            <Th>{t("party")}</Th>
            <Th end>{t("beforeTax")}</Th>
            <Th end>{t("tax")}</Th>
          </TableHead>
          <TableBody>
            {view.entries.map((one) => (
              <Row key={`${one.act} ${one.place}`}>
                <Td code>{formatNumber(locale, one.act)}</Td>
                <Td>{formatDay(locale, one.on, { weekday: false, now })}</Td>
                <Td place="lead">
                  {t(`entry.${one.kind}`)}
                  <span className="t-12 text-text-3"> {t(`source.${one.source}`)}</span>
                </Td>
                <Td code>
                  {one.milestone === null ? (
                    one.reference
                  ) : (
                    <TextLink href={`/projects/${project.code}/milestones/${one.milestone}`}>{one.milestone}</TextLink>
                  )}
                </Td>
                <Td>{one.party?.name ?? "–"}</Td>
                <Td end className="whitespace-nowrap">
                  {money(one.cents)}
                </Td>
                <Td end className="whitespace-nowrap">
                  {one.taxCents === 0 ? "–" : money(one.taxCents)}
                </Td>
              </Row>
            ))}
          </TableBody>
        </Table>
      </Behind>
    </section>
  );
}
