"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ConsultationChip } from "@/components/consultation/consultation-chip";
import { useReader } from "@/components/consultation/use-reader";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { Empty } from "@/components/ui/empty";
import { PageTitle } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { CandidacyLine } from "@/lib/features/consultation/view";

/** The consultations in which one is a candidate. */
export function CandidacyList({ lines }: { readonly lines: readonly CandidacyLine[] }): ReactNode {
  const t = useTranslations("consultations");
  return (
    <>
      <PageHeader crumbs={[{ label: t("offer.list") }]} />
      <PageBody>
        <PageTitle lead={t("offer.listLead")}>{t("offer.list")}</PageTitle>
        <div className="mt-8">
          {lines.length === 0 ? (
            <Empty fact={t("offer.empty")} rule={t("offer.emptyRule")} />
          ) : (
            <Table caption={t("offer.list")}>
              <TableHead>
                <Th>{t("object")}</Th>
                <Th>{t("offer.client")}</Th>
                <Th>{t("state")}</Th>
                <Th>{t("offer.mine")}</Th>
                <Th end>{t("closes")}</Th>
              </TableHead>
              <TableBody>
                {lines.map((line) => (
                  <Line key={line.consultationId} line={line} />
                ))}
              </TableBody>
            </Table>
          )}
        </div>
      </PageBody>
    </>
  );
}

function Line({ line }: { readonly line: CandidacyLine }): ReactNode {
  const t = useTranslations("consultations.offer");
  const { at } = useReader(line.timeZone);
  return (
    <Row>
      <Td place="lead">
        <TextLink href={`/offers/${line.consultationId}`}>{line.title}</TextLink>
      </Td>
      <Td place="meta">{line.client}</Td>
      <Td place="aside">
        <ConsultationChip status={line.status} />
      </Td>
      <Td place="meta">{line.standing ? t("standing") : t("noneStanding")}</Td>
      <Td end place="meta">
        {at(line.closesAt)}
      </Td>
    </Row>
  );
}
