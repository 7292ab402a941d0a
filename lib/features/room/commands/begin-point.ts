import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideBegin } from "@/lib/domain/room";
import { pointEnded, runningPoint } from "@/lib/features/room/commands/point-ending";
import { loadPointForUpdate, roomNamed } from "@/lib/features/room/queries-state";
import { RunInput } from "@/lib/features/room/schema";
import { beginRun, endRun } from "@/lib/features/room/store";

/** Takes up a point of the agenda: its time runs from now on, and that of the one before ends. */
export const beginPoint = defineCommand({
  name: "point.begin",
  input: RunInput,
  async run(ctx, { meeting: code, pointId }) {
    const { tx, scope, now } = ctx;
    const at = await loadPointForUpdate(tx, scope, { meeting: code, pointId }, now);
    if (at === null) return missing();
    const { found, point } = at;
    const { row } = found;
    const running = runningPoint(found) === pointId;
    const ruling = decideBegin({ meetingStatus: row.status, pointStatus: point.status, running });
    if (!ruling.ok) return refuse(ruling.error);
    const ended = pointEnded(found, now);
    await endRun(ctx, row.id);
    await beginRun(ctx, { meetingId: row.id, pointId });
    const begun = { ...roomNamed(found), pointId, ordinal: point.ordinal };
    return done([{ type: "MeetingPointBegun", payload: begun }, ...ended], { meeting: code });
  },
});
