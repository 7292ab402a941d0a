import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChangeRequestChip } from "@/components/change-request/change-request-chip";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { ChangeRequestLine } from "@/lib/features/change-request/view";
import type { Instant } from "@/lib/kernel/instant";
import type { Currency } from "@/lib/kernel/money";
import { formatDay, formatMoney } from "@/lib/text/format";

type Props = {
  readonly project: { readonly code: string; readonly timeZone: string; readonly currency: Currency };
  readonly lines: readonly ChangeRequestLine[];
  readonly now: Instant;
};

/** The change requests, the newest first: where each stands, whose turn it is, until when, and what it costs. */
export function ChangeRequestTable({ project, lines, now }: Props): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const { currency } = project;
  return (
    <Table caption={t("rooms.changes")}>
      <TableHead>
        <Th>{t("changes.number")}</Th>
        <Th>{t("changes.title")}</Th>
        <Th>{t("changes.origin")}</Th>
        <Th>{t("changes.turn.column")}</Th>
        <Th end>{t("changes.turn.due")}</Th>
        <Th end>{t("changes.total")}</Th>
        <Th>{t("changes.state")}</Th>
      </TableHead>
      <TableBody>
        {lines.map((line) => (
          <Row key={line.code}>
            <Td code place="sign">
              <TextLink data-row href={`/projects/${project.code}/changes/${line.code}`}>
                {line.code}
              </TextLink>
            </Td>
            <Td place="lead">
              {line.title}
              <span className="t-12 block text-text-3">{line.party}</span>
            </Td>
            <Td code>{line.originCode}</Td>
            <Td>{line.turn === null ? "" : t(`changes.turn.${line.turn.side}.${line.turn.awaits}`)}</Td>
            <Td end>{line.dueOn === null ? "" : formatDay(locale, line.dueOn, { now })}</Td>
            <Td end>{line.totalCents === null ? "" : formatMoney(locale, { cents: line.totalCents, currency })}</Td>
            <Td>
              <ChangeRequestChip status={line.status} />
            </Td>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
