"use client";

import { type RefObject, useRef } from "react";
import { useHotkey } from "@/components/shell/use-hotkey";

/**
 * `j` and `k` walk through the rows of a list, `↵` opens (it is the browser's own on a focused link), `/` goes to its search.
 * Give the ref to the list; each row carries `data-row` on its link.
 */
export function useListKeys<E extends HTMLElement>(): RefObject<E | null> {
  const list = useRef<E>(null);
  const move = (step: 1 | -1): void => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    // In a grid another cell of the row may have the focus.
    const at = rows.findIndex((row) => (row.closest("[role=row]") ?? row).contains(document.activeElement));
    const next =
      rows[at === -1 ? (step === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  useHotkey("j", () => move(1));
  useHotkey("k", () => move(-1));
  useHotkey("/", () => document.querySelector<HTMLElement>("[data-list-search]")?.focus());
  return list;
}
