"use client";

import { useEffect, useState } from "react";
import { searchPalette } from "@/components/shell/palette-results";
import type { PaletteGroup } from "@/components/shell/shell-view";

export type PaletteSearch = {
  readonly state: "idle" | "searching" | "failed";
  readonly groups: readonly PaletteGroup[];
};

const idle: PaletteSearch = { state: "idle", groups: [] };

/** Searches 150 ms after the last key, and forgets the answer to an older question. */
export function usePaletteSearch(url: string | undefined, query: string): PaletteSearch {
  const [search, setSearch] = useState<PaletteSearch>(idle);
  useEffect(() => {
    const asked = query.trim();
    if (url === undefined || asked.length < 2) {
      setSearch(idle);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      setSearch((now) => ({ ...now, state: "searching" }));
      searchPalette(url, asked, stop.signal).then(
        (groups) => setSearch({ state: "idle", groups }),
        () => stop.signal.aborted || setSearch({ state: "failed", groups: [] }),
      );
    }, 150);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [url, query]);
  return search;
}
