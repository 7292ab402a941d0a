"use client";

/** When one last went back or forward in this window. */
let wentBack = Number.NEGATIVE_INFINITY;
if (typeof window !== "undefined")
  window.addEventListener("popstate", () => {
    wentBack = performance.now();
  });

/** Going back shows a page within this time, in milliseconds, or not at all. */
const soon = 15_000;

/** True on a page that somebody returns to: it shows what it showed, where it stood. */
export function returning(): boolean {
  return performance.now() - wentBack < soon;
}

/** The page that somebody returned to stands as they left it: what they go to next is not returned to. */
export function arrived(): void {
  wentBack = Number.NEGATIVE_INFINITY;
}
