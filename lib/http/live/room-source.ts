import { enterProject } from "@/lib/auth/scope";
import type { Door } from "@/lib/commands/execute";
import { transact } from "@/lib/db/transact";
import { getLiveRoom } from "@/lib/features/room/queries-live";
import { lastAct, listRoomViewers } from "@/lib/features/room/queries-viewers";
import { cutIntoParts } from "@/lib/features/room/view-parts";
import { atMost } from "@/lib/http/live/at-most";
import type { RoomSource } from "@/lib/http/live/room-hub";

/** Rooms that are read at once in this process: the rest of the pool is for the pages. */
const hands = 4;

/** Where the rooms of this process ask: under row-level security, in the name of one of those who look. */
export function roomSource({ db, clock }: Pick<Door, "db" | "clock">, onError: (error: unknown) => void): RoomSource {
  const turn = atMost(hands);
  return {
    onError,
    check: (projectId, sessions) => turn(() => listRoomViewers(db, projectId, sessions, clock.now())),
    read: (place, personId) =>
      turn(() =>
        transact(db, { personId, readOnly: true }, async (tx) => {
          const scope = await enterProject(tx, personId, place.project);
          if (scope === null) return null;
          // The number is asked for first, and so is never ahead of what is read.
          const [seq, view] = await Promise.all([
            lastAct(tx, scope.projectId),
            getLiveRoom(tx, scope, place.meeting, clock.now()),
          ]);
          if (view === null) return null;
          const isExact = (await lastAct(tx, scope.projectId)) === seq;
          return { seq, isExact, parts: cutIntoParts(view) };
        }),
      ),
  };
}
