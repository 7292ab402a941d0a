"use client";

import { GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Moving, moveHandleId } from "@/components/requirement/use-moving";
import { cx } from "@/components/ui/class-names";
import type { RequirementRow } from "@/lib/features/requirement/view";

/** Moves a requirement within its chapter: dragged, or one place at a time with the arrows. */
export function MoveHandle({ row, moving }: { readonly row: RequirementRow; readonly moving: Moving }): ReactNode {
  const t = useTranslations("quality.table");
  if (!moving.canMove(row)) return null;
  return (
    <button
      type="button"
      id={moveHandleId(row.code)}
      draggable
      aria-label={t("move", { code: row.code })}
      aria-description={t("moveHint")}
      title={t("moveHint")}
      aria-busy={moving.acting.pending || undefined}
      className={cx(
        "-my-1 grid size-6 cursor-grab place-items-center rounded-chip text-text-3 hover:bg-sunken hover:text-text pointer-coarse:size-11",
        moving.dragged === row.code && "text-ink",
      )}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", row.code);
        moving.drag(row.code);
      }}
      onDragEnd={() => moving.drag(null)}
      onKeyDown={(event) => {
        if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
        event.preventDefault();
        moving.step(row, event.key === "ArrowUp" ? -1 : 1);
      }}
    >
      <GripVertical aria-hidden size={16} strokeWidth={1.6} />
    </button>
  );
}
