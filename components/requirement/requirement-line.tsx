"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MoveHandle } from "@/components/requirement/move-handle";
import { RequirementChip } from "@/components/requirement/requirement-chip";
import { RequirementWords } from "@/components/requirement/requirement-words";
import type { Moving } from "@/components/requirement/use-moving";
import { Checkbox } from "@/components/ui/checkbox";
import { SmallSeal } from "@/components/ui/small-seal";
import { Row, Td } from "@/components/ui/table";
import type { Side } from "@/lib/domain/party";
import { isLocked, type RequirementRow } from "@/lib/features/requirement/view";

type LineProps = {
  readonly row: RequirementRow;
  readonly project: string;
  readonly side: Side;
  /** `null` for those who may not order the list. */
  readonly moving: Moving | null;
  readonly selection: { readonly selected: boolean; readonly toggle: () => void } | null;
};

/** One requirement in its row: its choice, its handle, its lock, its words, what it is worth, where it stands. */
export function RequirementLine({ row, project, side, moving, selection }: LineProps): ReactNode {
  const t = useTranslations();
  const { code, status, flexibility, criteriaCount } = row;
  const locked = isLocked(status);
  return (
    <Row
      selected={selection?.selected === true}
      className={moving?.accepts(row) === true ? "border-t-2 border-t-ink" : undefined}
      onDragOver={(event) => {
        if (moving?.accepts(row) === true) event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        moving?.drop(row);
      }}
    >
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
      {moving === null ? null : (
        <Td place="sign" className="max-md:hidden">
          <MoveHandle row={row} moving={moving} />
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
