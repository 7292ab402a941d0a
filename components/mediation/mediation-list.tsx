import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DisputeChip } from "@/components/dispute/dispute-chip";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { Empty } from "@/components/ui/empty";
import { PageTitle } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { MediationLine } from "@/lib/features/mediation/view";
import { formatDay, formatList } from "@/lib/text/format";

/** The mediations in which the reader takes part. */
export function MediationList({ lines }: { readonly lines: readonly MediationLine[] }): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <>
      <PageHeader crumbs={[{ label: t("rooms.mediations") }]} />
      <PageBody>
        <PageTitle lead={t("mediations.lead")}>{t("mediations.title")}</PageTitle>
        <div className="mt-8">
          {lines.length === 0 ? (
            <Empty fact={t("mediations.empty")} rule={t("mediations.emptyRule")} />
          ) : (
            <Table caption={t("mediations.title")}>
              <TableHead>
                <Th>{t("disputes.code")}</Th>
                <Th>{t("disputes.between")}</Th>
                <Th>{t("disputes.state")}</Th>
                <Th end>{t("disputes.due")}</Th>
              </TableHead>
              <TableBody>
                {lines.map((line) => (
                  <Row key={line.mediationId}>
                    <Td place="sign" code>
                      <TextLink href={`/mediations/${line.mediationId}`}>{line.dispute}</TextLink>
                    </Td>
                    <Td place="lead">{formatList(locale, line.parties)}</Td>
                    <Td place="aside">
                      <DisputeChip status={line.status} />
                    </Td>
                    <Td end place="meta">
                      {line.dueOn === null ? "" : formatDay(locale, line.dueOn)}
                    </Td>
                  </Row>
                ))}
              </TableBody>
            </Table>
          )}
        </div>
      </PageBody>
    </>
  );
}
