"use client";

import { ArrowDown, ArrowUp, GripVertical, MoveVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { RowActs } from "@/components/requirement/requirement-line";
import { moveHandleId } from "@/components/requirement/use-moving";
import { cx } from "@/components/ui/class-names";
import { Menu, MenuAct } from "@/components/ui/menu";
import type { RequirementRow } from "@/lib/features/requirement/view";

type Props = {
  readonly row: RequirementRow;
  readonly acts: RowActs;
  readonly busy: boolean;
  readonly tabIndex: number;
};

const look =
  "-my-1 size-6 place-items-center rounded-chip text-text-3 hover:bg-sunken hover:text-text pointer-coarse:size-11";

/** Moves a requirement within its chapter: dragged, one place at a time with the arrows, or by a menu under a finger. */
export function MoveHandle({ row, acts, busy, tabIndex }: Props): ReactNode {
  const t = useTranslations("quality.table");
  return (
    <>
      <button
        type="button"
        id={moveHandleId(row.code)}
        tabIndex={tabIndex}
        draggable
        aria-label={t("move", { code: row.code })}
        aria-description={t("moveHint")}
        title={t("moveHint")}
        aria-busy={busy || undefined}
        className={cx(look, "grid cursor-grab active:text-ink max-md:hidden pointer-coarse:hidden")}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = "move";
          event.dataTransfer.setData("text/plain", row.code);
          acts.drag(row.code);
        }}
        onDragEnd={() => acts.drag(null)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
          event.preventDefault();
          acts.step(row, event.key === "ArrowUp" ? -1 : 1);
        }}
      >
        <GripVertical aria-hidden size={16} strokeWidth={1.6} />
      </button>
      <span className="hidden max-md:inline pointer-coarse:inline">
        <MoveMenu row={row} acts={acts} busy={busy} tabIndex={tabIndex} />
      </span>
    </>
  );
}

/** What the handle does, as words; the menu itself comes with the first press. */
function MoveMenu({ row, acts, busy, tabIndex }: Props): ReactNode {
  const t = useTranslations("requirementTable.move");
  const [wanted, setWanted] = useState(false);
  const button = (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-label={t("menu", { code: row.code })}
      aria-haspopup="menu"
      aria-busy={busy || undefined}
      className={cx(look, "inline-grid")}
      {...(wanted ? {} : { onClick: () => setWanted(true) })}
    >
      <MoveVertical aria-hidden size={16} strokeWidth={1.6} />
    </button>
  );
  if (!wanted) return button;
  return (
    <Menu trigger={button} startOpen>
      <MenuAct onAct={() => acts.step(row, -1)} icon={<ArrowUp aria-hidden size={16} strokeWidth={1.6} />}>
        {t("up")}
      </MenuAct>
      <MenuAct onAct={() => acts.step(row, 1)} icon={<ArrowDown aria-hidden size={16} strokeWidth={1.6} />}>
        {t("down")}
      </MenuAct>
    </Menu>
  );
}
