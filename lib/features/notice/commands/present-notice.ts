import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { decideNoticePresentation } from "@/lib/domain/formal-notice";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { inForce, loadSetting, termFrom } from "@/lib/features/milestone/queries-setting";
import { lockMilestone } from "@/lib/features/milestone/queries-state";
import { presentationFacts, sentOn } from "@/lib/features/notice/queries-facts";
import { loadNotice, namingOf } from "@/lib/features/notice/queries-state";
import { PresentNoticeInput } from "@/lib/features/notice/schema";
import { presentNoticeRow } from "@/lib/features/notice/store-draft";

/**
 * The other side has the notice in hand. The second period runs from when this is recorded, never from a day before it:
 * silence has its whole time, and both sides see when it began.
 */
export const presentNotice = defineCommand({
  name: "notice.present",
  input: PresentNoticeInput,
  async run(ctx, { notice: code, presentedOn: stated }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId, timeZone } = scope;
    const seen = await loadNotice(tx, projectId, code);
    if (seen === null) return missing();
    await lockMilestone(tx, projectId, seen.milestone);
    const [notice, setting] = await Promise.all([loadNotice(tx, projectId, code), loadSetting(tx, scope)]);
    if (notice === null) return missing();
    const today = dayOf(now, timeZone);
    const [actor, on] = [actorOf(scope, authority), stated === "" ? null : stated];
    const ruling = decideNoticePresentation(presentationFacts(notice), actor, {
      on,
      sentOn: sentOn(notice, timeZone),
      today,
    });
    if (!ruling.ok) return refuse(ruling.error);
    const due = termFrom(setting, now, inForce(setting).secondPeriod);
    const presentedOn = on ?? today;
    await presentNoticeRow(tx, { projectId, id: notice.id, presentedOn, due, now });
    const bySender = actor.partyId === notice.fromPartyId;
    const { toSide } = notice;
    const payload = { ...namingOf(notice), toSide, presentedOn, bySender, dueOn: due.on, dueBefore: due.before };
    return done([{ type: "FormalNoticePresented", payload }], { notice: code, dueOn: due.on });
  },
});
