"use client";

import { Check, ChevronDown } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { Popover } from "@/components/ui/popover";
import { columnsOf, ListColumn, nameColumns, RequirementSort } from "@/lib/domain/requirement-list";
import { type ListShape, requirementsHref } from "@/lib/features/requirement/schema-filter";

type Props = { readonly project: string; readonly shape: ListShape };

/** The order of the list and its columns: each choice is an address. */
export function ListLayout({ project, shape }: Props): ReactNode {
  const t = useTranslations("requirementTable.layout");
  const shown = columnsOf(shape.columns);
  const entry = (key: string, name: string, href: string, on: boolean): ReactNode => (
    <li key={key}>
      <Link
        href={href}
        aria-current={on ? "true" : undefined}
        className="t-13 flex min-h-8 items-center gap-2 rounded-chip px-2 hover:bg-sunken pointer-coarse:min-h-11"
      >
        <Check aria-hidden size={16} strokeWidth={1.6} className={cx("shrink-0 text-ink", !on && "invisible")} />
        {name}
      </Link>
    </li>
  );
  const toggling = (column: ListColumn): string => {
    const next = shown.includes(column) ? shown.filter((one) => one !== column) : [...shown, column];
    return requirementsHref(project, shape, { columns: nameColumns(next) });
  };
  return (
    <Popover
      label={t("label")}
      trigger={
        <button
          type="button"
          className="t-12 flex min-h-8 items-center gap-1.5 rounded-control border border-line-2 bg-paper px-2.5 text-text-2 transition-colors hover:bg-sunken pointer-coarse:min-h-11"
        >
          {t("name")} <span className="font-semibold text-text">{t(shape.sort)}</span>
          <ChevronDown aria-hidden size={14} strokeWidth={1.6} />
        </button>
      }
    >
      <div className="-m-2 min-w-52">
        <h2 className="t-12 px-2 pb-1 text-text-3">{t("order")}</h2>
        <ul>
          {RequirementSort.options.map((sort) =>
            entry(sort, t(sort), requirementsHref(project, shape, { sort }), sort === shape.sort),
          )}
        </ul>
        <h2 className="t-12 px-2 pt-3 pb-1 text-text-3">{t("columns")}</h2>
        <ul>
          {ListColumn.options.map((column) =>
            entry(column, t(`column.${column}`), toggling(column), shown.includes(column)),
          )}
        </ul>
      </div>
    </Popover>
  );
}
