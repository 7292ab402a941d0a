import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useReader } from "@/components/consultation/use-reader";
import { SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import type { RiskView } from "@/lib/features/risk/view";
import { formatDateTime } from "@/lib/text/format";

/** Every look at a risk, the last first: what was said before is kept. */
export function RiskHistory({ view }: { readonly view: RiskView }): ReactNode {
  const t = useTranslations("risks");
  const { reader } = useReader(view.project.timeZone);
  if (view.reviews.length === 0) return null;
  return (
    <section>
      <SectionHead title={t("history")} remark={t("historyRemark")} />
      <Table caption={t("history")}>
        <TableHead>
          <Th>{t("at")}</Th>
          <Th>{t("note")}</Th>
          <Th>{t("by")}</Th>
          <Th>{t("state")}</Th>
          <Th end>{t("score")}</Th>
        </TableHead>
        <TableBody>
          {view.reviews.map((one) => (
            <Row key={one.number}>
              <Td place="sign">{formatDateTime(reader, one.at)}</Td>
              <Td place="lead">{one.note}</Td>
              <Td place="meta">{one.by}</Td>
              <Td place="meta">{t(`status.${one.status}`)}</Td>
              <Td end place="aside">
                {one.score ?? ""}
              </Td>
            </Row>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
