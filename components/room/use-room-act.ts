"use client";

import { useState } from "react";
import { type Acting, useAct } from "@/components/act/use-act";
import { useRoom } from "@/components/room/room-context";
import type { Action, ActionAnswer } from "@/lib/features/act/view";

/** An act in a room: as any other, but that it is not sent while nothing is heard from the server. */
export type RoomActing = Acting & {
  /** It was pressed while nothing could be sent: what was typed is kept, nothing was done. */
  readonly unsent: boolean;
};

/** Calls a command in this room. Nothing is queued: who is offline is told so, and does it again when they are back. */
export function useRoomAct(action: Action, onDone?: () => void): RoomActing {
  const { page, room, connection } = useRoom();
  const [unsent, setUnsent] = useState(false);
  const subject = { kind: "meeting", code: room.meeting.code } as const;
  const acting = useAct(action, {
    project: page.project.code,
    subject,
    ...(onDone === undefined ? {} : { onDone: () => onDone() }),
  });
  const run = (input: unknown): Promise<ActionAnswer> => {
    const isCut = connection !== "live";
    setUnsent(isCut);
    return isCut ? Promise.resolve({ ok: false, problem: { kind: "failed", message: "" } }) : acting.run(input);
  };
  return { ...acting, run, unsent: unsent && connection !== "live" };
}
