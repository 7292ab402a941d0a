import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useReader } from "@/components/consultation/use-reader";
import { SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import type { ActionView } from "@/lib/features/action-item/view";
import { formatDateTime } from "@/lib/text/format";

/** Every step of an action, the last first. */
export function ActionHistory({ view }: { readonly view: ActionView }): ReactNode {
  const t = useTranslations("actions");
  const { reader } = useReader(view.project.timeZone);
  return (
    <section>
      <SectionHead title={t("history")} remark={t("historyRemark")} />
      <Table caption={t("history")}>
        <TableHead>
          <Th>{t("at")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("note")}</Th>
          <Th>{t("by")}</Th>
        </TableHead>
        <TableBody>
          {view.steps.map((step) => (
            <Row key={step.number}>
              <Td place="sign">{formatDateTime(reader, step.at)}</Td>
              <Td place="lead">{t(`status.${step.status}`)}</Td>
              <Td place="meta">{step.note}</Td>
              <Td place="meta">{step.by}</Td>
            </Row>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
