"use client";

import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";

/** Shares the opening delay between tooltips; stands once, in the root layout. */
export function TooltipProvider({ children }: { readonly children: ReactNode }): ReactNode {
  return <Radix.Provider delayDuration={400}>{children}</Radix.Provider>;
}

type Props = {
  readonly text: string;
  readonly kbd?: string | undefined;
  readonly children: ReactNode;
  readonly side?: "top" | "bottom" | "left" | "right";
};

/** The name of an icon button, said on hover and focus. The child must be one element that takes a ref, and has its own accessible name. */
export function Tooltip({ text, kbd, children, side = "bottom" }: Props): ReactNode {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="t-12 animate-fade no-print z-50 max-w-72 rounded-chip bg-text px-2 py-1 text-paper"
        >
          {text}
          {kbd === undefined ? null : <span className="ml-2 opacity-70">{kbd}</span>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
