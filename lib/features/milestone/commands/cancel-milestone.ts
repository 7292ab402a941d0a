import { defineSigningCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { readAsItStands } from "@/lib/domain/act";
import type { Event } from "@/lib/domain/event";
import { decideCancellation } from "@/lib/domain/milestone";
import { sideOf } from "@/lib/domain/party";
import { actorOf, milestoneFacts } from "@/lib/features/milestone/queries-facts";
import { cancellationRecord } from "@/lib/features/milestone/queries-record";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { loadMilestone, loadSignatures, lockMilestone } from "@/lib/features/milestone/queries-state";
import { CancelMilestoneInput } from "@/lib/features/milestone/schema";
import { loadCancellation, moveMilestone, saveCancellation } from "@/lib/features/milestone/store";
import { freezeDocument, recordDigest, saveSignature } from "@/lib/ledger/sign";

/** Gives a milestone up: both sides sign the same words, or the client alone with what it owes (C. civ. 1794). */
export const cancelMilestone = defineSigningCommand({
  name: "milestone.cancel",
  input: CancelMilestoneInput,
  async run(ctx, { milestone: code, digest, reason, costCents }) {
    const { tx, scope, authority, now, newId } = ctx;
    const { projectId } = scope;
    const id = await lockMilestone(tx, projectId, code);
    const state = await loadMilestone(tx, projectId, code);
    if (id === null || state === null) return missing();
    const setting = await loadSetting(tx, scope);
    const content = cancellationRecord(scope, setting, state, { reason, costCents });
    const earlier = await loadCancellation(tx, { projectId, milestoneId: id });
    // Only the same words, word for word, are one cancellation signed by two.
    const same = earlier !== null && earlier.digest === recordDigest(content) ? earlier : null;
    const signedBy = same === null ? [] : await loadSignatures(tx, projectId, [same.documentId]);
    const facts = milestoneFacts(state, setting, { projectStatus: scope.status, timeZone: scope.timeZone, now });
    const ruling = decideCancellation(facts, actorOf(scope, authority), { reason, costCents, signedBy });
    const changed = readAsItStands(digest, recordDigest(content));
    if (!ruling.ok || changed.length > 0) return refuse([...(ruling.ok ? [] : ruling.error), ...changed]);
    const version = (earlier?.version ?? 0) + 1;
    const document =
      same === null
        ? await freezeDocument(ctx, { projectId, subjectId: id, version, content })
        : { id: same.documentId, code: same.code, digest: same.digest };
    await saveSignature(ctx, document.id, "APPROVED");
    if (same === null)
      await saveCancellation(tx, {
        projectId,
        id: newId(),
        milestoneId: id,
        version,
        documentId: document.id,
        reason,
        costCents,
        now,
      });
    const about = {
      milestoneId: id,
      milestone: code,
      documentId: document.id,
      record: document.code,
      digest: document.digest,
      costCents,
    };
    const signed: Event = {
      type: "MilestoneCancellationSigned",
      payload: { ...about, side: sideOf(authority.role) },
      texts: { reason },
    };
    if (ruling.value !== "CANCELLED") return done([signed], { record: document.code, milestone: code });
    await moveMilestone(tx, { projectId, id, from: state.status, to: ruling.value });
    const cancelled: Event = {
      type: "MilestoneCancelled",
      payload: { ...about, byBoth: signedBy.length > 0 },
      texts: { reason },
    };
    return done([signed], { record: document.code, milestone: code }, [cancelled]);
  },
});
