"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useReader } from "@/components/consultation/use-reader";
import { SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import type { ConsultationView } from "@/lib/features/consultation/view";
import { formatShare } from "@/lib/text/format";

/** The ranking with what it is made of: each criterion's points, weighed; equal sums share their rank. */
export function RankingSection({ view }: { readonly view: ConsultationView }): ReactNode {
  const t = useTranslations("consultations.ranking");
  const { points, money, reader } = useReader(view.project.timeZone);
  const ranked = view.offers
    .flatMap(({ organisation, content }) =>
      content?.ranked == null ? [] : [{ organisation, ...content.ranked, total: content.price.totalCents }],
    )
    .toSorted((a, b) => a.rank - b.rank || a.organisation.localeCompare(b.organisation));
  const nameOf = (number: number): string => view.criteria.find((one) => one.number === number)?.name ?? "";
  if (ranked.length === 0) return null;
  return (
    <section>
      <SectionHead title={t("title")} remark={t("remark", { complete: view.complete })} />
      <Table caption={t("title")}>
        <TableHead>
          <Th>{t("rank")}</Th>
          <Th>{t("offer")}</Th>
          {view.criteria.map((one) => (
            <Th key={one.number} end>
              {one.name}, {formatShare(reader.locale, one.weight * 100)}
            </Th>
          ))}
          <Th end>{t("total")}</Th>
        </TableHead>
        <TableBody>
          {ranked.map((one) => (
            <Row key={one.offerId}>
              <Td place="sign">
                {t("place", { rank: one.rank })}
                {one.tied ? ` ${t("tied")}` : ""}
              </Td>
              <Td place="lead">
                <span className="font-medium">{one.organisation}</span>
                <span className="t-12 block text-text-3">{money(one.total, view.project.currency)}</span>
              </Td>
              {one.criteria.map((result) => (
                <Td key={result.criterion} end place="meta">
                  <span className="md:hidden">{nameOf(result.criterion)} </span>
                  {points(result.points)}
                </Td>
              ))}
              <Td end place="aside">
                <strong>{points(one.points)}</strong>
              </Td>
            </Row>
          ))}
        </TableBody>
      </Table>
      <p className="t-12 mt-2 max-w-[62ch] text-text-3">{t("rule")}</p>
    </section>
  );
}
