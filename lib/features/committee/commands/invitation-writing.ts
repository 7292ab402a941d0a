import { replyToken, replyTokenHash } from "@/lib/auth/reply-address";
import type { ProjectContext } from "@/lib/commands/define-command";
import { env } from "@/lib/env";
import type { MeetingState } from "@/lib/features/committee/queries-state";
import { saveInvitation } from "@/lib/features/committee/store";
import { postMail } from "@/lib/mail/outbox";

/**
 * Invites everybody who sits in the body, by mail with a calendar object (RFC 5546): each under a secret address of their
 * own, kept for all changes of this meeting. Whoever sits there since is invited too; a cancellation goes to who was invited.
 */
export async function inviteSeats(
  { tx, scope, now, newId }: Pick<ProjectContext, "tx" | "scope" | "now" | "newId">,
  { row, body }: Pick<MeetingState, "row" | "body">,
  { method, sequence }: { readonly method: "REQUEST" | "CANCEL"; readonly sequence: number },
): Promise<void> {
  const { projectId } = scope;
  const invited = await tx.meetingInvitation.findMany({ where: { projectId, meetingId: row.id } });
  const points = row.points.filter(({ status }) => status === "FIXED");
  for (const seat of body.seats) {
    const standing = invited.find(({ memberId }) => memberId === seat.memberId);
    if (standing === undefined && method === "CANCEL") continue;
    const id = standing?.id ?? newId();
    if (standing === undefined) {
      const tokenHash = replyTokenHash(replyToken(env().secret, id));
      await saveInvitation(tx, { projectId, id, meetingId: row.id, memberId: seat.memberId, tokenHash, now });
    }
    await postMail(tx, {
      template: "convocation",
      payload: {
        ...{ method, sequence, invitationId: id, project: scope.name, subject: row.code, committee: body.title },
        ...{ startsAt: row.startsAt, minutes: row.minutes, place: row.place, timeZone: scope.timeZone },
        ...{ stampedAt: now, documentsDueOn: row.documentsDue, path: `/projects/${scope.code}/committees/${row.code}` },
        points: points.map(({ title, ask, minutes }) => ({ title, ask, minutes })),
      },
      to: { personId: seat.personId },
      projectId,
      now,
      newId,
    });
  }
}
