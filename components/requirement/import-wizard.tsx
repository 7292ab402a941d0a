"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { ImportFile, type ReadFile } from "@/components/requirement/import-file";
import { ImportMapping } from "@/components/requirement/import-mapping";
import { ImportPreview } from "@/components/requirement/import-preview";
import { ImportProblems } from "@/components/requirement/import-problems";
import { ImportRemarks } from "@/components/requirement/import-remarks";
import { ImportResult } from "@/components/requirement/import-result";
import { type Forecast, ImportRun } from "@/components/requirement/import-run";
import { SectionHead } from "@/components/ui/section-head";
import { mapRows } from "@/lib/features/requirement/sheet-map";
import { guessMapping, type SheetMapping } from "@/lib/features/requirement/sheet-mapping";

type Props = {
  readonly project: string;
  readonly forecast: Forecast;
};

/** The import of a sheet on one page: the file, what its columns mean, what would come in, and the act. */
export function ImportWizard({ project, forecast }: Props): ReactNode {
  const t = useTranslations("requirements.import");
  const [file, setFile] = useState<ReadFile | null>(null);
  const [mapping, setMapping] = useState<SheetMapping | null>(null);
  const [result, setResult] = useState<Readonly<Record<string, string>> | null>(null);
  const mapped = useMemo(
    () => (file === null || mapping === null ? null : mapRows(file.sheet, mapping)),
    [file, mapping],
  );
  if (result !== null) return <ImportResult project={project} result={result} />;
  return (
    <div className="flex flex-col gap-11">
      <section>
        <SectionHead title={t("file")} remark={t("fileRemark")} />
        <ImportFile
          project={project}
          onRead={(read) => {
            setFile(read);
            setMapping(read === null ? null : guessMapping(read.sheet.headers));
          }}
        />
      </section>
      {file === null || mapping === null || mapped === null ? null : (
        <>
          <section>
            <SectionHead title={t("mapping")} remark={t("mappingRemark", { lines: file.sheet.rows.length })} />
            <ImportMapping sheet={file.sheet} mapping={mapping} problems={mapped.problems} onChange={setMapping} />
          </section>
          {mapped.problems.length === 0 ? null : <ImportProblems problems={mapped.problems} />}
          <ImportRemarks remarks={file.sheet.beside?.remarks ?? []} />
          <ImportPreview requirements={mapped.requirements} total={file.sheet.rows.length} />
          <ImportRun project={project} mapped={mapped} file={file} forecast={forecast} onDone={setResult} />
        </>
      )}
    </div>
  );
}
