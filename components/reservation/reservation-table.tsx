import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ReservationChip } from "@/components/reservation/reservation-chip";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { UserText } from "@/components/ui/typeset";
import { dayOf } from "@/lib/domain/deadline";
import type { ReservationLine } from "@/lib/features/milestone/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay } from "@/lib/text/format";

type Props = {
  readonly project: { readonly code: string; readonly timeZone: string };
  readonly lines: readonly ReservationLine[];
  readonly now: Instant;
};

/** Reservations by number: severity in words, what is wrong, on what it bears, by when, and where it stands. */
export function ReservationTable({ project, lines, now }: Props): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const today = dayOf(now, project.timeZone);
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
              <TextLink data-row href={`/projects/${project.code}/reservations/${line.code}`}>
                {line.code}
              </TextLink>
            </Td>
            <Td place="aside">{t(`severity.${line.severity}`)}</Td>
            <Td place="lead">
              <UserText>{line.statement}</UserText>
            </Td>
            <Td code>{line.linkedTo}</Td>
            <Td end className="whitespace-nowrap">
              {line.status === "OPEN" && line.dueOn < today ? (
                <span className="font-medium text-late">
                  {t("reservations.late", { date: formatDay(locale, line.dueOn, { weekday: false, now }) })}
                </span>
              ) : (
                formatDay(locale, line.dueOn, { weekday: false, now })
              )}
            </Td>
            <Td className="md:whitespace-nowrap">
              <ReservationChip status={line.status} confirmed={line.liftingConfirmed} />
            </Td>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
