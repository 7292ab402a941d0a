"use client";

import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { Tooltip } from "@/components/ui/tooltip";

type Props = Omit<ComponentProps<"button">, "aria-label"> & {
  readonly label: string;
  readonly kbd?: string | undefined;
};

/** A button that is only an icon: close, search, bell, help. Always named, with a tooltip. */
export function IconButton({ label, kbd, className, children, type = "button", ...rest }: Props): ReactNode {
  return (
    <Tooltip text={label} kbd={kbd}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        className={cx(
          "relative inline-flex size-8 shrink-0 items-center justify-center rounded-control text-text-2 transition-colors hover:bg-sunken hover:text-text max-md:size-11",
          className,
        )}
      >
        {children}
      </button>
    </Tooltip>
  );
}
