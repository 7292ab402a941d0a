import { defineCommand, done } from "@/lib/commands/define-command";
import { quorumOf } from "@/lib/domain/quorum";
import { endMeeting } from "@/lib/features/room/commands/meeting-ending";
import { quorumFacts, roomNamed } from "@/lib/features/room/queries-state";
import { RoomInput } from "@/lib/features/room/schema";

/** Adjourns a meeting that can decide nothing for want of a quorum: it is convened again, once (domain.md 9.4). */
export const adjournMeeting = defineCommand({
  name: "meeting.adjourn",
  input: RoomInput,
  async run(ctx, { meeting: code }) {
    const ended = await endMeeting(ctx, "adjourn", code);
    if (!ended.ok) return ended;
    const { found, left, minutes } = ended.value;
    const missing = quorumOf(quorumFacts(found, null)).missing.length;
    const payload = { ...roomNamed(found), missing, present: found.present.length };
    return done([{ type: "MeetingAdjourned", payload }, ...left], { meeting: code }, [minutes]);
  },
});
