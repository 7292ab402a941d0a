"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ListShape, saidOf } from "@/lib/features/requirement/schema-filter";
import type { RequirementList, RequirementRow, RequirementRows } from "@/lib/features/requirement/view";

/** What was fetched after the page's own rows, and at which act of the project. */
type Tail = { readonly rows: readonly RequirementRow[]; readonly next: string | null; readonly stamp: number };

/** The rows of the list as far as they were fetched. */
export type Rows = {
  readonly rows: readonly RequirementRow[];
  /** The list goes on after them. */
  readonly goesOn: boolean;
  readonly loading: boolean;
  readonly failed: boolean;
  readonly more: () => void;
};

/** What was fetched in this window, by the address of the list: whoever comes back finds it where they left it. */
const kept = new Map<string, Tail>();

/**
 * The page's rows and those that follow, fetched while one scrolls. When something happened in the project since, what
 * was fetched is shown until it has been fetched anew.
 */
export function useRows(project: string, shape: ListShape, list: RequirementList): Rows {
  const query = new URLSearchParams(saidOf({ ...ListShape.parse(shape), columns: null })).toString();
  const place = `${project}?${query}#${list.rows[0]?.code ?? ""}`;
  const [tail, setTail] = useState<Tail>(() => kept.get(place) ?? { rows: [], next: list.next, stamp: list.stamp });
  const [state, setState] = useState<"still" | "loading" | "failed">("still");
  const asked = useRef(false);
  const fetchFrom = useCallback(
    async (after: string): Promise<RequirementRows> => {
      const answer = await fetch(
        `/api/projects/${project}/requirements?${query === "" ? "" : `${query}&`}after=${after}`,
      );
      if (!answer.ok) throw new Error(`The rows could not be read: ${answer.status}`);
      return answer.json();
    },
    [project, query],
  );
  const keep = useCallback(
    (next: Tail): void => {
      kept.set(place, next);
      setTail(next);
      setState("still");
    },
    [place],
  );
  const run = useCallback(
    async (work: () => Promise<Tail>): Promise<void> => {
      if (asked.current) return;
      asked.current = true;
      setState("loading");
      try {
        keep(await work());
      } catch {
        setState("failed");
      } finally {
        asked.current = false;
      }
    },
    [keep],
  );
  const stale = tail.stamp !== list.stamp;
  useEffect(() => {
    if (!stale) return;
    void run(async () => {
      const rows: RequirementRow[] = [];
      let next = list.next;
      while (next !== null && rows.length < tail.rows.length) {
        const page = await fetchFrom(next);
        rows.push(...page.rows);
        next = page.next;
      }
      return { rows, next, stamp: list.stamp };
    });
  }, [stale, list, tail.rows.length, run, fetchFrom]);
  const rows = useMemo(() => {
    const first = new Set(list.rows.map(({ code }) => code));
    return [...list.rows, ...tail.rows.filter(({ code }) => !first.has(code))];
  }, [list.rows, tail.rows]);
  const more = useCallback((): void => {
    const { next, rows: fetched, stamp } = tail;
    if (next === null) return;
    void run(async () => {
      const page = await fetchFrom(next);
      return { rows: [...fetched, ...page.rows], next: page.next, stamp };
    });
  }, [tail, run, fetchFrom]);
  return { rows, goesOn: tail.next !== null, loading: state === "loading", failed: state === "failed", more };
}
