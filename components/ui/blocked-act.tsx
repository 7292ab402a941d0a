"use client";

import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

type Props = {
  /** The act that is closed ("Accepter sans réserve"). */
  readonly children: ReactNode;
  /** Why, in a few words ("3 critères non conformes"). */
  readonly reason: string;
  readonly code?: string | undefined;
  /** Opens the refusal, with its article and its ways out. */
  readonly onOpen?: (() => void) | undefined;
  readonly wide?: boolean;
};

/** An act that a rule closes: never a mute grey button. It can be reached, says why, and opens the refusal. */
export function BlockedAct({ children, reason, code, onOpen, wide = false }: Props): ReactNode {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={onOpen}
      className={cx(
        "t-13 inline-flex min-h-8 flex-wrap items-center gap-x-2 rounded-control border border-control border-dashed px-3 py-1 text-left text-text-2 transition-colors hover:bg-sunken max-md:min-h-11",
        wide && "w-full",
      )}
    >
      <Lock aria-hidden size={14} strokeWidth={1.6} className="shrink-0" />
      <span className="font-medium">{children}</span>
      <span className="text-text-3">{reason}</span>
      {code === undefined ? null : (
        <span className="code-word t-12 font-medium text-ink underline decoration-ink-line underline-offset-3">
          {code}
        </span>
      )}
    </button>
  );
}
