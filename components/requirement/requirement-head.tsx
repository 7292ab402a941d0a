"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Cell, cellId } from "@/components/requirement/use-grid";
import { Checkbox } from "@/components/ui/checkbox";
import { TableHead, Th } from "@/components/ui/table";
import { ListColumn } from "@/lib/domain/requirement-list";

type Props = {
  readonly columns: readonly string[];
  readonly active: Cell;
  readonly whole: boolean;
  readonly onWhole: () => void;
};

const widths: Readonly<Record<ListColumn, string>> = {
  PRIORITY: "w-36",
  KIND: "w-32",
  CRITERIA: "w-18",
  STATUS: "w-46",
  CHANGED: "w-28",
};

/** The heads of the list; that of the boxes takes all that is there. */
export function RequirementHead({ columns, active, whole, onWhole }: Props): ReactNode {
  const t = useTranslations();
  return (
    <TableHead>
      {!columns.includes("SELECT") ? null : (
        <Th className="w-8" id={cellId("", "SELECT")} data-code="" data-column="SELECT">
          <Checkbox
            label={t("requirements.selectPage")}
            hideLabel
            checked={whole}
            onChange={onWhole}
            tabIndex={active.code === "" ? 0 : -1}
          />
        </Th>
      )}
      {!columns.includes("MOVE") ? null : (
        <Th className="w-8">
          <span className="sr-only">{t("quality.table.column")}</span>
        </Th>
      )}
      <Th className="w-7">
        <span className="sr-only">{t("requirements.columns.lock")}</span>
      </Th>
      <Th className="w-18">{t("requirements.columns.code")}</Th>
      <Th>{t("requirements.columns.statement")}</Th>
      {ListColumn.options
        .filter((column) => columns.includes(column))
        .map((column) => (
          <Th key={column} className={widths[column]}>
            {t(`requirementTable.layout.column.${column}`)}
          </Th>
        ))}
    </TableHead>
  );
}
