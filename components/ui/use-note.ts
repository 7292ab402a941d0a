import { type RefObject, useEffect, useRef, useState } from "react";

/** Closed; shown by hover or focus, which it does not take; opened to be read, with the focus in it. */
type NoteState = "closed" | "peek" | "read";

type Hover = {
  readonly onPointerEnter: (event: { readonly pointerType: string }) => void;
  readonly onPointerLeave: (event: { readonly pointerType: string }) => void;
};

type NoteControl = {
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly state: NoteState;
  /** For the anchor and for the note: the pointer may rest on either. */
  readonly hover: Hover;
  /** Shows or hides after so many milliseconds, unless the note is being read. */
  readonly later: (next: "closed" | "peek", wait: number) => void;
  readonly set: (next: NoteState | ((now: NoteState) => NoteState)) => void;
};

/** The state of a note beside a button; `delay` in milliseconds before a resting mouse shows it. */
export function useNote(delay: number): NoteControl {
  const [state, setState] = useState<NoteState>("closed");
  const anchor = useRef<HTMLButtonElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const later = (next: "closed" | "peek", wait: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState((now) => (now === "read" ? now : next)), wait);
  };
  return {
    anchor,
    state,
    later,
    hover: {
      onPointerEnter: ({ pointerType }) => pointerType === "mouse" && later("peek", delay),
      onPointerLeave: ({ pointerType }) => pointerType === "mouse" && later("closed", 150),
    },
    set: (next) => {
      clearTimeout(timer.current);
      setState(next);
    },
  };
}
