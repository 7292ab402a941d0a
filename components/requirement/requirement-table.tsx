"use client";

import { useTranslations } from "next-intl";
import { Fragment, type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { BulkBar, type StepActions } from "@/components/requirement/bulk-bar";
import { ClassifyDialog } from "@/components/requirement/classify-dialog";
import { RequirementLine } from "@/components/requirement/requirement-line";
import { useMoving } from "@/components/requirement/use-moving";
import { Checkbox } from "@/components/ui/checkbox";
import { Table, TableBody, TableGroup, TableHead, Th } from "@/components/ui/table";
import type { ReadItem } from "@/lib/domain/baseline-set";
import type { Side } from "@/lib/domain/party";
import type { Action } from "@/lib/features/act/view";
import type { RequirementList, RequirementStep } from "@/lib/features/requirement/view";

type Props = {
  readonly project: string;
  readonly list: RequirementList;
  readonly side: Side;
  readonly dense: boolean;
  /** The steps that the reader's role may take with a selection; without any, nothing is selected. */
  readonly steps: readonly RequirementStep[];
  readonly actions: StepActions;
  /** Those who write needs may classify drafts and order the list. */
  readonly writes: boolean;
  readonly writing: { readonly classify: Action; readonly move: Action };
};

/** The requirements by chapter, with a selection that takes a step together: all of it, or none. */
export function RequirementTable({ project, list, side, dense, steps, actions, writes, writing }: Props): ReactNode {
  const t = useTranslations("requirements");
  const order = useTranslations("quality.table")("column");
  const [selected, setSelected] = useState<ReadonlyMap<string, ReadItem>>(new Map());
  const selectable = steps.length > 0;
  const moving = useMoving({ project, rows: list.rows, goesOn: list.next !== null, action: writing.move });
  const ordering = writes && list.rows.some(moving.canMove);
  const columns = 6 + (selectable ? 1 : 0) + (ordering ? 1 : 0);
  const select = (texts: readonly ReadItem[]): void => setSelected(new Map(texts.map((text) => [text.code, text])));
  const chosen = [...selected.values()];
  const toggle = (text: ReadItem): void =>
    select(selected.has(text.code) ? chosen.filter(({ code }) => code !== text.code) : [...chosen, text]);
  const page = list.rows.map(({ code, version }): ReadItem => ({ code, version }));
  const whole = page.length > 0 && page.every(({ code }) => selected.has(code));
  return (
    <>
      <BulkBar
        project={project}
        selected={chosen}
        matching={list.matching}
        steps={steps}
        actions={actions}
        onSelect={select}
      >
        {!writes ? null : (
          <ClassifyDialog
            project={project}
            codes={chosen.map(({ code }) => code)}
            action={writing.classify}
            onDone={() => select([])}
          />
        )}
      </BulkBar>
      <p role="status" className="sr-only">
        {moving.said}
      </p>
      <ActProblem acting={moving.acting} />
      <Table caption={t("caption")} dense={dense}>
        <TableHead>
          {selectable ? (
            <Th className="w-8">
              <Checkbox label={t("selectPage")} hideLabel checked={whole} onChange={() => select(whole ? [] : page)} />
            </Th>
          ) : null}
          {!ordering ? null : (
            <Th className="w-8">
              <span className="sr-only">{order}</span>
            </Th>
          )}
          <Th className="w-7">
            <span className="sr-only">{t("columns.lock")}</span>
          </Th>
          <Th className="w-18">{t("columns.code")}</Th>
          <Th>{t("columns.statement")}</Th>
          <Th className="w-42">{t("columns.priority")}</Th>
          <Th className="w-20">{t("columns.criteria")}</Th>
          <Th className="w-52">{t("columns.status")}</Th>
        </TableHead>
        <TableBody>
          {list.rows.map((row, index) => (
            <Fragment key={row.code}>
              {row.chapter === list.rows[index - 1]?.chapter || row.chapter === "" ? null : (
                <TableGroup columns={columns}>{row.chapter}</TableGroup>
              )}
              <RequirementLine
                row={row}
                project={project}
                side={side}
                moving={ordering ? moving : null}
                selection={
                  selectable
                    ? {
                        selected: selected.has(row.code),
                        toggle: () => toggle({ code: row.code, version: row.version }),
                      }
                    : null
                }
              />
            </Fragment>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
