import { CircleDashed, Send } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { ChangeRequestStatus } from "@/lib/domain/change-request";
import type { ChangeRequestLine } from "@/lib/features/change-request/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDate } from "@/lib/text/format";
import { isLocale } from "@/lib/text/locale";

type Props = {
  readonly project: { readonly code: string; readonly timeZone: string };
  readonly lines: readonly ChangeRequestLine[];
  readonly now: Instant;
};

/** The change requests, the newest first. */
export function ChangeRequestTable({ project, lines, now }: Props): ReactNode {
  const t = useTranslations();
  const found = useLocale();
  const reader = { locale: isLocale(found) ? found : ("fr" as const), timeZone: project.timeZone };
  return (
    <Table caption={t("rooms.changes")}>
      <TableHead>
        <Th>{t("changes.number")}</Th>
        <Th>{t("changes.title")}</Th>
        <Th>{t("changes.origin")}</Th>
        <Th>{t("changes.by")}</Th>
        <Th end>{t("changes.opened")}</Th>
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
            <Td place="lead">{line.title}</Td>
            <Td code>{line.originCode}</Td>
            <Td>{line.party}</Td>
            <Td end>{formatDate(reader, line.openedAt, { now })}</Td>
            <Td>
              <ChangeRequestChip status={line.status} />
            </Td>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

/** Where a change request stands. */
export function ChangeRequestChip({ status }: { readonly status: ChangeRequestStatus }): ReactNode {
  const t = useTranslations("status.changeRequest");
  return (
    <Chip
      tone={status === "DRAFT" ? "muted" : "text"}
      sign={status === "DRAFT" ? <CircleDashed aria-hidden /> : <Send aria-hidden />}
    >
      {t(status)}
    </Chip>
  );
}
