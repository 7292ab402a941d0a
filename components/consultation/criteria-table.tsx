import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import type { CriterionView } from "@/lib/features/consultation/view";
import { formatShare } from "@/lib/text/format";

/** What offers are judged by, with its weight: fixed before any offer is opened. */
export function CriteriaTable({
  criteria,
  fixed,
}: {
  readonly criteria: readonly CriterionView[];
  readonly fixed: boolean;
}): ReactNode {
  const t = useTranslations("consultations");
  const locale = useLocale();
  return (
    <section>
      <SectionHead title={t("criteria")} remark={fixed ? t("criteriaFixed") : t("criteriaOpen")} />
      <Table caption={t("criteria")}>
        <TableHead>
          <Th>{t("criterion")}</Th>
          <Th>{t("scoring")}</Th>
          <Th end>{t("weight")}</Th>
        </TableHead>
        <TableBody>
          {criteria.map((one) => (
            <Row key={one.number}>
              <Td place="lead">
                <span className="font-medium">{one.name}</span>
                {one.detail === "" ? null : <span className="t-12 block text-text-3">{one.detail}</span>}
              </Td>
              <Td place="meta">{t(`kinds.${one.kind}`)}</Td>
              <Td end place="aside">
                {formatShare(locale, one.weight * 100)}
              </Td>
            </Row>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
