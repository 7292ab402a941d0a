"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { BulkBar, type StepActions } from "@/components/requirement/bulk-bar";
import { ClassifyDialog } from "@/components/requirement/classify-dialog";
import { ListEnd } from "@/components/requirement/list-end";
import { RequirementHead } from "@/components/requirement/requirement-head";
import { RequirementLine } from "@/components/requirement/requirement-line";
import { useChoice } from "@/components/requirement/use-choice";
import { useGrid } from "@/components/requirement/use-grid";
import { useLines } from "@/components/requirement/use-lines";
import { useMoving } from "@/components/requirement/use-moving";
import { useRowActs } from "@/components/requirement/use-row-acts";
import { useRows } from "@/components/requirement/use-rows";
import { useWindow } from "@/components/requirement/use-window";
import { Table, TableBody, TableGroup } from "@/components/ui/table";
import type { Side } from "@/lib/domain/party";
import { columnsOf } from "@/lib/domain/requirement-list";
import type { Action } from "@/lib/features/act/view";
import { type RequirementFilter, requirementsHref } from "@/lib/features/requirement/schema-filter";
import type { RequirementList, RequirementStep } from "@/lib/features/requirement/view";

type Props = {
  readonly project: string;
  readonly list: RequirementList;
  readonly filter: RequirementFilter;
  readonly side: Side;
  readonly timeZone: string;
  readonly dense: boolean;
  /** The steps that the reader's role may take with a selection; without any, nothing is selected. */
  readonly steps: readonly RequirementStep[];
  readonly actions: StepActions;
  /** Those who write needs may classify drafts and order the list. */
  readonly writes: boolean;
  readonly writing: { readonly classify: Action; readonly move: Action };
};

const captions = { CHAPTER: "caption", CODE: "captionCode", CHANGED: "captionChanged" } as const;

/** The requirements as a grid that is walked with the keyboard, with a selection that takes a step together: all of it, or none. */
export function RequirementTable(props: Props): ReactNode {
  const { project, list, filter, side, timeZone, dense, steps, actions, writes, writing } = props;
  const t = useTranslations("requirementTable.grid");
  const { rows, goesOn, ...fetching } = useRows(project, filter, list);
  const { lines, codes, lineOf } = useLines(rows, filter.sort);
  const choice = useChoice(rows);
  const moving = useMoving({ project, rows, goesOn, action: writing.move });
  const selectable = steps.length > 0;
  const ordering = writes && filter.sort === "CHAPTER" && rows.some(moving.canMove);
  const shown = columnsOf(filter.columns);
  const columns = [
    ...(selectable ? ["SELECT"] : []),
    ...(ordering ? ["MOVE"] : []),
    ...["LOCK", "CODE", "WORDS", ...shown],
  ];
  const address = requirementsHref(project, filter, {});
  const grid = useGrid({
    address,
    codes,
    columns,
    main: "WORDS",
    choice: selectable ? "SELECT" : null,
    onToggle: choice.toggleCode,
    onExtend: choice.extend,
  });
  const acts = useRowActs(choice, moving);
  const guess = useCallback(
    (index: number) => (lines[index]?.kind === "chapter" ? 53 : dense ? 44 : 62),
    [lines, dense],
  );
  const keyOf = useCallback((index: number) => lines[index]?.key ?? "", [lines]);
  const view = useWindow<HTMLTableSectionElement>({
    ...{ address, count: lines.length, keyOf, guess },
    held: lineOf(grid.activeIndex),
    onNearEnd: fetching.more,
    above: `${choice.chosen.length > 0} ${moving.acting.problem === null}`,
  });
  return (
    <>
      <BulkBar
        project={project}
        selected={choice.chosen}
        matching={list.matching}
        steps={steps}
        actions={actions}
        onSelect={choice.select}
      >
        {!writes ? null : (
          <ClassifyDialog
            project={project}
            codes={choice.chosen.map(({ code }) => code)}
            action={writing.classify}
            onDone={() => choice.select([])}
          />
        )}
      </BulkBar>
      <p role="status" className="sr-only">
        {moving.said}
      </p>
      <ActProblem acting={moving.acting} />
      <Table
        role="grid"
        caption={t(captions[filter.sort])}
        description={t("hint")}
        dense={dense}
        rowCount={list.total + 1}
        className="md:table-fixed"
        onKeyDown={grid.onKeyDown}
        onFocus={grid.onFocus}
      >
        <RequirementHead columns={columns} active={grid.active} whole={choice.whole} onWhole={choice.toggleAll} />
        <TableBody ref={view.body}>
          {view.placed.map((place) => {
            if ("room" in place) return <Room key={place.key} columns={columns.length} height={place.room} />;
            const line = lines[place.index];
            if (line?.kind === "chapter")
              return (
                <TableGroup key={line.key} ref={view.measure} data-index={place.index} columns={columns.length}>
                  {line.chapter}
                </TableGroup>
              );
            return line === undefined ? null : (
              <RequirementLine
                key={line.key}
                {...{ row: line.row, rank: line.rank, index: place.index, measure: view.measure }}
                {...{ project, side, timeZone, columns: shown, acts }}
                activeColumn={grid.active.code === line.row.code ? grid.active.column : null}
                selected={selectable ? choice.has(line.row.code) : null}
                order={ordering ? moving.orderOf(line.row) : null}
                accepts={moving.accepts(line.row)}
              />
            );
          })}
        </TableBody>
      </Table>
      <ListEnd {...{ project, filter, list, goesOn }} {...fetching} live={view.live} count={rows.length} />
    </>
  );
}

/** The room that lines out of sight take. */
function Room({ columns, height }: { readonly columns: number; readonly height: number }): ReactNode {
  return (
    <tr aria-hidden>
      <td colSpan={columns} className="p-0" style={{ height }} />
    </tr>
  );
}
