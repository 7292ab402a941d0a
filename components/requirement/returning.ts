"use client";

/** When one last went back or forward in this window. */
let wentBack = Number.NEGATIVE_INFINITY;
if (typeof window !== "undefined")
  window.addEventListener("popstate", () => {
    wentBack = performance.now();
  });

/** Going back shows a page within this time, in milliseconds. */
const soon = 3_000;

/** True on a page that somebody returns to: it shows what it showed, where it stood. */
export function returning(): boolean {
  return performance.now() - wentBack < soon;
}
