import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideMeeting } from "@/lib/domain/meeting";
import { loadRoomForUpdate, roomNamed } from "@/lib/features/room/queries-state";
import { RoomInput } from "@/lib/features/room/schema";
import { advanceRoom } from "@/lib/features/room/store";

/** Opens the room of a meeting that was convened: from now on who is there is written down, and things can be decided. */
export const openMeeting = defineCommand({
  name: "meeting.open",
  input: RoomInput,
  async run({ tx, scope, authority, now }, { meeting: code }) {
    const { projectId } = scope;
    const found = await loadRoomForUpdate(tx, scope, code, now);
    if (found === null) return missing();
    const { row, body, facts } = found;
    const ruling = decideMeeting("open", facts, authority);
    if (!ruling.ok) return refuse(ruling.error);
    const opened = { status: ruling.value, openedAt: new Date(now) };
    await advanceRoom(tx, { projectId, id: row.id, from: row.status }, opened);
    const payload = { ...roomNamed(found), seats: body.seats.length };
    return done([{ type: "MeetingOpened", payload }], { meeting: code });
  },
});
