import { defineCommand, done, missing, refuse, wrongField } from "@/lib/commands/define-command";
import { decideMeeting } from "@/lib/domain/meeting";
import { inviteSeats } from "@/lib/features/committee/commands/invitation-writing";
import { factsAt, timesAt } from "@/lib/features/committee/commands/meeting-planning";
import { loadMeeting } from "@/lib/features/committee/queries-state";
import { RescheduleMeetingInput } from "@/lib/features/committee/schema";
import { lockMeeting, moveMeeting } from "@/lib/features/committee/store";

/** Moves a meeting: its days are counted anew. Convened already, it needs a reason and the whole notice, and is answered again. */
export const rescheduleMeeting = defineCommand({
  name: "meeting.reschedule",
  input: RescheduleMeetingInput,
  async run(ctx, { meeting: code, reason, ...where }) {
    const { tx, scope, authority, now } = ctx;
    await lockMeeting(tx, scope.projectId, code);
    const found = await loadMeeting(tx, scope, code, now);
    if (found === null) return missing();
    const { row, body, terms, facts } = found;
    const times = timesAt(where, row.kind, terms, scope);
    if (times === null) return wrongField("startsAt", "invalid_format");
    const convened = row.status === "CONVENED";
    const wanted = { ...facts, ...factsAt(times, terms, facts), reason };
    const ruling = decideMeeting(convened ? "rescheduleConvened" : "reschedule", wanted, authority);
    if (!ruling.ok) return refuse(ruling.error);
    const sequence = row.sequence + (convened ? 1 : 0);
    await moveMeeting(ctx, { id: row.id, sequence }, times);
    const { startsAt, startsLocal, minutes, place, dates } = times;
    const moved = { ...found, row: { ...row, startsAt, startsLocal, minutes, place } };
    if (convened) await inviteSeats(ctx, moved, { method: "REQUEST", sequence });
    const named = { meetingId: row.id, meeting: code, bodyKind: body.kind };
    const due = { convocationDueOn: dates.convocation.on, documentsDueOn: dates.documents.on };
    const at = { startsAt, startsOn: startsLocal.slice(0, 10), minutes, before: row.startsAt };
    const payload = { ...named, ...at, ...due, convened, sequence };
    return done([{ type: "MeetingRescheduled", payload, texts: { place, reason } }], { meeting: code });
  },
});
