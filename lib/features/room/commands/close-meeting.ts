import { defineCommand, done } from "@/lib/commands/define-command";
import { endMeeting } from "@/lib/features/room/commands/meeting-ending";
import { roomNamed } from "@/lib/features/room/queries-state";
import { RoomInput } from "@/lib/features/room/schema";

/** Closes a meeting. What was put to the vote and not pronounced is postponed; what was decided stands as it was. */
export const closeMeeting = defineCommand({
  name: "meeting.close",
  input: RoomInput,
  async run(ctx, { meeting: code }) {
    const ended = await endMeeting(ctx, "close", code);
    if (!ended.ok) return ended;
    const { found, left, minutes } = ended.value;
    const decisions = found.room.decisions.filter(({ status }) => status !== "PROPOSED").length;
    const payload = { ...roomNamed(found), decisions, present: found.present.length };
    return done([{ type: "MeetingClosed", payload }, ...left], { meeting: code }, [minutes]);
  },
});
