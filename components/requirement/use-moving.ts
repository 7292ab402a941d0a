"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { type Acting, useAct } from "@/components/act/use-act";
import type { Action } from "@/lib/features/act/view";
import { isLocked, type RequirementRow } from "@/lib/features/requirement/view";

/** Moving a requirement within its chapter, as far as its rows were fetched. */
export type Moving = {
  readonly acting: Acting;
  /** What was done last, for those who listen. */
  readonly said: string;
  /** The requirement that is being dragged. */
  readonly dragged: string | null;
  readonly canMove: (row: RequirementRow) => boolean;
  /** What its handle is: there, busy, or not there. */
  readonly orderOf: (row: RequirementRow) => "movable" | "busy" | "fixed";
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
  const [moved, setMoved] = useState<{ readonly code: string; readonly in: readonly RequirementRow[] } | null>(null);
  useEffect(() => {
    // Once the rows stand in their new order.
    if (moved === null || moved.in === rows) return;
    document.getElementById(moveHandleId(moved.code))?.focus();
    setMoved(null);
  }, [moved, rows]);
  const acting = useAct(action, { project, subject: { kind: "requirement" } });
  const movable = useMemo(() => {
    const chapters = new Map<string, RequirementRow[]>();
    for (const row of rows) {
      if (isLocked(row.status)) continue;
      const chapter = chapters.get(row.chapter);
      if (chapter === undefined) chapters.set(row.chapter, [row]);
      else chapter.push(row);
    }
    return chapters;
  }, [rows]);
  const chapterOf = (row: RequirementRow): readonly RequirementRow[] => movable.get(row.chapter) ?? [];
  const move = async (row: RequirementRow, before: RequirementRow | undefined, place: number): Promise<void> => {
    const answer = await acting.run({ code: row.code, before: before?.code ?? null });
    if (!answer.ok) return;
    setMoved({ code: row.code, in: rows });
    setSaid(t("moved", { code: row.code, place, total: chapterOf(row).length }));
  };
  const canMove = (row: RequirementRow): boolean => !isLocked(row.status) && chapterOf(row).length > 1;
  const accepts = (row: RequirementRow): boolean => {
    if (dragged === null || dragged === row.code) return false;
    return chapterOf(row).some(({ code }) => code === dragged);
  };
  return {
    acting,
    said,
    dragged,
    canMove,
    orderOf: (row) => (!canMove(row) ? "fixed" : acting.pending ? "busy" : "movable"),
    drag,
    accepts,
    step: (row, by) => {
      const chapter = chapterOf(row);
      const at = chapter.findIndex(({ code }) => code === row.code);
      const to = at + by;
      if (to < 0 || to >= chapter.length) return;
      // Last of what was fetched is not last of a chapter that goes on.
      if (goesOn && to === chapter.length - 1 && rows.at(-1)?.chapter === row.chapter) return;
      void move(row, by === 1 ? chapter[at + 2] : chapter[at - 1], to + 1);
    },
    drop: (before) => {
      drag(null);
      if (!accepts(before)) return;
      const chapter = chapterOf(before);
      const one = chapter.find(({ code }) => code === dragged);
      const place = chapter.filter(({ code }) => code !== dragged);
      if (one !== undefined) void move(one, before, place.findIndex(({ code }) => code === before.code) + 1);
    },
  };
}
