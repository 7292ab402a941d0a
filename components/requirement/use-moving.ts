"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type Acting, useAct } from "@/components/act/use-act";
import type { Action } from "@/lib/features/act/view";
import { isLocked, type RequirementRow } from "@/lib/features/requirement/view";

/** Moving a requirement within its chapter, as far as the page shows it. */
export type Moving = {
  readonly acting: Acting;
  /** What was done last, for those who listen. */
  readonly said: string;
  /** The requirement that is being dragged. */
  readonly dragged: string | null;
  readonly canMove: (row: RequirementRow) => boolean;
  /** One place up or down among what can move. */
  readonly step: (row: RequirementRow, by: 1 | -1) => void;
  readonly drag: (code: string | null) => void;
  /** Where the dragged one may be let go: in its own chapter. */
  readonly accepts: (row: RequirementRow) => boolean;
  readonly drop: (before: RequirementRow) => void;
};

/** The id of the handle of a requirement, which keeps the focus while its row moves. */
export function moveHandleId(code: string): string {
  return `move-${code}`;
}

type Options = {
  readonly project: string;
  readonly rows: readonly RequirementRow[];
  /** The list goes on after these rows, so that their last chapter may too. */
  readonly goesOn: boolean;
  readonly action: Action;
};

/** Binds the rows of a table to the act that orders them. */
export function useMoving({ project, rows, goesOn, action }: Options): Moving {
  const t = useTranslations("quality.table");
  const [said, setSaid] = useState("");
  const [dragged, drag] = useState<string | null>(null);
  const [moved, setMoved] = useState<string | null>(null);
  const order = rows.map(({ code }) => code).join(" ");
  useEffect(() => {
    if (moved !== null && order.includes(moved)) document.getElementById(moveHandleId(moved))?.focus();
  }, [moved, order]);
  const acting = useAct(action, { project, subject: { kind: "requirement" } });
  const chapterOf = (row: RequirementRow): readonly RequirementRow[] =>
    rows.filter((one) => one.chapter === row.chapter && !isLocked(one.status));
  const move = async (row: RequirementRow, before: RequirementRow | undefined, place: number): Promise<void> => {
    const answer = await acting.run({ code: row.code, before: before?.code ?? null });
    if (!answer.ok) return;
    setMoved(row.code);
    setSaid(t("moved", { code: row.code, place, total: chapterOf(row).length }));
  };
  const canMove = (row: RequirementRow): boolean => !isLocked(row.status) && chapterOf(row).length > 1;
  const accepts = (row: RequirementRow): boolean => {
    const one = rows.find(({ code }) => code === dragged);
    return one !== undefined && one.code !== row.code && one.chapter === row.chapter;
  };
  return {
    acting,
    said,
    dragged,
    canMove,
    drag,
    accepts,
    step: (row, by) => {
      const chapter = chapterOf(row);
      const at = chapter.findIndex(({ code }) => code === row.code);
      const to = at + by;
      if (to < 0 || to >= chapter.length) return;
      // Last of what is shown is not last of a chapter that goes on overleaf.
      if (goesOn && to === chapter.length - 1 && rows.at(-1)?.chapter === row.chapter) return;
      void move(row, by === 1 ? chapter[at + 2] : chapter[at - 1], to + 1);
    },
    drop: (before) => {
      const one = rows.find(({ code }) => code === dragged);
      drag(null);
      if (one === undefined || !accepts(before)) return;
      const place = chapterOf(one).filter(({ code }) => code !== one.code);
      void move(one, before, place.findIndex(({ code }) => code === before.code) + 1);
    },
  };
}
