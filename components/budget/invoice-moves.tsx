import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMoney } from "@/components/budget/use-money";
import { SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { BudgetPlace, InvoiceView } from "@/lib/features/budget/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay } from "@/lib/text/format";

type Props = { readonly project: BudgetPlace; readonly view: InvoiceView; readonly now: Instant };

/** What was paid of an invoice, and what credit notes took off. */
export function InvoiceMoves({ project, view, now }: Props): ReactNode {
  const t = useTranslations("budget");
  const locale = useLocale();
  const money = useMoney(project.currency);
  const day = (on: string): string => formatDay(locale, on, { weekday: false, now });
  if (view.payments.length + view.credits.length === 0) return null;
  return (
    <section className="mt-11">
      <SectionHead title={t("moves")} />
      <Table caption={t("moves")}>
        <TableHead>
          <Th>{t("on")}</Th>
          <Th>{t("what")}</Th>
          <Th end>{t("withTax")}</Th>
        </TableHead>
        <TableBody>
          {view.payments.map((one) => (
            <Row key={one.number}>
              <Td>{day(one.paidOn)}</Td>
              <Td place="lead">
                {one.cents < 0 ? t("refund", { number: one.number }) : t("payment", { number: one.number })}
                {one.cents < 0 ? <span className="t-12 block text-text-2">{one.reservations}</span> : null}
                {one.withReservations ? (
                  <span className="t-12 block text-text-2">{t("reserved", { text: one.reservations })}</span>
                ) : null}
              </Td>
              <Td end place="aside">
                {money(one.cents)}
              </Td>
            </Row>
          ))}
          {view.credits.map((one) => (
            <Row key={one.code}>
              <Td>{day(one.issuedOn)}</Td>
              <Td place="lead">
                <TextLink href={`/projects/${project.code}/budget/invoices/${one.code}`}>
                  {t("kind.CREDIT_NOTE", { number: one.number })}
                </TextLink>
                <span className="t-12 block text-text-2">{one.reason}</span>
              </Td>
              <Td end place="aside">
                {money(-one.grossCents)}
              </Td>
            </Row>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
