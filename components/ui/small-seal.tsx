import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { scallop } from "@/lib/kernel/seal-geometry";

/** What a small seal says: accepted, with reservations, in a signed baseline, tacit, rejected, "this act is final", not locked. */
export type SmallSealKind = "accepted" | "reserved" | "baseline" | "tacit" | "rejected" | "blank" | "open";

const disc = scallop(12, 7.05, 0.55, 8);

const marks: Record<SmallSealKind, ReactNode> = {
  accepted: <path d="m5.1 8.2 2 2 3.8-4.1" />,
  reserved: <path d="M5 8h.01M8 8h.01M11 8h.01" strokeWidth="1.9" />,
  baseline: <path d="M5.4 6.7h5.2M5.4 9.3h5.2" strokeWidth="1.5" />,
  tacit: <path d="m5.1 8.2 2 2 3.8-4.1" strokeWidth="1.3" />,
  rejected: <path d="m5.9 5.9 4.2 4.2m0-4.2-4.2 4.2" strokeWidth="1.3" />,
  blank: null,
  open: null,
};

type Props = {
  readonly kind: SmallSealKind;
  readonly label?: string | undefined;
  readonly size?: number;
  readonly className?: string | undefined;
};

/** The 16 px seal. Give `label` when no words stand beside it; otherwise it is decorative. */
export function SmallSeal({ kind, label, size = 16, className }: Props): ReactNode {
  const solid = kind !== "tacit" && kind !== "rejected" && kind !== "open";
  const named = label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return (
    <svg
      {...named}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      className={cx("shrink-0", kind === "open" ? "text-text-3" : kind !== "blank" && "text-ink", className)}
    >
      {solid ? <path d={disc} fill="currentColor" /> : null}
      {kind === "open" ? (
        <circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" strokeWidth="1.2" strokeDasharray="1.9 1.7" />
      ) : null}
      {kind === "tacit" || kind === "rejected" ? (
        <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" strokeWidth="1.2" />
      ) : null}
      <g
        fill="none"
        stroke={solid ? "var(--on-ink)" : "currentColor"}
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {marks[kind]}
      </g>
    </svg>
  );
}
