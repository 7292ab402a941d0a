"use client";

import { useMemo, useState } from "react";
import type { ReadItem } from "@/lib/domain/baseline-set";
import { largestSelection } from "@/lib/features/requirement/schema";
import type { RequirementRow } from "@/lib/features/requirement/view";

/** What is chosen of the list, each in the version that was on screen. */
export type Choice = {
  readonly chosen: readonly ReadItem[];
  readonly has: (code: string) => boolean;
  /** All that can be chosen of what is there is chosen. */
  readonly whole: boolean;
  readonly select: (texts: readonly ReadItem[]) => void;
  readonly toggle: (row: RequirementRow) => void;
  readonly toggleCode: (code: string) => void;
  readonly toggleAll: () => void;
  /** From one to another, both included. */
  readonly extend: (from: string, to: string) => void;
};

/** Keeps the selection of a list. */
export function useChoice(rows: readonly RequirementRow[]): Choice {
  const [selected, setSelected] = useState<ReadonlyMap<string, ReadItem>>(new Map());
  const places = useMemo(() => new Map(rows.map(({ code }, index) => [code, index])), [rows]);
  const chosen = [...selected.values()];
  const textOf = ({ code, version }: RequirementRow): ReadItem => ({ code, version });
  const select = (texts: readonly ReadItem[]): void => setSelected(new Map(texts.map((text) => [text.code, text])));
  const page = rows.slice(0, largestSelection);
  const whole = selected.size > 0 && page.every(({ code }) => selected.has(code));
  const toggle = (row: RequirementRow): void =>
    select(selected.has(row.code) ? chosen.filter(({ code }) => code !== row.code) : [...chosen, textOf(row)]);
  return {
    chosen,
    has: (code) => selected.has(code),
    whole,
    select,
    toggle,
    toggleCode: (code) => {
      const row = rows[places.get(code) ?? -1];
      if (row !== undefined) toggle(row);
    },
    toggleAll: () => select(whole ? [] : page.map(textOf)),
    extend: (from, to) => {
      const ends = [places.get(from) ?? 0, places.get(to) ?? 0];
      select(
        rows
          .slice(Math.min(...ends), Math.max(...ends) + 1)
          .slice(0, largestSelection)
          .map(textOf),
      );
    },
  };
}
