"use client";

import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import { ColumnCell } from "@/components/requirement/column-cell";
import { MoveHandle } from "@/components/requirement/move-handle";
import { RequirementWords } from "@/components/requirement/requirement-words";
import { cellId } from "@/components/requirement/use-grid";
import { Checkbox } from "@/components/ui/checkbox";
import { SmallSeal } from "@/components/ui/small-seal";
import { Row, Td } from "@/components/ui/table";
import type { Side } from "@/lib/domain/party";
import type { ListColumn } from "@/lib/domain/requirement-list";
import { isLocked, type RequirementRow } from "@/lib/features/requirement/view";

/** What is done on a row; the same for every row, whatever is chosen or dragged. */
export type RowActs = {
  readonly toggle: (row: RequirementRow) => void;
  readonly step: (row: RequirementRow, by: 1 | -1) => void;
  readonly drag: (code: string | null) => void;
  readonly drop: (before: RequirementRow) => void;
};

type LineProps = {
  readonly row: RequirementRow;
  /** Its place in the list, for those who hear it; and among the lines of the window, for what measures them. */
  readonly rank: number;
  readonly index: number;
  readonly measure: (row: HTMLElement | null) => void;
  readonly project: string;
  readonly side: Side;
  readonly timeZone: string;
  readonly columns: readonly ListColumn[];
  readonly acts: RowActs;
  /** The column that Tab comes to, when it is in this row. */
  readonly activeColumn: string | null;
  /** `null` for those who may not select. */
  readonly selected: boolean | null;
  /** `null` when the list cannot be ordered. */
  readonly order: "movable" | "fixed" | "busy" | null;
  /** What is dragged may be let go before this row. */
  readonly accepts: boolean;
};

/** One requirement in its row: its choice, its handle, its lock, its words, what it is worth, where it stands. */
export const RequirementLine = memo(function RequirementLine(props: LineProps): ReactNode {
  const { row, rank, index, measure, project, acts, activeColumn, selected, order, accepts, columns } = props;
  const t = useTranslations("requirements");
  const { code } = row;
  const locked = isLocked(row.status);
  const cell = (column: string) =>
    ({ id: cellId(code, column), role: "gridcell", "data-code": code, "data-column": column }) as const;
  const tab = (column: string): 0 | -1 => (activeColumn === column ? 0 : -1);
  return (
    <Row
      ref={measure}
      data-index={index}
      aria-rowindex={rank + 2}
      selected={selected === true}
      className={accepts ? "scroll-my-28 border-t-2 border-t-ink" : "scroll-my-28"}
      onDragOver={(event) => {
        if (accepts) event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        acts.drop(row);
      }}
    >
      {selected === null ? null : (
        <Td place="sign" {...cell("SELECT")}>
          <Checkbox
            label={t("select", { code })}
            hideLabel
            checked={selected}
            tabIndex={tab("SELECT")}
            onChange={() => acts.toggle(row)}
            className="py-0"
          />
        </Td>
      )}
      {order === null ? null : (
        <Td
          place="sign"
          {...cell("MOVE")}
          {...(order === "fixed"
            ? { tabIndex: tab("MOVE"), className: "max-md:hidden" }
            : { className: "max-md:order-2" })}
        >
          {order === "fixed" ? null : (
            <MoveHandle row={row} acts={acts} busy={order === "busy"} tabIndex={tab("MOVE")} />
          )}
        </Td>
      )}
      <Td place="sign" {...cell("LOCK")} tabIndex={tab("LOCK")}>
        <SmallSeal
          kind={locked ? "baseline" : "open"}
          label={t(locked ? "locked" : "unlocked")}
          className="translate-y-0.5"
        />
      </Td>
      <Td place="aside" code {...cell("CODE")} tabIndex={tab("CODE")}>
        {code}
      </Td>
      <Td place="lead" {...cell("WORDS")}>
        <RequirementWords project={project} row={row} tabIndex={tab("WORDS")} />
      </Td>
      {columns.map((column) => (
        <ColumnCell key={column} {...props} column={column} cell={cell(column)} tabIndex={tab(column)} />
      ))}
    </Row>
  );
});
