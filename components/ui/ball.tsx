import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

/** Whose turn it is, seen by the reader: the left half of the court is always theirs. */
export type BallSide = "yours" | "theirs" | "both" | "none";

type Props = {
  readonly side: BallSide;
  readonly late?: boolean | undefined;
  /** The turn in words ("La balle est chez Atelier Corbel"); leave out only where the same words stand beside. */
  readonly label?: string | undefined;
  /** 1.6 beside a t-28 sentence. */
  readonly scale?: number;
  readonly className?: string | undefined;
};

const tone: Record<BallSide, string> = {
  yours: "text-you",
  theirs: "text-them",
  both: "text-you",
  none: "text-text-3",
};

/** The court from above and the ball: filled when it is the reader's turn, hollow when it is the others'. */
export function Ball({ side, late = false, label, scale = 1, className }: Props): ReactNode {
  const named = label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  const mine = side === "yours" || side === "both";
  const theirs = side === "theirs" || side === "both";
  return (
    <svg
      {...named}
      viewBox="0 0 24 14"
      width={24 * scale}
      height={14 * scale}
      className={cx("shrink-0", late ? "text-late" : tone[side], className)}
    >
      <g fill="none" stroke="currentColor" opacity={side === "none" ? 0.75 : 0.55}>
        <rect x=".5" y=".5" width="23" height="13" rx="2.5" />
        <path d="M12 .5v13" />
      </g>
      {mine ? (
        <circle cx="6.4" cy="7" r="3.4" fill="currentColor" className="transition-transform duration-200" />
      ) : null}
      {theirs ? (
        <circle
          cx="17.6"
          cy="7"
          r="2.75"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          className="transition-transform duration-200"
        />
      ) : null}
    </svg>
  );
}
