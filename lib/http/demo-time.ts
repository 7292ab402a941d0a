import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/lib/env";
import { type Instant, instantOf } from "@/lib/kernel/instant";

declare global {
  /** How far the clock of the demo is ahead of the machine's, in milliseconds. Nothing else ever shifts a clock. */
  var avalAhead: number | undefined;
  /** Goes ahead to an instant as if the time had passed: what the worker registers in demo mode (lib/jobs/time-travel). */
  var avalTravel: ((to: Instant) => Promise<void>) | undefined;
}

/** The time of the application. In demo mode it may be ahead of the machine's, else it is the machine's. */
export function timeNow(): Instant {
  return instantOf(new Date(Date.now() + ahead()));
}

function ahead(): number {
  globalThis.avalAhead ??= env().isDemo ? keptAhead() : 0;
  return globalThis.avalAhead;
}

/** Kept beside the files of the demo, so that a second start does not go back in time. */
function keptAhead(): number {
  try {
    const kept = Number(readFileSync(place(), "utf8"));
    return Number.isSafeInteger(kept) && kept > 0 ? kept : 0;
  } catch {
    return 0;
  }
}

function place(): string {
  return join(env().filesDir, "demo-ahead");
}

/** Sets the clock of the demo ahead to an instant; it never goes back. Refused anywhere else. */
export function setTimeAhead(to: Instant): void {
  if (!env().isDemo) throw new Error("Only the clock of the demo can be set");
  const shift = Math.max(ahead(), Date.parse(to) - Date.now());
  globalThis.avalAhead = shift;
  writeFileSync(place(), String(Math.round(shift)));
}

/** True where time can be made to pass: in the demo. */
export function timeCanPass(): boolean {
  return env().isDemo && globalThis.avalTravel !== undefined;
}

/** Lets the time of the demo pass until an instant; `false` where it cannot, or when that is not ahead. */
export async function letTimePass(to: Instant): Promise<boolean> {
  if (!timeCanPass() || to <= timeNow()) return false;
  await globalThis.avalTravel?.(to);
  return true;
}
