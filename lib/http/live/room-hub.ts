import { openRoomStream, type RoomStream } from "@/lib/http/live/room-stream";
import type { Shown } from "@/lib/http/live/shown";

/** Which meeting is looked at, and by the code of which project one enters it. */
export type RoomPlace = {
  readonly projectId: string;
  readonly meetingId: string;
  readonly project: string;
  readonly meeting: string;
};

/** Somebody who looks. For which party they are there says what they may be shown. */
export type RoomViewer = { readonly sessionId: string; readonly personId: string; readonly partyId: string };

/** Where the hub asks: who may still look, and what the room looks like to one of them. */
export type RoomSource = {
  /** Those whose session is live and who are members still, as they are now. */
  readonly check: (projectId: string, sessions: readonly string[]) => Promise<readonly RoomViewer[]>;
  /** What one person may read there, under row-level security; `null` when there is nothing for them any more. */
  readonly read: (place: RoomPlace, personId: string) => Promise<Shown | null>;
  readonly onError: (error: unknown) => void;
};

/** What tells the rooms of this process what happens, and shows it to whoever looks. */
export type RoomHub = {
  /** The stream of one more browser; `null` when this person, or this process, has as many as it may. */
  readonly join: (place: RoomPlace, viewer: RoomViewer, known: number | null) => ReadableStream<Uint8Array> | null;
  /** Something happened in a meeting. */
  readonly told: (projectId: string, meetingId: string) => void;
  /** Something may have happened anywhere: what was said was not heard for a while. */
  readonly toldOfAll: () => void;
  readonly beat: () => Promise<void>;
  readonly close: () => void;
};

type Looking = { viewer: RoomViewer; readonly stream: RoomStream };
type Room = {
  readonly place: RoomPlace;
  readonly looking: Set<Looking>;
  readonly shown: Map<string, Shown>;
  /** What was told, and how much of it has been shown. */
  toldOf: number;
  shownOf: number;
  isLooking: boolean;
};

/** Browsers of one person at once in this process: their tabs, a few devices. */
const mostOfOne = 8;
const mostOfAll = 4_000;
/** Milliseconds before a room that could not be read is read again. */
const pause = 1_000;

/**
 * Opens the rooms of one process. Each time that something happens in a meeting, whoever looks is checked, the room is
 * read once for each party that looks (whoever is of one party may read the same: row-level security tells people apart
 * by it), and everybody is shown what has changed. What happens meanwhile is shown with the next reading.
 */
export function openRoomHub(source: RoomSource): RoomHub {
  const rooms = new Map<string, Room>();
  let looking = 0;
  let isClosed = false;

  const look = async (room: Room): Promise<void> => {
    if (room.isLooking) return;
    room.isLooking = true;
    while (room.looking.size > 0 && room.shownOf < room.toldOf) {
      const upTo = room.toldOf;
      try {
        await showAll(room, source);
        room.shownOf = upTo;
      } catch (error) {
        source.onError(error);
        await new Promise((done) => setTimeout(done, pause).unref());
      }
    }
    room.isLooking = false;
  };
  const tell = (room: Room): void => {
    room.toldOf += 1;
    void look(room);
  };
  const leave = (room: Room, one: Looking): void => {
    if (!room.looking.delete(one)) return;
    looking -= 1;
    if (room.looking.size === 0) rooms.delete(nameOf(room.place));
  };

  return {
    join(place, viewer, known) {
      const own = [...rooms.values()].flatMap((room) =>
        [...room.looking].filter((one) => one.viewer.personId === viewer.personId),
      );
      if (isClosed || looking >= mostOfAll || own.length >= mostOfOne) return null;
      const room = rooms.get(nameOf(place)) ?? newRoom(place);
      rooms.set(nameOf(place), room);
      const stream = openRoomStream(known, () => leave(room, one));
      const one: Looking = { viewer, stream };
      room.looking.add(one);
      looking += 1;
      const shown = room.shown.get(viewer.partyId);
      // What their party was shown last is what there is, unless more is on its way: then that follows.
      if (shown === undefined || room.shownOf < room.toldOf) tell(room);
      else stream.show(shown);
      return stream.body;
    },
    told(projectId, meetingId) {
      const room = rooms.get(nameOf({ projectId, meetingId }));
      if (room !== undefined) tell(room);
    },
    toldOfAll() {
      for (const room of rooms.values()) tell(room);
    },
    async beat() {
      for (const room of [...rooms.values()]) {
        await checkAll(room, source).catch(source.onError);
        for (const { stream } of room.looking) stream.beat();
      }
    },
    close() {
      isClosed = true;
      for (const room of [...rooms.values()]) for (const { stream } of [...room.looking]) stream.end();
    },
  };
}

function nameOf({ projectId, meetingId }: Pick<RoomPlace, "projectId" | "meetingId">): string {
  return `${projectId} ${meetingId}`;
}

function newRoom(place: RoomPlace): Room {
  return { place, looking: new Set(), shown: new Map(), toldOf: 0, shownOf: 0, isLooking: false };
}

/** Lets go whoever may not look any more, and learns for which party the others are there now. */
async function checkAll(room: Room, source: RoomSource): Promise<readonly Looking[]> {
  const here = [...room.looking];
  const allowed = await source.check(
    room.place.projectId,
    here.map(({ viewer }) => viewer.sessionId),
  );
  const bySession = new Map(allowed.map((viewer) => [viewer.sessionId, viewer]));
  return here.filter((one) => {
    const viewer = bySession.get(one.viewer.sessionId);
    if (viewer === undefined) one.stream.end();
    else one.viewer = viewer;
    return viewer !== undefined;
  });
}

/** Reads the room once for each party that looks, and shows it. */
async function showAll(room: Room, source: RoomSource): Promise<void> {
  const here = await checkAll(room, source);
  const parties = Map.groupBy(here, ({ viewer }) => viewer.partyId);
  for (const party of room.shown.keys()) if (!parties.has(party)) room.shown.delete(party);
  await Promise.all(
    [...parties].map(async ([party, people]) => {
      const [first] = people;
      const shown = first === undefined ? null : await source.read(room.place, first.viewer.personId);
      if (shown === null) {
        for (const { stream } of people) stream.end();
        return;
      }
      room.shown.set(party, shown);
      for (const { stream } of people) stream.show(shown);
    }),
  );
}
