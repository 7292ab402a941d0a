"use client";

import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { Tooltip } from "@/components/ui/tooltip";

type Props = Omit<ComponentProps<"button">, "aria-label"> & {
  /** 24 px instead of 32, inside a line of text. */
  readonly small?: boolean;
  readonly label: string;
  readonly kbd?: string | undefined;
};

/** A button that is only an icon: close, search, bell, help. Always named, with a tooltip. */
export function IconButton({
  label,
  kbd,
  small = false,
  className,
  children,
  type = "button",
  ...rest
}: Props): ReactNode {
  return (
    <Tooltip text={label} kbd={kbd}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        className={cx(
          "inline-flex shrink-0 items-center justify-center rounded-control text-text-2 transition-colors hover:bg-sunken hover:text-text",
          small ? "size-6" : "size-8 max-md:size-11",
          className,
        )}
      >
        {children}
      </button>
    </Tooltip>
  );
}
