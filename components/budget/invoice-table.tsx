import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Party } from "@/components/budget/sums-table";
import { useMoney } from "@/components/budget/use-money";
import { ExportMenu } from "@/components/shell/export-menu";
import { Empty } from "@/components/ui/empty";
import { SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { BudgetView, InvoiceLine } from "@/lib/features/budget/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay } from "@/lib/text/format";

type Props = {
  readonly project: { readonly code: string; readonly currency: string };
  readonly view: BudgetView;
  readonly now: Instant;
  readonly write: ReactNode;
};

/** Invoices and credit notes, the newest first, each with what is left to pay. */
export function InvoiceTable({ project, view, now, write }: Props): ReactNode {
  const t = useTranslations("budget");
  const locale = useLocale();
  const money = useMoney(project.currency);
  const day = (on: string): string => formatDay(locale, on, { weekday: false, now });
  return (
    <section className="mt-11">
      <SectionHead
        title={t("invoices")}
        end={
          <div className="flex flex-wrap items-center gap-2">
            {view.invoices.length === 0 ? null : <ExportMenu project={project.code} list="invoices" />}
            {write}
          </div>
        }
      />
      {view.invoices.length === 0 ? (
        <Empty fact={t("noInvoice")} rule={t("noInvoiceRule")} />
      ) : (
        <Table caption={t("invoices")}>
          <TableHead>
            <Th>{t("invoice")}</Th>
            <Th>{t("party")}</Th>
            <Th>{t("issued")}</Th>
            <Th>{t("due")}</Th>
            <Th end>{t("withTax")}</Th>
            <Th end>{t("leftToPay")}</Th>
          </TableHead>
          <TableBody>
            {view.invoices.map((one) => (
              <Row key={one.code}>
                <Td place="lead">
                  <TextLink data-row href={`/projects/${project.code}/budget/invoices/${one.code}`}>
                    <span className="code-word">{one.code}</span>
                  </TextLink>{" "}
                  {t(`kind.${one.kind}`, { number: one.number })}
                </Td>
                <Td>{one.party === null ? null : <Party party={one.party} />}</Td>
                <Td>{day(one.issuedOn)}</Td>
                <Td>{one.dueOn === null ? "–" : day(one.dueOn)}</Td>
                <Td end className="whitespace-nowrap">
                  {money((one.kind === "INVOICE" ? 1 : -1) * (one.netCents + one.taxCents))}
                </Td>
                <Td place="aside" end className="whitespace-nowrap">
                  <Left line={one} money={money} />
                </Td>
              </Row>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
}

function Left({ line, money }: { readonly line: InvoiceLine; readonly money: (cents: number) => string }): ReactNode {
  const t = useTranslations("budget");
  if (line.kind === "CREDIT_NOTE") return "–";
  if (line.leftCents === 0) return t(line.withReservations ? "paidWithReservations" : "settled");
  return (
    <>
      {money(line.leftCents)}
      {line.late ? <span className="t-12 block text-late">{t("late")}</span> : null}
    </>
  );
}
