"use client";

import { useEffect, useMemo, useState } from "react";
import type { LiveRoomView, RoomPageView } from "@/lib/features/room/view-live";
import { cutIntoParts, joinParts, type SentParts, withSent } from "@/lib/features/room/view-parts";

/** Whether what is on the screen is what happens: lost, it is being tried again; the others say why it is not. */
export type Connection = "live" | "lost" | "offline" | "signed-out" | "gone";

const firstMilliseconds = 1_000;
const longestMilliseconds = 15_000;
/** The server says every ten seconds that it is there. */
const silenceMilliseconds = 25_000;

/** The room as it happens: from what the page was sent, then from the stream, which goes on where it broke. */
export function useLiveRoom({ project, room, seq }: RoomPageView): {
  readonly room: LiveRoomView;
  readonly connection: Connection;
} {
  const [parts, setParts] = useState(() => partsOf(room));
  const [connection, setConnection] = useState<Connection>("live");
  // Where the page began. An act of one's own brings the page again with a later number, often before the stream has told
  // what was done: followed from there, the stream would have nothing left to tell, and the screen would stay behind.
  const [begun] = useState(seq);
  const address = `/api/projects/${project.code}/meetings/${room.meeting.code}/live`;
  useEffect(
    () =>
      follow(address, begun, {
        onSent: (sent, isWhole) => setParts((before) => withSent(before, sent, isWhole)),
        onConnection: setConnection,
      }),
    [address, begun],
  );
  return { room: useMemo(() => joined(parts), [parts]), connection };
}

function partsOf(room: LiveRoomView): ReadonlyMap<string, unknown> {
  return new Map([...cutIntoParts(room)].map(([name, text]) => [name, JSON.parse(text)]));
}

function joined(parts: ReadonlyMap<string, unknown>): LiveRoomView {
  return Object.fromEntries(joinParts(parts));
}

type Told = {
  readonly onSent: (sent: SentParts, isWhole: boolean) => void;
  readonly onConnection: (connection: Connection) => void;
};

/** Follows a stream until it is stopped; answers how. */
function follow(address: string, from: number, { onSent, onConnection }: Told): () => void {
  let seq = from;
  let wait = firstMilliseconds;
  let source: EventSource | null = null;
  let again: number | undefined;
  let silence: number | undefined;
  let isOver = false;

  const heard = (): void => {
    window.clearTimeout(silence);
    silence = window.setTimeout(() => lost(), silenceMilliseconds);
  };
  const take = (event: MessageEvent<string>, isWhole: boolean): void => {
    heard();
    const sent: SentParts = JSON.parse(event.data);
    const reached = Number(event.lastEventId);
    if (Number.isSafeInteger(reached) && reached > 0) seq = reached;
    onSent(sent, isWhole);
  };
  const open = (): void => {
    window.clearTimeout(again);
    source?.close();
    const opened = new EventSource(`${address}?after=${seq}`);
    source = opened;
    opened.onopen = () => {
      wait = firstMilliseconds;
      heard();
      onConnection("live");
    };
    opened.onerror = () => lost();
    opened.addEventListener("beat", heard);
    opened.addEventListener("room", (event: MessageEvent<string>) => take(event, true));
    opened.addEventListener("change", (event: MessageEvent<string>) => take(event, false));
  };
  const lost = (): void => {
    if (isOver) return;
    window.clearTimeout(silence);
    source?.close();
    source = null;
    onConnection(navigator.onLine ? "lost" : "offline");
    window.clearTimeout(again);
    again = window.setTimeout(() => void retry(), wait);
    wait = Math.min(wait * 2, longestMilliseconds);
  };
  const retry = async (): Promise<void> => {
    // A stream that was refused does not say why.
    const status = await fetch(address, { method: "HEAD" }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (isOver) return;
    if (status === 200) open();
    else if (status === 401 || status === 404) onConnection(status === 401 ? "signed-out" : "gone");
    else lost();
  };
  const online = (): void => {
    wait = firstMilliseconds;
    open();
  };
  const offline = (): void => lost();
  open();
  window.addEventListener("online", online);
  window.addEventListener("offline", offline);
  return () => {
    isOver = true;
    window.clearTimeout(again);
    window.clearTimeout(silence);
    source?.close();
    window.removeEventListener("online", online);
    window.removeEventListener("offline", offline);
  };
}
