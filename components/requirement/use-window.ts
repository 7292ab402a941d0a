"use client";

import { defaultRangeExtractor, type Range, useWindowVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { arrived, returning } from "@/components/requirement/returning";

/** A line of the list in the window, or the room that lines out of sight take. */
export type Placed = { readonly room: number; readonly key: string } | { readonly index: number };

/** The part of a long list that is drawn. */
export type Windowed<E extends HTMLElement> = {
  /** False while the page is as the server wrote it: then all its lines are drawn. */
  readonly live: boolean;
  readonly placed: readonly Placed[];
  readonly body: RefObject<E | null>;
  readonly measure: (row: HTMLElement | null) => void;
};

type Left = { readonly offset: number; readonly sizes: VirtualItem[] };

/** Where one left each list in this window, by its address. */
const left = new Map<string, Left>();
/** Lines drawn beyond what is in sight, either way. */
const beyond = 8;

type Options = {
  readonly address: string;
  readonly count: number;
  readonly keyOf: (index: number) => string;
  readonly guess: (index: number) => number;
  /** A line that stays drawn wherever one scrolls: it has the focus. */
  readonly held: number | null;
  /** Near the end of what is there. */
  readonly onNearEnd: () => void;
  /** What stands above the list: when it changes, the list begins elsewhere. */
  readonly above: string;
};

/** Draws of a long list what is in sight, in a page that scrolls as a whole; and finds again where one left it. */
export function useWindow<E extends HTMLElement>(options: Options): Windowed<E> {
  const { address, count, keyOf, guess, held, onNearEnd, above } = options;
  const body = useRef<E>(null);
  const live = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  const [returned] = useState<Left | null>(() => (returning() ? (left.get(address) ?? null) : null));
  const [{ top: margin }, setBegin] = useState({ top: 0, above });
  useLayoutEffect(() => {
    if (!live) return;
    const place = (): void => {
      const top = Math.round((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
      setBegin((begin) => (begin.top === top && begin.above === above ? begin : { top, above }));
    };
    place();
    window.addEventListener("resize", place);
    return () => window.removeEventListener("resize", place);
  }, [above, live]);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      return held === null || held >= range.count || shown.includes(held)
        ? shown
        : [...shown, held].sort((one, other) => one - other);
    },
    [held],
  );
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: guess,
    getItemKey: keyOf,
    overscan: beyond,
    scrollMargin: margin,
    rangeExtractor,
    enabled: live,
    ...(returned === null ? {} : { initialOffset: returned.offset, initialMeasurementsCache: returned.sizes }),
  });
  useLayoutEffect(() => {
    if (returned !== null) window.scrollTo({ top: returned.offset, behavior: "instant" });
  }, [returned]);
  useEffect(() => arrived(), []);
  useEffect(() => {
    const note = (): void => void left.set(address, { offset: window.scrollY, sizes: virtualizer.takeSnapshot() });
    window.addEventListener("scrollend", note);
    document.addEventListener("click", note, { capture: true });
    return () => {
      window.removeEventListener("scrollend", note);
      document.removeEventListener("click", note, { capture: true });
    };
  }, [address, virtualizer]);
  const items = live ? virtualizer.getVirtualItems() : [];
  const last = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (live && last >= count - beyond * 3) onNearEnd();
  }, [live, last, count, onNearEnd]);
  const placed = live
    ? withRooms(items, margin, virtualizer.getTotalSize())
    : Array.from({ length: count }, (_, index) => ({ index }));
  return { live, placed, body, measure: virtualizer.measureElement };
}

/** Lines with the rooms between them, before the first and after the last. */
function withRooms(items: readonly VirtualItem[], margin: number, total: number): readonly Placed[] {
  const placed: Placed[] = [];
  let at = margin;
  for (const { index, start, end } of items) {
    if (start - at > 0.5) placed.push({ room: start - at, key: `before-${index}` });
    placed.push({ index });
    at = end;
  }
  if (margin + total - at > 0.5) placed.push({ room: margin + total - at, key: "after" });
  return placed;
}
