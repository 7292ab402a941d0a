import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

/** A 14 px spinner that appears after 300 ms; decorative, the busy thing says so itself. */
export function Spinner({ className }: { readonly className?: string | undefined }): ReactNode {
  return (
    <svg aria-hidden viewBox="0 0 14 14" width="14" height="14" className={cx("animate-busy", className)}>
      <circle
        cx="7"
        cy="7"
        r="5.75"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray="24 12.1"
        strokeLinecap="round"
      />
    </svg>
  );
}
