import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Behind } from "@/components/ball/behind";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { TimelineRow } from "@/lib/features/overview/view-timeline";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay, formatNumber } from "@/lib/text/format";

type Props = { readonly project: string; readonly rows: readonly TimelineRow[]; readonly now: Instant };

/** What the timeline draws, in words and figures. */
export function TimelineTable({ project, rows, now }: Props): ReactNode {
  const t = useTranslations("ball");
  const locale = useLocale();
  const day = (on: string | null): string => (on === null ? "–" : formatDay(locale, on, { weekday: false, now }));
  return (
    <Behind>
      <Table caption={t("timelineTable")} dense>
        <TableHead>
          <Th>{t("milestone")}</Th>
          <Th>{t("planned")}</Th>
          <Th>{t("state")}</Th>
          <Th end>{t("holder.CLIENT")}</Th>
          <Th end>{t("holder.AGENCY")}</Th>
          <Th end>{t("holder.AMO")}</Th>
          <Th end>{t("lateDays")}</Th>
          <Th>{t("turnNow")}</Th>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <Row key={row.code}>
              <Td code place="lead">
                <TextLink href={`/projects/${project}/milestones/${row.code}`}>{row.code}</TextLink>
              </Td>
              <Td>
                {day(row.startsOn)} – {day(row.dueOn)}
              </Td>
              <Td>
                <Status row={row} />
              </Td>
              <Figure label={t("holder.CLIENT")}>{formatNumber(locale, row.days.CLIENT)}</Figure>
              <Figure label={t("holder.AGENCY")}>{formatNumber(locale, row.days.AGENCY)}</Figure>
              <Figure label={t("holder.AMO")}>{formatNumber(locale, row.days.AMO)}</Figure>
              <Figure label={t("lateDays")}>
                {formatNumber(
                  locale,
                  row.stretches.reduce((sum, { lateDays }) => sum + lateDays, 0),
                )}
              </Figure>
              <Td>{row.holder === null ? t("nobodys") : t(`holder.${row.holder}`)}</Td>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Behind>
  );
}

function Status({ row }: { readonly row: TimelineRow }): ReactNode {
  return useTranslations("status.milestone")(row.status);
}

/** A figure with its head beside it where heads are folded away. */
function Figure({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <Td end>
      <span className="md:hidden">{label} </span>
      {children}
    </Td>
  );
}
