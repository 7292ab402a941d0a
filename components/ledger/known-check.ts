"use client";

import { useSyncExternalStore } from "react";
import { z } from "zod";
import { isInstant } from "@/lib/kernel/instant";

/** What this browser itself found when it last had a whole chain recomputed: how far, when, and where it broke. */
const KnownCheck = z.object({
  total: z.int(),
  brokenAt: z.int().nullable(),
  at: z.string().refine(isInstant),
  timeZone: z.string(),
});
export type KnownCheck = z.infer<typeof KnownCheck>;

const nameOf = (project: string): string => `aval.check.${project}`;
const changed = "aval-check";

/** Keeps the outcome of a whole check for as long as the window lives. */
export function keepCheck(project: string, check: KnownCheck): void {
  try {
    sessionStorage.setItem(nameOf(project), JSON.stringify(check));
  } catch {
    // A browser that keeps nothing forgets the check: the register is then told as unchecked, which is true.
  }
  dispatchEvent(new Event(changed));
}

/** What is known of the chain of a project in this window; `null` before any whole check. */
export function useKnownCheck(project: string): KnownCheck | null {
  const kept = useSyncExternalStore(
    listen,
    () => read(project),
    () => null,
  );
  if (kept === null) return null;
  const check = KnownCheck.safeParse(JSON.parse(kept));
  return check.success ? check.data : null;
}

function listen(tell: () => void): () => void {
  addEventListener(changed, tell);
  return () => removeEventListener(changed, tell);
}

function read(project: string): string | null {
  try {
    return sessionStorage.getItem(nameOf(project));
  } catch {
    return null;
  }
}
