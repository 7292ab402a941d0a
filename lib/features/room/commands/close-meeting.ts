import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { openMinutes } from "@/lib/commands/open-minutes";
import { decideMeeting } from "@/lib/domain/meeting";
import { endRoom } from "@/lib/features/room/commands/meeting-ending";
import { loadRoomForUpdate, roomNamed } from "@/lib/features/room/queries-state";
import { RoomInput } from "@/lib/features/room/schema";
import { advanceRoom } from "@/lib/features/room/store";

/** Closes a meeting. What was put to the vote and not pronounced is postponed; what was decided stands as it was. */
export const closeMeeting = defineCommand({
  name: "meeting.close",
  input: RoomInput,
  async run(ctx, { meeting: code }) {
    const { tx, scope, authority, now } = ctx;
    const found = await loadRoomForUpdate(tx, scope, code, now);
    if (found === null) return missing();
    const { row, room, present, facts } = found;
    const ruling = decideMeeting("close", facts, authority);
    if (!ruling.ok) return refuse(ruling.error);
    const left = await endRoom(ctx, found);
    const closed = { status: ruling.value, endedAt: new Date(now) };
    await advanceRoom(tx, { projectId: scope.projectId, id: row.id, from: row.status }, closed);
    const decisions = room.decisions.filter(({ status }) => status !== "PROPOSED").length;
    const payload = { ...roomNamed(found), decisions, present: present.length };
    const minutes = await openMinutes(ctx, { id: row.id, code, endedAt: now });
    return done([{ type: "MeetingClosed", payload }, ...left], { meeting: code }, [minutes.event]);
  },
});
