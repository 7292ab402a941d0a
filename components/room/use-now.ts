"use client";

import { useEffect, useState } from "react";
import { useRoom } from "@/components/room/room-context";

/**
 * The instant, in milliseconds, second by second: counted by this browser from the instant of the server that sent the
 * page, so that a clock that is wrong here tells no wrong time.
 */
export function useNow(): number {
  const { page } = useRoom();
  const sent = Date.parse(page.now);
  const [now, setNow] = useState(sent);
  useEffect(() => {
    const begun = performance.now();
    const tick = (): void => setNow(sent + performance.now() - begun);
    const timer = window.setInterval(tick, 1_000);
    return () => window.clearInterval(timer);
  }, [sent]);
  return now;
}

/** The seconds that stretches of time have lasted so far. */
export function secondsOf(
  runs: readonly { readonly begunAt: string; readonly endedAt: string | null }[],
  now: number,
): number {
  const milliseconds = runs.reduce(
    (sum, { begunAt, endedAt }) =>
      sum + Math.max(0, (endedAt === null ? now : Date.parse(endedAt)) - Date.parse(begunAt)),
    0,
  );
  return Math.floor(milliseconds / 1000);
}
