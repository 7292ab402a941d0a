"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RequirementChip } from "@/components/requirement/requirement-chip";
import { Td } from "@/components/ui/table";
import type { Side } from "@/lib/domain/party";
import type { ListColumn } from "@/lib/domain/requirement-list";
import type { RequirementRow } from "@/lib/features/requirement/view";
import { instant } from "@/lib/kernel/instant";
import { formatDate } from "@/lib/text/format";

type Props = {
  readonly column: ListColumn;
  readonly row: RequirementRow;
  readonly side: Side;
  readonly timeZone: string;
  readonly cell: { readonly id: string; readonly role: "gridcell" };
  readonly tabIndex: number;
};

/** What a row says in one of the columns that one chooses. */
export function ColumnCell({ column, row, side, timeZone, cell, tabIndex }: Props): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const { criteriaCount, status, flexibility } = row;
  switch (column) {
    case "PRIORITY":
      return (
        <Td {...cell} tabIndex={tabIndex} className="md:whitespace-nowrap">
          <span className="inline-block first-letter:uppercase">
            {row.priority === null ? t("requirements.noPriority") : t(`priority.${row.priority}`)}
          </span>{" "}
          <span className="text-text-3">{flexibility}</span>
        </Td>
      );
    case "KIND":
      return (
        <Td {...cell} tabIndex={tabIndex}>
          <span className="inline-block first-letter:uppercase">{t(`requirementKind.${row.kind}`)}</span>
        </Td>
      );
    case "CRITERIA":
      return (
        <Td {...cell} tabIndex={tabIndex} className="figures">
          <span className="md:hidden">{t("requirements.criteriaCount", { count: criteriaCount })}</span>
          <span className="max-md:hidden">{criteriaCount}</span>
        </Td>
      );
    case "STATUS":
      return (
        <Td {...cell} tabIndex={tabIndex}>
          <RequirementChip status={status} agreements={row.agreements} side={side} changePending={row.changePending} />
        </Td>
      );
    case "CHANGED":
      return (
        <Td {...cell} tabIndex={tabIndex} className="figures md:whitespace-nowrap">
          <time dateTime={row.changedAt}>
            {formatDate({ locale, timeZone }, instant(row.changedAt), { weekday: false })}
          </time>
        </Td>
      );
  }
}
