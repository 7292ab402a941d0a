import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DisputeChip } from "@/components/dispute/dispute-chip";
import { DisputeFrame } from "@/components/dispute/dispute-frame";
import { ExportMenu } from "@/components/shell/export-menu";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Empty } from "@/components/ui/empty";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { DisputeRoomView } from "@/lib/features/dispute/view";
import { formatDay, formatMoney } from "@/lib/text/format";

/** The disputes of a project: what they are about, how far each has climbed, until when. */
export function DisputeRoom({ view }: { readonly view: DisputeRoomView }): ReactNode {
  const t = useTranslations("disputes");
  const locale = useLocale();
  const { project, lines, mayOpen } = view;
  const create = <ButtonLink href={`/projects/${project.code}/disputes/new`}>{t("new")}</ButtonLink>;
  return (
    <DisputeFrame
      project={project}
      title={t("title")}
      lead={t("lead")}
      end={
        lines.length === 0 ? undefined : (
          <ButtonRow>
            <ExportMenu project={project.code} list="disputes" />
            {mayOpen ? create : null}
          </ButtonRow>
        )
      }
    >
      {lines.length === 0 ? (
        <Empty fact={t("empty")} rule={t("emptyRule")} act={mayOpen ? create : undefined} />
      ) : (
        <Table caption={t("title")}>
          <TableHead>
            <Th>{t("code")}</Th>
            <Th>{t("object")}</Th>
            <Th>{t("between")}</Th>
            <Th>{t("state")}</Th>
            <Th end>{t("claimed")}</Th>
            <Th end>{t("due")}</Th>
          </TableHead>
          <TableBody>
            {lines.map((line) => (
              <Row key={line.code}>
                <Td place="sign" code>
                  <TextLink href={`/projects/${project.code}/disputes/${line.code}`}>{line.code}</TextLink>
                </Td>
                <Td place="lead">{line.title}</Td>
                <Td place="meta">
                  {line.claimant}, {line.respondent}
                </Td>
                <Td place="aside">
                  <DisputeChip status={line.status} />
                </Td>
                <Td end place="meta">
                  {formatMoney(locale, { cents: line.claimCents, currency: project.currency })}
                </Td>
                <Td end place="meta">
                  {line.dueOn === null ? "" : formatDay(locale, line.dueOn)}
                </Td>
              </Row>
            ))}
          </TableBody>
        </Table>
      )}
    </DisputeFrame>
  );
}
