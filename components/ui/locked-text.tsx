"use client";

import type { ReactNode } from "react";
import { useFieldControl } from "@/components/ui/field";
import { SmallSeal } from "@/components/ui/small-seal";

/** What a field holds once it is locked: serif on sealed ground, selectable, without a control. */
export function LockedText({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <output
      {...useFieldControl()}
      className="flex min-h-10 items-start gap-2.5 rounded-sheet border border-ink-line bg-sealed px-3 py-2"
    >
      <SmallSeal kind="baseline" className="mt-1" />
      <span className="s-15">{children}</span>
    </output>
  );
}
