"use client";

import { useLayoutEffect, useMemo, useRef } from "react";
import type { RowActs } from "@/components/requirement/requirement-line";
import type { Choice } from "@/components/requirement/use-choice";
import type { Moving } from "@/components/requirement/use-moving";

/** What is done on rows, as one thing that never changes: rows that did not change are not drawn again. */
export function useRowActs(choice: Choice, moving: Moving): RowActs {
  const present = useRef({ choice, moving });
  useLayoutEffect(() => {
    present.current = { choice, moving };
  });
  return useMemo(
    () => ({
      toggle: (row) => present.current.choice.toggle(row),
      step: (row, by) => present.current.moving.step(row, by),
      drag: (code) => present.current.moving.drag(code),
      drop: (before) => present.current.moving.drop(before),
    }),
    [],
  );
}
