"use client";

import { Popover } from "radix-ui";
import { type ReactNode, useRef, useState } from "react";
import { cx } from "@/components/ui/class-names";

type Props = {
  /** Names the panel for those who do not see it. */
  readonly label: string;
  readonly trigger: ReactNode;
  readonly children: ReactNode;
  readonly triggerClassName?: string | undefined;
  readonly surface?: "raised" | "inverse";
  readonly align?: "start" | "center" | "end";
};

/**
 * Words that open a note: on hover and on focus it shows itself without taking the focus, on click or tap it is read (the focus moves in,
 * Escape gives it back).
 */
export function Peek({
  label,
  trigger,
  children,
  triggerClassName,
  surface = "raised",
  align = "start",
}: Props): ReactNode {
  const [state, setState] = useState<"closed" | "peek" | "read">("closed");
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // Set when a closed note gives the focus back, so that this focus does not open it again.
  const quiet = useRef(false);
  const later = (next: "closed" | "peek", wait: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState((now) => (now === "read" ? now : next)), wait);
  };
  const hover = {
    onPointerEnter: (event: { pointerType: string }) => event.pointerType === "mouse" && later("peek", 150),
    onPointerLeave: (event: { pointerType: string }) => event.pointerType === "mouse" && later("closed", 150),
  };
  return (
    <Popover.Root
      open={state !== "closed"}
      onOpenChange={(open) => {
        quiet.current = !open;
        setState(open ? "read" : "closed");
      }}
    >
      <Popover.Trigger
        {...hover}
        type="button"
        data-print
        className={triggerClassName}
        onFocus={(event) => !quiet.current && event.currentTarget.matches(":focus-visible") && later("peek", 150)}
        onBlur={() => {
          quiet.current = false;
          later("closed", 0);
        }}
        onClick={(event) => {
          event.preventDefault();
          clearTimeout(timer.current);
          setState((now) => (now === "read" ? "closed" : "read"));
        }}
      >
        {trigger}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          {...hover}
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={12}
          onOpenAutoFocus={(event) => state === "peek" && event.preventDefault()}
          onCloseAutoFocus={(event) => state === "peek" && event.preventDefault()}
          className={cx(
            "animate-rise no-print z-40 max-w-[min(23rem,calc(100vw-24px))] rounded-group shadow-over outline-none",
            surface === "inverse" ? "t-12 bg-text px-3 py-2 text-paper" : "bg-raised px-4 py-3 text-text",
          )}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
