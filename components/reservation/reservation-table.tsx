import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ReservationChip } from "@/components/reservation/reservation-chip";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { ReservationLine } from "@/lib/features/milestone/view";
import { formatDay } from "@/lib/text/format";
import { isLocale } from "@/lib/text/locale";

/** Reservations by number: severity in words, what is wrong, on what it bears, by when, and where it stands. */
export function ReservationTable({
  project,
  lines,
}: {
  readonly project: string;
  readonly lines: readonly ReservationLine[];
}): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <Table caption={t("rooms.reservations")}>
      <TableHead>
        <Th>{t("reservations.number")}</Th>
        <Th>{t("reservations.severity")}</Th>
        <Th>{t("reservations.finding")}</Th>
        <Th>{t("reservations.linkedTo")}</Th>
        <Th end>{t("reservations.due")}</Th>
        <Th>{t("reservations.state")}</Th>
      </TableHead>
      <TableBody>
        {lines.map((line) => (
          <Row key={line.code}>
            <Td code place="sign">
              <TextLink href={`/projects/${project}/reservations/${line.code}`}>{line.code}</TextLink>
            </Td>
            <Td place="aside">{t(`severity.${line.severity}`)}</Td>
            <Td place="lead">{line.statement}</Td>
            <Td code>{line.linkedTo}</Td>
            <Td end className="whitespace-nowrap">
              {formatDay(isLocale(locale) ? locale : "fr", line.dueOn, { weekday: false })}
            </Td>
            <Td>
              <ReservationChip status={line.status} confirmed={line.liftingConfirmed} />
            </Td>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
