"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useId, useRef } from "react";
import { cx } from "@/components/ui/class-names";
import { useNote } from "@/components/ui/use-note";

type Props = {
  /** Names the panel for those who do not see it. */
  readonly label: string;
  readonly trigger: ReactNode;
  readonly children: ReactNode;
  readonly triggerClassName?: string | undefined;
  readonly surface?: "raised" | "inverse";
  readonly align?: "start" | "center" | "end";
};

const Note = dynamic(() => import("@/components/ui/note").then((loaded) => loaded.Note));

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
  const { anchor, state, hover, later, set } = useNote(150);
  const id = useId();
  // Set when a closed note gives the focus back, so that this focus does not open it again.
  const quiet = useRef(false);
  const isOpen = state !== "closed";
  return (
    <>
      <button
        {...hover}
        ref={anchor}
        type="button"
        data-print
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        className={triggerClassName}
        onFocus={(event) => !quiet.current && event.currentTarget.matches(":focus-visible") && later("peek", 150)}
        onBlur={() => {
          quiet.current = false;
          later("closed", 0);
        }}
        onClick={() => set((now) => (now === "read" ? "closed" : "read"))}
      >
        {trigger}
      </button>
      {isOpen ? (
        <Note
          // Read anew when it takes the focus, so that the focus moves in.
          key={state}
          {...hover}
          id={id}
          anchor={anchor}
          takesFocus={state === "read"}
          onClose={() => {
            quiet.current = true;
            set("closed");
          }}
          aria-label={label}
          align={align}
          className={cx(
            "animate-rise no-print z-40 max-w-[min(23rem,calc(100vw-24px))] rounded-group shadow-over outline-none",
            surface === "inverse" ? "t-12 bg-text px-3 py-2 text-paper" : "bg-raised px-4 py-3 text-text",
          )}
        >
          {children}
        </Note>
      ) : null}
    </>
  );
}
