"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MeetingChip } from "@/components/committee/meeting-chip";
import { useReader } from "@/components/consultation/use-reader";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { MeetingLine } from "@/lib/features/committee/view";
import { formatDay } from "@/lib/text/format";

type Props = {
  readonly project: string;
  readonly timeZone: string;
  readonly lines: readonly MeetingLine[];
};

/** Meetings, those furthest ahead first. */
export function MeetingTable({ project, timeZone, lines }: Props): ReactNode {
  const t = useTranslations("committees");
  const { at, reader } = useReader(timeZone);
  return (
    <Table caption={t("meetings")}>
      <TableHead>
        <Th>{t("code")}</Th>
        <Th>{t("committee")}</Th>
        <Th>{t("state")}</Th>
        <Th>{t("answers")}</Th>
        <Th end>{t("when")}</Th>
      </TableHead>
      <TableBody>
        {lines.map((line) => (
          <Row key={line.code}>
            <Td place="sign" code>
              <TextLink href={`/projects/${project}/committees/${line.code}`}>{line.code}</TextLink>
            </Td>
            <Td place="lead">{line.committee}</Td>
            <Td place="aside">
              <MeetingChip status={line.status} />
            </Td>
            <Td place="meta">
              {line.status === "PLANNED"
                ? t("conveneBy", { on: formatDay(reader.locale, line.convocationDue, { width: "short" }) })
                : t("accepted", { accepted: line.accepted, invited: line.invited })}
            </Td>
            <Td end place="meta">
              {at(line.startsAt)}
            </Td>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
