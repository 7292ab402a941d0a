import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideMeeting } from "@/lib/domain/meeting";
import { inviteSeats } from "@/lib/features/committee/commands/invitation-writing";
import { loadMeeting } from "@/lib/features/committee/queries-state";
import { MeetingInput } from "@/lib/features/committee/schema";
import { advanceMeeting, lockMeeting } from "@/lib/features/committee/store";

/** Convenes a meeting: with its agenda, in the time that was signed. Everybody who sits there is invited by mail. */
export const conveneMeeting = defineCommand({
  name: "meeting.convene",
  input: MeetingInput,
  async run(ctx, { meeting: code }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId, memberId } = scope;
    await lockMeeting(tx, projectId, code);
    const found = await loadMeeting(tx, scope, code, now);
    if (found === null) return missing();
    const { row, body, facts } = found;
    const ruling = decideMeeting("convene", facts, authority);
    if (!ruling.ok) return refuse(ruling.error);
    await advanceMeeting(
      tx,
      { projectId, id: row.id, from: row.status },
      { status: ruling.value, convenedBy: memberId, convenedAt: new Date(now) },
    );
    await inviteSeats(ctx, found, { method: "REQUEST", sequence: row.sequence });
    const points = row.points.filter(({ status }) => status === "FIXED").map(({ id }) => id);
    const named = { meetingId: row.id, meeting: code, bodyKind: body.kind };
    const at = { startsAt: row.startsAt, documentsDueOn: row.documentsDue };
    const payload = { ...named, ...at, invited: body.seats.length, points, sequence: row.sequence };
    return done([{ type: "MeetingConvened", payload }], { meeting: code });
  },
});
