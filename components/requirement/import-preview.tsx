import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import type { ImportedRequirement } from "@/lib/features/requirement/sheet-map";

const shown = 8;

type Props = { readonly requirements: readonly ImportedRequirement[]; readonly total: number };

/** The first lines as they would come in. */
export function ImportPreview({ requirements, total }: Props): ReactNode {
  const t = useTranslations();
  if (requirements.length === 0) return null;
  return (
    <section>
      <SectionHead
        title={t("requirements.import.preview")}
        remark={t("requirements.import.previewRemark", { ready: requirements.length, total })}
      />
      <Table caption={t("requirements.import.preview")}>
        <TableHead>
          <Th className="w-14">{t("requirements.import.line")}</Th>
          <Th className="w-24">{t("sheet.fields.externalReference")}</Th>
          <Th>{t("sheet.fields.statement")}</Th>
          <Th className="w-32">{t("sheet.fields.priority")}</Th>
          <Th className="w-20">{t("requirements.columns.criteria")}</Th>
        </TableHead>
        <TableBody>
          {requirements.slice(0, shown).map((row) => (
            <Row key={row.line}>
              <Td place="aside" className="figures text-text-3">
                {row.line}
              </Td>
              <Td place="meta" code>
                {row.externalReference}
              </Td>
              <Td place="lead">
                <span className="line-clamp-2">{row.statement}</span>
                {row.chapter === null ? null : <span className="t-12 text-text-3">{row.chapter}</span>}
              </Td>
              <Td place="meta">
                {row.priority === null ? t("requirements.noPriority") : t(`priority.${row.priority}`)}
              </Td>
              <Td place="meta" className="figures">
                {row.criteria.length}
              </Td>
            </Row>
          ))}
        </TableBody>
      </Table>
      {requirements.length <= shown ? null : (
        <p className="t-12 mt-2 text-text-3">
          {t("requirements.import.andMore", { count: requirements.length - shown })}
        </p>
      )}
    </section>
  );
}
