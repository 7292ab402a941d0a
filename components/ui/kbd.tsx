import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

/** A key to press. Follows the colour of what it stands in; hidden where there is no keyboard. */
export function Kbd({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className?: string | undefined;
}): ReactNode {
  return (
    <kbd
      className={cx(
        "t-11 inline-flex min-w-4.5 items-center justify-center rounded-chip border border-current/35 px-1 font-sans font-medium [word-spacing:0] pointer-coarse:hidden",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
