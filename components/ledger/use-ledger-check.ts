"use client";

import { useState } from "react";
import type { CheckLedger, LedgerCheck } from "@/lib/features/ledger/view";

/** How far the recomputation of a chain is. */
export type ChainCheck = {
  readonly last: LedgerCheck | null;
  readonly running: boolean;
  readonly failed: boolean;
};

const idle: ChainCheck = { last: null, running: false, failed: false };

/** Recomputes a chain from its first act, a stretch at a time, and tells how far it is. */
export function useLedgerCheck(
  check: CheckLedger,
  onWhole: (whole: LedgerCheck) => void,
): ChainCheck & { readonly run: () => Promise<void> } {
  const [state, setState] = useState<ChainCheck>(idle);
  const run = async (): Promise<void> => {
    setState({ ...idle, running: true });
    try {
      let step = await check(0);
      setState({ last: step, running: !step.done, failed: false });
      while (!step.done) {
        step = await check(step.checkedTo);
        setState({ last: step, running: !step.done, failed: false });
      }
      onWhole(step);
    } catch {
      setState({ ...idle, failed: true });
    }
  };
  return { ...state, run };
}
