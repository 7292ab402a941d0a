import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideMeeting } from "@/lib/domain/meeting";
import { inviteSeats } from "@/lib/features/committee/commands/invitation-writing";
import { loadMeeting } from "@/lib/features/committee/queries-state";
import { CancelMeetingInput } from "@/lib/features/committee/schema";
import { advanceMeeting, lockMeeting } from "@/lib/features/committee/store";

/** Cancels a meeting, with its reason; whoever was invited is told, and their calendars too. */
export const cancelMeeting = defineCommand({
  name: "meeting.cancel",
  input: CancelMeetingInput,
  async run(ctx, { meeting: code, reason }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    await lockMeeting(tx, projectId, code);
    const found = await loadMeeting(tx, scope, code, now);
    if (found === null) return missing();
    const { row, body, facts } = found;
    const ruling = decideMeeting("cancel", { ...facts, reason }, authority);
    if (!ruling.ok) return refuse(ruling.error);
    const convened = row.status === "CONVENED";
    const sequence = row.sequence + (convened ? 1 : 0);
    await advanceMeeting(
      tx,
      { projectId, id: row.id, from: row.status },
      { status: ruling.value, cancelledAt: new Date(now), cancelReason: reason, sequence },
    );
    if (convened) await inviteSeats(ctx, found, { method: "CANCEL", sequence });
    const named = { meetingId: row.id, meeting: code, bodyKind: body.kind };
    const payload = { ...named, startsAt: row.startsAt, convened, sequence };
    return done([{ type: "MeetingCancelled", payload, texts: { reason } }], { meeting: code });
  },
});
