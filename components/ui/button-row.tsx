import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

/** Buttons side by side; stacked and full width on phones. */
export function ButtonRow({
  children,
  end = false,
  className,
}: {
  readonly children: ReactNode;
  readonly end?: boolean;
  readonly className?: string | undefined;
}): ReactNode {
  return (
    <div
      className={cx("flex gap-2.5 max-md:flex-col md:flex-wrap md:items-center", end && "md:justify-end", className)}
    >
      {children}
    </div>
  );
}
