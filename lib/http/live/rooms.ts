import { AsyncLocalStorage } from "node:async_hooks";
import { listen } from "@/lib/db/ear";
import { env } from "@/lib/env";
import { door } from "@/lib/http/door";
import { openRoomHub, type RoomHub } from "@/lib/http/live/room-hub";
import { roomSource } from "@/lib/http/live/room-source";
import { logDefect, logLine, thrown } from "@/lib/log/log";

/** The rooms of this process, and how they end: asked for by scripts/edge.mjs before the server waits for its last answers. */
type Rooms = Pick<RoomHub, "join"> & { readonly close: () => void };

declare global {
  var avalRooms: Rooms | undefined;
}

/** How often it is looked at whether those who look may still, and a browser is told that its connection lives. */
const beatMilliseconds = 10_000;

/**
 * Opens the rooms of this process, once, when the server starts. The connection that hears of what happens (`LISTEN`) is
 * made with the first who looks; one is enough for all meetings. What runs for a room runs for nobody's request.
 */
export function openRooms(): void {
  if (globalThis.avalRooms !== undefined) return;
  const outside = AsyncLocalStorage.snapshot();
  const hub = openRoomHub(roomSource(door(), (error) => logDefect(error)));
  let stopListening: (() => Promise<void>) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const hear = (): void => {
    stopListening ??= listen(env().databaseUrl, "aval_room", {
      onHeard: (said) => (said === undefined ? hub.toldOfAll() : tell(hub, said)),
      // Deaf for a while, what happened meanwhile is shown once it hears again.
      onLost: (error) => logLine("warn", "ear-lost", { errors: thrown(error) }),
      onFound: () => logLine("info", "ear-found"),
    });
    timer ??= setInterval(() => void hub.beat(), beatMilliseconds).unref();
  };
  globalThis.avalRooms = {
    join: (place, viewer, known) =>
      outside(() => {
        hear();
        return hub.join(place, viewer, known);
      }),
    close: () => {
      clearInterval(timer);
      hub.close();
      void stopListening?.();
    },
  };
}

/** The rooms of this process. Throws where the server was started without them. */
export function rooms(): Rooms {
  if (globalThis.avalRooms === undefined) throw new Error("The rooms of this process are not open");
  return globalThis.avalRooms;
}

/** What the database said: project, meeting, act. */
function tell(hub: RoomHub, said: string): void {
  const [projectId = "", meetingId = ""] = said.split(" ");
  hub.told(projectId, meetingId);
}
