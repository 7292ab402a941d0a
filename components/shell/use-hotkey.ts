"use client";

import { useEffect, useRef } from "react";

/** True while somebody writes, or while an overlay holds the focus: plain letters are then only letters. */
function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest("input, textarea, select, [role=dialog], [role=alertdialog], [role=menu]") !== null
  );
}

/** Does `act` on a key: "mod+k" (⌘ or Ctrl) anywhere, a plain key ("j", "?", "/") except while writing. */
export function useHotkey(key: string, act: (event: KeyboardEvent) => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const withMod = key.startsWith("mod+");
    const wanted = withMod ? key.slice(4) : key;
    const listen = (event: KeyboardEvent): void => {
      const mod = event.metaKey || event.ctrlKey;
      if (event.key.toLowerCase() !== wanted || event.altKey || mod !== withMod || event.isComposing) return;
      if (!withMod && isWriting(event.target)) return;
      event.preventDefault();
      latest.current(event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [key]);
}
