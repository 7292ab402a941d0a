"use client";

import { useRef } from "react";

type FocusHandlers = {
  readonly onOpenAutoFocus: (event: Event) => void;
  readonly onCloseAutoFocus: (event: Event) => void;
};

/**
 * An overlay opened without a trigger of its own gives the focus back to what had it. `place` puts the focus when it opens
 * (the overlay itself is `event.target`); without it the first thing inside has it.
 */
export function useGivenBackFocus(place?: (overlay: HTMLElement) => HTMLElement | null | undefined): FocusHandlers {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: (event) => {
      before.current = document.activeElement;
      const target = event.target instanceof HTMLElement ? place?.(event.target) : null;
      if (!target) return;
      event.preventDefault();
      target.focus();
    },
    onCloseAutoFocus: (event) => {
      if (!(before.current instanceof HTMLElement) || !before.current.isConnected) return;
      event.preventDefault();
      before.current.focus();
    },
  };
}
