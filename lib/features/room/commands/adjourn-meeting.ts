import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { openMinutes } from "@/lib/commands/open-minutes";
import { decideMeeting } from "@/lib/domain/meeting";
import { quorumOf } from "@/lib/domain/quorum";
import { endRoom } from "@/lib/features/room/commands/meeting-ending";
import { loadRoomForUpdate, quorumFacts, roomNamed } from "@/lib/features/room/queries-state";
import { RoomInput } from "@/lib/features/room/schema";
import { advanceRoom } from "@/lib/features/room/store";

/** Adjourns a meeting that can decide nothing for want of a quorum: it is convened again, once (domain.md 9.4). */
export const adjournMeeting = defineCommand({
  name: "meeting.adjourn",
  input: RoomInput,
  async run(ctx, { meeting: code }) {
    const { tx, scope, authority, now } = ctx;
    const found = await loadRoomForUpdate(tx, scope, code, now);
    if (found === null) return missing();
    const { row, present, facts } = found;
    const ruling = decideMeeting("adjourn", facts, authority);
    if (!ruling.ok) return refuse(ruling.error);
    const left = await endRoom(ctx, found);
    const adjourned = { status: ruling.value, endedAt: new Date(now) };
    await advanceRoom(tx, { projectId: scope.projectId, id: row.id, from: row.status }, adjourned);
    const missingNow = quorumOf(quorumFacts(found, null)).missing.length;
    const payload = { ...roomNamed(found), missing: missingNow, present: present.length };
    const minutes = await openMinutes(ctx, { id: row.id, code, endedAt: now });
    return done([{ type: "MeetingAdjourned", payload }, ...left], { meeting: code }, [minutes.event]);
  },
});
