"use client";

import { useTranslations } from "next-intl";
import { Fragment, type ReactNode, useState } from "react";
import { BulkBar, type StepActions } from "@/components/requirement/bulk-bar";
import { RequirementChip } from "@/components/requirement/requirement-chip";
import { RequirementWords } from "@/components/requirement/requirement-words";
import { Checkbox } from "@/components/ui/checkbox";
import { SmallSeal } from "@/components/ui/small-seal";
import { Row, Table, TableBody, TableGroup, TableHead, Td, Th } from "@/components/ui/table";
import type { ReadItem } from "@/lib/domain/baseline-set";
import type { Side } from "@/lib/domain/party";
import {
  isLocked,
  type RequirementList,
  type RequirementRow,
  type RequirementStep,
} from "@/lib/features/requirement/view";

type Props = {
  readonly project: string;
  readonly list: RequirementList;
  readonly side: Side;
  readonly dense: boolean;
  /** The steps that the reader's role may take with a selection; without any, nothing is selected. */
  readonly steps: readonly RequirementStep[];
  readonly actions: StepActions;
};

/** The requirements by chapter, with a selection that takes a step together: all of it, or none. */
export function RequirementTable({ project, list, side, dense, steps, actions }: Props): ReactNode {
  const t = useTranslations("requirements");
  const [selected, setSelected] = useState<ReadonlyMap<string, ReadItem>>(new Map());
  const selectable = steps.length > 0;
  const columns = selectable ? 7 : 6;
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
      />
      <Table caption={t("caption")} dense={dense}>
        <TableHead>
          {selectable ? (
            <Th className="w-8">
              <Checkbox label={t("selectPage")} hideLabel checked={whole} onChange={() => select(whole ? [] : page)} />
            </Th>
          ) : null}
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

type LineProps = {
  readonly row: RequirementRow;
  readonly project: string;
  readonly side: Side;
  readonly selection: { readonly selected: boolean; readonly toggle: () => void } | null;
};

function RequirementLine({ row, project, side, selection }: LineProps): ReactNode {
  const t = useTranslations();
  const { code, status, flexibility, criteriaCount } = row;
  const locked = isLocked(status);
  return (
    <Row selected={selection?.selected === true}>
      {selection === null ? null : (
        <Td place="sign">
          <Checkbox
            label={t("requirements.select", { code })}
            hideLabel
            checked={selection.selected}
            onChange={selection.toggle}
            className="py-0"
          />
        </Td>
      )}
      <Td place="sign">
        <SmallSeal
          kind={locked ? "baseline" : "open"}
          label={t(locked ? "requirements.locked" : "requirements.unlocked")}
          className="translate-y-0.5"
        />
      </Td>
      <Td place="aside" code>
        {code}
      </Td>
      <Td place="lead">
        <RequirementWords project={project} row={row} />
      </Td>
      <Td place="meta" className="md:whitespace-nowrap">
        <span className="inline-block first-letter:uppercase">
          {row.priority === null ? t("requirements.noPriority") : t(`priority.${row.priority}`)}
        </span>{" "}
        <span className="text-text-3">{flexibility}</span>
      </Td>
      <Td place="meta" className="figures">
        <span className="md:hidden">{t("requirements.criteriaCount", { count: criteriaCount })}</span>
        <span className="max-md:hidden">{criteriaCount}</span>
      </Td>
      <Td place="meta">
        <RequirementChip status={status} agreements={row.agreements} side={side} changePending={row.changePending} />
      </Td>
    </Row>
  );
}
