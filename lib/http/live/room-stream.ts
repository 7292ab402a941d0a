import { byteLength, change, type Shown, whole } from "@/lib/http/live/shown";

/** One browser that looks at a room: what it is sent, and when it is let go. */
export type RoomStream = {
  /** What the answer to the request is made of. */
  readonly body: ReadableStream<Uint8Array>;
  /** Shows the room as it is now. A browser that reads slowly is sent the last state once it can take it, not each one. */
  readonly show: (latest: Shown) => void;
  /** Says that the connection lives; a browser that has taken nothing since the last time is let go. */
  readonly beat: () => void;
  readonly end: () => void;
};

const encoder = new TextEncoder();
/** Comes back after a second, with the number of what it was sent last. */
const greeting = encoder.encode("retry: 1000\n\n");
const beating = encoder.encode("event: beat\ndata: 1\n\n");
/** Bytes that may wait for a slow browser before nothing more is written. */
const mostWaiting = 65_536;

/**
 * Opens the stream of one browser (server-sent events, WHATWG HTML 9.2). `known`: the number that it says it was sent
 * last; when the room has not moved since, it is sent nothing. What is kept for each browser is a reference to what
 * everybody of its circle was shown, so thousands of them weigh little.
 */
export function openRoomStream(known: number | null, onGone: () => void): RoomStream {
  let shown: Shown | null = null;
  let latest: Shown | null = null;
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  let isStuck = false;

  const write = (): void => {
    if (controller === null || latest === null || latest === shown) return;
    if ((controller.desiredSize ?? 0) <= 0) return;
    const bytes = shown === null ? whole(latest, known) : change(shown, latest);
    shown = latest;
    if (bytes !== null) controller.enqueue(bytes);
  };
  const gone = (): void => {
    if (controller === null) return;
    controller = null;
    onGone();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start: (begun) => {
        controller = begun;
        begun.enqueue(greeting);
      },
      pull: () => {
        isStuck = false;
        write();
      },
      cancel: gone,
    },
    { highWaterMark: mostWaiting, size: byteLength },
  );
  const end = (): void => {
    const open = controller;
    gone();
    open?.close();
  };
  return {
    body,
    show: (now) => {
      latest = now;
      write();
    },
    beat: () => {
      if (controller === null) return;
      if ((controller.desiredSize ?? 0) > 0) {
        controller.enqueue(beating);
        return;
      }
      if (isStuck) end();
      isStuck = true;
    },
    end,
  };
}
