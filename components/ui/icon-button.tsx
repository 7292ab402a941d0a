"use client";

import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { NameBubble } from "@/components/ui/name-bubble";
import { useNote } from "@/components/ui/use-note";

type Props = Omit<ComponentProps<"button">, "aria-label" | "ref"> & {
  /** 24 px instead of 32, inside a line of text. */
  readonly small?: boolean;
  readonly label: string;
  readonly kbd?: string | undefined;
};

/** A button that is only an icon: close, search, bell, help. Always named; its name shows on hover and on focus. */
export function IconButton({
  label,
  kbd,
  small = false,
  className,
  children,
  type = "button",
  ...rest
}: Props): ReactNode {
  const { anchor, state, hover, later, set } = useNote(400);
  return (
    <>
      <button
        {...rest}
        ref={anchor}
        type={type}
        aria-label={label}
        onPointerEnter={(event) => {
          rest.onPointerEnter?.(event);
          hover.onPointerEnter(event);
        }}
        onPointerLeave={(event) => {
          rest.onPointerLeave?.(event);
          hover.onPointerLeave(event);
        }}
        onPointerDown={(event) => {
          rest.onPointerDown?.(event);
          set("closed");
        }}
        onFocus={(event) => {
          rest.onFocus?.(event);
          if (event.currentTarget.matches(":focus-visible")) later("peek", 0);
        }}
        onBlur={(event) => {
          rest.onBlur?.(event);
          set("closed");
        }}
        className={cx(
          "inline-flex shrink-0 items-center justify-center rounded-control text-text-2 transition-colors hover:bg-sunken hover:text-text",
          small ? "size-6" : "size-8 max-md:size-11",
          className,
        )}
      >
        {children}
      </button>
      {state === "closed" ? null : (
        <NameBubble {...hover} anchor={anchor} onClose={() => set("closed")}>
          {label}
          {kbd === undefined ? null : <span className="ml-2 opacity-70">{kbd}</span>}
        </NameBubble>
      )}
    </>
  );
}
