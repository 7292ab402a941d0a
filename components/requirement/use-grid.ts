"use client";

import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from "react";

import { gridStep, type Place } from "@/components/requirement/grid-step";
import { returning } from "@/components/requirement/returning";

/** A cell by its row (the code of a requirement; nothing for the heads) and its column. */
export type Cell = { readonly code: string; readonly column: string };

/** Walking through cells with the keyboard, as the grid pattern of WAI-ARIA has it: one stop of Tab, arrows inside. */
export type Grid = {
  /** The cell that Tab comes to. */
  readonly active: Cell;
  readonly activeIndex: number;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
};

type Options = {
  /** The address of the list: whoever comes back to it finds the cell they left. */
  readonly address: string;
  readonly codes: readonly string[];
  readonly columns: readonly string[];
  /** The column that is entered first, and whose link opens the row. */
  readonly main: string;
  /** The column of the boxes; its head takes all. */
  readonly choice: string | null;
  readonly onToggle: (code: string) => void;
  /** Chooses from one row to another, both included. */
  readonly onExtend: (from: string, to: string) => void;
};

/** The cell one left in each list, by its address. */
const left = new Map<string, Cell>();

/** The id of a cell in the page. */
export function cellId(code: string, column: string): string {
  return `cell-${code === "" ? "head" : code}-${column}`;
}

/** What has the focus in a cell: what can be acted on there, else the cell itself. */
function holderOf(cell: HTMLElement): HTMLElement {
  const inside = [...cell.querySelectorAll<HTMLElement>("a, button, input")];
  return inside.find((one) => one.getClientRects().length > 0) ?? cell;
}

/** Binds the keys of a grid to its cells. A cell carries the id of `cellId`, `data-code` and `data-column`. */
export function useGrid({ address, codes, columns, main, choice, onToggle, onExtend }: Options): Grid {
  const [wanted, setWanted] = useState<Cell | null>(() => (returning() ? (left.get(address) ?? null) : null));
  const going = useRef(wanted !== null);
  const anchor = useRef<string | null>(null);
  const places = useMemo(() => new Map(codes.map((code, index) => [code, index])), [codes]);
  const known = wanted !== null && columns.includes(wanted.column) && (wanted.code === "" || places.has(wanted.code));
  const active = known ? wanted : { code: codes[0] ?? "", column: main };
  // After each drawing: a row that is gone to, or come back to, may be drawn a moment later.
  useLayoutEffect(() => {
    if (!going.current) return;
    const cell = document.getElementById(cellId(active.code, active.column));
    if (cell === null) return;
    going.current = false;
    const holder = holderOf(cell);
    holder.focus({ preventScroll: true });
    // One who returns stands where they stood.
    if (!returning()) cell.closest("tr")?.scrollIntoView({ block: "nearest" });
  });

  const go = (cell: Cell): void => {
    if (cell.code === active.code && cell.column === active.column) return;
    going.current = true;
    setWanted(cell);
  };
  const move = (to: Place, extend: boolean): void => {
    const code = to.row < 0 ? "" : (codes[to.row] ?? "");
    if (extend && choice !== null && active.code !== "" && code !== "") {
      anchor.current ??= active.code;
      onExtend(anchor.current, code);
    } else anchor.current = null;
    go({ code, column: columns[to.column] ?? main });
  };
  const open = (): void => {
    const cell = document.getElementById(cellId(active.code, main));
    if (cell !== null) holderOf(cell).click();
  };
  const toggle = (): void => {
    anchor.current = null;
    onToggle(active.code);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { key, shiftKey, ctrlKey, target } = event;
    if (event.defaultPrevented || event.altKey || event.metaKey || !(target instanceof HTMLElement)) return;
    if (target.closest("[data-column]") === null) return;
    const at = { row: places.get(active.code) ?? -1, column: columns.indexOf(active.column) };
    const headed = choice === null ? -1 : columns.indexOf(choice);
    const to = gridStep(key, ctrlKey, at, { rows: codes.length, columns: columns.length, headed });
    const free = active.code !== "" && !target.matches("button");
    if (to !== null) move(to, shiftKey);
    else if (key === " " && choice !== null && free && !target.matches("input")) toggle();
    else if (key === "Enter" && free && !target.matches("a")) open();
    else return;
    event.preventDefault();
  };
  const onFocus = ({ target }: FocusEvent<HTMLElement>): void => {
    const { code, column } = target.closest<HTMLElement>("[data-column]")?.dataset ?? {};
    if (code === undefined || column === undefined) return;
    left.set(address, { code, column });
    if (code !== active.code || column !== active.column) setWanted({ code, column });
  };
  return { active, activeIndex: places.get(active.code) ?? -1, onKeyDown, onFocus };
}
