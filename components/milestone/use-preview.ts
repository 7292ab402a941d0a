"use client";

import { useCallback, useEffect, useRef, useState } from "react";

/** What a ceremony shows of something being written: the last answer, and whether it is that of the present words. */
export type Preview<I, V> = {
  readonly view: V;
  readonly fresh: boolean;
  readonly failed: boolean;
  readonly write: (input: I) => void;
  readonly again: () => void;
  readonly before: V | null;
};

const pauseMs = 350;

/**
 * Asks the server how what is being written would be signed, after a pause in the typing. Only the answer to the last
 * words counts. `again` asks anew without a change: after a refusal, `before` keeps what had been read until then.
 */
export function usePreview<I, V>(
  first: { readonly input: I; readonly view: V },
  ask: (input: I) => Promise<V | null>,
): Preview<I, V> {
  const [view, setView] = useState(first.view);
  const [before, setBefore] = useState<V | null>(null);
  const [state, setState] = useState<"fresh" | "asking" | "failed">("fresh");
  const last = useRef(first.input);
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const run = useCallback(async (): Promise<void> => {
    turn.current += 1;
    const mine = turn.current;
    const answer = await ask(last.current).catch(() => null);
    if (mine !== turn.current) return;
    if (answer !== null) setView(answer);
    setState(answer === null ? "failed" : "fresh");
  }, [ask]);
  const write = (input: I): void => {
    last.current = input;
    turn.current += 1;
    setState("asking");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void run(), pauseMs);
  };
  const again = (): void => {
    setBefore(view);
    setState("asking");
    void run();
  };
  return { view, fresh: state === "fresh", failed: state === "failed", write, again, before };
}
