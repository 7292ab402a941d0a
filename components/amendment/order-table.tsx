import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { OrderChip } from "@/components/amendment/order-chip";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { OrderLine } from "@/lib/features/amendment/view";
import type { Instant } from "@/lib/kernel/instant";
import type { Currency } from "@/lib/kernel/money";
import { formatDate, formatMoney } from "@/lib/text/format";

type Props = {
  readonly project: { readonly code: string; readonly timeZone: string; readonly currency: Currency };
  readonly lines: readonly OrderLine[];
  readonly now: Instant;
};

/** Orders as rows: what each orders, from whom, for how much, since when. */
export function OrderTable({ project, lines, now }: Props): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const root = `/projects/${project.code}`;
  return (
    <Table caption={t("amendments.listTitle")}>
      <TableHead>
        <Th>{t("amendments.code")}</Th>
        <Th>{t("amendments.change")}</Th>
        <Th>{t("amendments.agency")}</Th>
        <Th end>{t("amendments.total")}</Th>
        <Th end>{t("amendments.contracted")}</Th>
        <Th>{t("amendments.state")}</Th>
      </TableHead>
      <TableBody>
        {lines.map((line) => (
          <Row key={line.code}>
            <Td code place="sign">
              <TextLink data-row href={`${root}/changes/${line.change}/amendment?party=${line.partyId}`}>
                {line.code}
              </TextLink>
            </Td>
            <Td place="lead">
              {line.title}
              <span className="t-12 block text-text-3">
                {t(`documentKind.${line.instrument}`)}, <span className="code-word">{line.change}</span>
              </span>
            </Td>
            <Td place="meta">{line.agency}</Td>
            <Td end place="meta">
              {formatMoney(locale, { cents: line.totalCents, currency: project.currency })}
            </Td>
            <Td end place="meta">
              {line.contractedAt === null
                ? ""
                : formatDate({ locale, timeZone: project.timeZone }, line.contractedAt, { now })}
            </Td>
            <Td place="aside">
              <OrderChip status={line.status} />
            </Td>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
