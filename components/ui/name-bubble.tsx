"use client";

import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";

type Props = {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly onPointerEnter: (event: { readonly pointerType: string }) => void;
  readonly onPointerLeave: (event: { readonly pointerType: string }) => void;
  readonly children: ReactNode;
};

/** Between the bubble and its button, and between the bubble and the edge of the window, in pixels. */
const gap = 6;
const margin = 8;

/**
 * The name of an icon button under it, or over it where there is no room. It takes no focus, so that an overlay under it
 * keeps its own; the pointer may rest on it; Escape takes it away.
 */
export function NameBubble({ anchor, onClose, onPointerEnter, onPointerLeave, children }: Props): ReactNode {
  const bubble = useRef<HTMLSpanElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    if (anchor.current === null || bubble.current === null) return;
    const button = anchor.current.getBoundingClientRect();
    const { width, height } = bubble.current.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const under = button.bottom + gap;
    const left = button.left + (button.width - width) / 2;
    setPlace({
      left: Math.max(margin, Math.min(left, clientWidth - width - margin)),
      top: under + height + margin > clientHeight ? button.top - gap - height : under,
    });
  }, [anchor]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") onClose();
    };
    document.addEventListener("keydown", onKey);
    window.addEventListener("scroll", onClose, { capture: true, passive: true });
    return () => {
      document.removeEventListener("keydown", onKey);
      window.removeEventListener("scroll", onClose, { capture: true });
    };
  }, [onClose]);
  return createPortal(
    <span
      ref={bubble}
      role="tooltip"
      onPointerEnter={onPointerEnter}
      onPointerLeave={onPointerLeave}
      style={{ left: place?.left ?? 0, top: place?.top ?? 0 }}
      className="t-12 animate-fade no-print pointer-events-auto fixed z-50 max-w-72 rounded-chip bg-text px-2 py-1 text-paper"
    >
      {children}
    </span>,
    document.body,
  );
}
