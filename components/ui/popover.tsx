"use client";

import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";

type Props = {
  /** One focusable element that takes a ref. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly children: ReactNode;
  readonly align?: "start" | "center" | "end";
};

/** A panel opened by a button: filters, details. For a note on hover and focus, see `Peek`. */
export function Popover({ trigger, label, children, align = "start" }: Props): ReactNode {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className="animate-rise no-print z-40 max-h-(--radix-popover-content-available-height) w-max max-w-[calc(100vw-24px)] overflow-y-auto rounded-group bg-raised p-4 shadow-over outline-none"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
