"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ConsultationChip } from "@/components/consultation/consultation-chip";
import { useReader } from "@/components/consultation/use-reader";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { ConsultationLine } from "@/lib/features/consultation/view";

type Props = {
  readonly project: string;
  readonly timeZone: string;
  readonly lines: readonly ConsultationLine[];
};

/** The consultations of a project, the newest first. */
export function ConsultationList({ project, timeZone, lines }: Props): ReactNode {
  const t = useTranslations("consultations");
  const { at } = useReader(timeZone);
  return (
    <Table caption={t("title")}>
      <TableHead>
        <Th>{t("code")}</Th>
        <Th>{t("object")}</Th>
        <Th>{t("state")}</Th>
        <Th>{t("set")}</Th>
        <Th end>{t("closes")}</Th>
      </TableHead>
      <TableBody>
        {lines.map((line) => (
          <Row key={line.code}>
            <Td place="sign" code>
              <TextLink href={`/projects/${project}/consultations/${line.code}`}>{line.code}</TextLink>
            </Td>
            <Td place="lead">{line.title}</Td>
            <Td place="aside">
              <ConsultationChip status={line.status} />
            </Td>
            <Td place="meta">{t("setNumber", { number: line.baseline })}</Td>
            <Td end place="meta">
              {at(line.closesAt)}
            </Td>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
