import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideNoticeDraft } from "@/lib/domain/formal-notice";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { lockMilestone } from "@/lib/features/milestone/queries-state";
import { draftFacts, loadNoticeMatter } from "@/lib/features/notice/queries-matter";
import { DraftNoticeInput } from "@/lib/features/notice/schema";
import { writeDraft } from "@/lib/features/notice/store-draft";

/** The side that waits writes a formal notice, or another text for the one it has in hand. Nothing leaves yet. */
export const draftNotice = defineCommand({
  name: "notice.draft",
  input: DraftNoticeInput,
  async run(ctx, { awaited, matter: code, text }) {
    const { tx, scope, authority, now, newId } = ctx;
    const { projectId } = scope;
    const seen = await loadNoticeMatter(tx, projectId, { awaited, matter: code });
    if (seen === null) return missing();
    await lockMilestone(tx, projectId, seen.milestone);
    const matter = await loadNoticeMatter(tx, projectId, { awaited, matter: code });
    if (matter === null) return missing();
    const ruling = decideNoticeDraft(draftFacts(matter), actorOf(scope, authority), text);
    if (!ruling.ok) return refuse(ruling.error);
    const draft = await writeDraft(tx, { projectId, matter, text, draftedBy: scope.memberId, now, newId });
    const { milestoneId, milestone, matterKind, matterId } = matter;
    const naming = { noticeId: draft.id, notice: draft.code, milestoneId, milestone, awaited, matterKind, matterId };
    const side = matter.toSide === "CLIENT" ? "AGENCY" : "CLIENT";
    return done([{ type: "FormalNoticeDrafted", payload: { ...naming, matter: code, side }, texts: { text } }], {
      notice: draft.code,
    });
  },
});
