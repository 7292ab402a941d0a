import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideMailedAnswer } from "@/lib/domain/meeting";
import { loadMeeting } from "@/lib/features/committee/queries-state";
import { AnswerByMailInput } from "@/lib/features/committee/schema";
import { lockMeeting, saveAnswer } from "@/lib/features/committee/store";

/** Answers a convocation by the reply of a calendar program, to one's own invitation; an older one changes nothing (RFC 5546). */
export const answerByMail = defineCommand({
  name: "meeting.answer-by-mail",
  input: AnswerByMailInput,
  rest: { kind: "NONE", reason: "The mail server hands it over, once it has proved who sent it." },
  async run({ tx, scope, authority, now, newId }, { meeting: code, invitationId, answer, sequence, stampedAt: said }) {
    const { projectId, memberId, partyId } = scope;
    await lockMeeting(tx, projectId, code);
    const found = await loadMeeting(tx, scope, code, now);
    if (found === null) return missing();
    const { row, body, facts } = found;
    const own = { projectId, id: invitationId, meetingId: row.id, memberId };
    if ((await tx.meetingInvitation.count({ where: own })) === 0) return missing();
    // A clock that is ahead must not keep later answers out.
    const stampedAt = [said, now].toSorted()[0] ?? now;
    const last = row.answers.find((one) => one.memberId === memberId);
    const standing = { sequence: row.sequence, answeredAt: last?.stampedAt ?? last?.at ?? null };
    const ruling = decideMailedAnswer(facts, { sequence, stampedAt }, standing, authority);
    if (!ruling.ok) return refuse(ruling.error);
    const given = { meetingId: row.id, memberId, answer, through: "MAIL", sequence } as const;
    await saveAnswer(tx, { ...given, projectId, id: newId(), stampedAt, now });
    const named = { meetingId: row.id, meeting: code, bodyKind: body.kind };
    const payload = { ...named, memberId, partyId, answer, through: given.through };
    return done([{ type: "MeetingAnswered", payload }], { meeting: code });
  },
});
