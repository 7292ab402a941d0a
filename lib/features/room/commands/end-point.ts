import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideEnd } from "@/lib/domain/room";
import { pointEnded, runningPoint } from "@/lib/features/room/commands/point-ending";
import { loadPointForUpdate } from "@/lib/features/room/queries-state";
import { RunInput } from "@/lib/features/room/schema";
import { endRun } from "@/lib/features/room/store";

/** Puts down the point that is under way, without taking up another. */
export const endPoint = defineCommand({
  name: "point.end",
  input: RunInput,
  async run(ctx, { meeting: code, pointId }) {
    const { tx, scope, now } = ctx;
    const at = await loadPointForUpdate(tx, scope, { meeting: code, pointId }, now);
    if (at === null) return missing();
    const { found, point } = at;
    const facts = { meetingStatus: found.row.status, pointStatus: point.status };
    const ruling = decideEnd({ ...facts, running: runningPoint(found) === pointId });
    if (!ruling.ok) return refuse(ruling.error);
    const [ended] = pointEnded(found, now);
    if (ended === undefined) return missing();
    await endRun(ctx, found.row.id);
    return done([ended], { meeting: code });
  },
});
