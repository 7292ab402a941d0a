import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideMeeting } from "@/lib/domain/meeting";
import { loadMeeting } from "@/lib/features/committee/queries-state";
import { AnswerMeetingInput } from "@/lib/features/committee/schema";
import { lockMeeting, saveAnswer } from "@/lib/features/committee/store";

/** Answers a convocation: coming, not coming, or perhaps. It can be answered anew until the meeting begins (CD-09). */
export const answerMeeting = defineCommand({
  name: "meeting.answer",
  input: AnswerMeetingInput,
  async run({ tx, scope, authority, now, newId }, { meeting: code, answer }) {
    const { projectId, memberId, partyId } = scope;
    await lockMeeting(tx, projectId, code);
    const found = await loadMeeting(tx, scope, code, now);
    if (found === null) return missing();
    const { row, body, facts } = found;
    const ruling = decideMeeting("answer", facts, authority);
    if (!ruling.ok) return refuse(ruling.error);
    const given = { meetingId: row.id, memberId, answer, through: "APP", sequence: row.sequence } as const;
    await saveAnswer(tx, { ...given, projectId, id: newId(), stampedAt: null, now });
    const named = { meetingId: row.id, meeting: code, bodyKind: body.kind };
    const payload = { ...named, memberId, partyId, answer, through: given.through };
    return done([{ type: "MeetingAnswered", payload }], { meeting: code });
  },
});
