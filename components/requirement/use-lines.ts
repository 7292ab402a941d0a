"use client";

import { useMemo } from "react";
import type { RequirementSort } from "@/lib/domain/requirement-list";
import type { RequirementRow } from "@/lib/features/requirement/view";

/** A line of the list: a requirement, or the chapter over those that follow. */
export type Line =
  | { readonly kind: "chapter"; readonly key: string; readonly chapter: string }
  | { readonly kind: "row"; readonly key: string; readonly row: RequirementRow; readonly rank: number };

type Lines = {
  readonly lines: readonly Line[];
  readonly codes: readonly string[];
  /** Where the requirement of this rank stands among the lines; `null` when there is none. */
  readonly lineOf: (rank: number) => number | null;
};

/** The requirements as lines: in the order of the document each chapter has a heading, in other orders there is none. */
export function useLines(rows: readonly RequirementRow[], sort: RequirementSort): Lines {
  return useMemo(() => {
    const lines: Line[] = [];
    const places: number[] = [];
    rows.forEach((row, rank) => {
      const { chapter, code } = row;
      if (sort === "CHAPTER" && chapter !== "" && chapter !== rows[rank - 1]?.chapter)
        lines.push({ kind: "chapter", key: `chapter-${code}`, chapter });
      places.push(lines.length);
      lines.push({ kind: "row", key: code, row, rank });
    });
    return { lines, codes: rows.map(({ code }) => code), lineOf: (rank) => places[rank] ?? null };
  }, [rows, sort]);
}
