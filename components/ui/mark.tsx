import type { ReactNode } from "react";
import { scallop } from "@/lib/kernel/seal-geometry";

const edge = scallop(16, 14.6, 0.75, 16);

/** The sign of the product: a seal with one stroke. */
export function Mark({ size = 24 }: { readonly size?: number }): ReactNode {
  return (
    <svg aria-hidden viewBox="0 0 32 32" width={size} height={size} className="shrink-0 text-ink">
      <path d={edge} fill="currentColor" />
      <path
        d="m8.5 21 5.2-10.5 5 9.5 4.8-10"
        fill="none"
        stroke="var(--on-ink)"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** The sign and the word. */
export function Wordmark({ size = 24 }: { readonly size?: number }): ReactNode {
  return (
    <span className="inline-flex items-center gap-2.5">
      <Mark size={size} />
      <span className="font-serif text-[1.25rem] leading-6 font-semibold tracking-[-.01em] text-text">Aval</span>
    </span>
  );
}
