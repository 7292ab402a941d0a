import { defineSigningCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { readAsItStands } from "@/lib/domain/act";
import { withinCeiling } from "@/lib/domain/budget";
import type { Event } from "@/lib/domain/event";
import { decideCancellation } from "@/lib/domain/milestone";
import { sideOf } from "@/lib/domain/party";
import { loadRoom } from "@/lib/features/budget/queries";
import { actorOf, milestoneFacts } from "@/lib/features/milestone/queries-facts";
import { cancellationRecord } from "@/lib/features/milestone/queries-record";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { loadMilestone, loadSignatures, lockMilestone } from "@/lib/features/milestone/queries-state";
import { CancelMilestoneInput } from "@/lib/features/milestone/schema";
import { moveMilestone } from "@/lib/features/milestone/store";
import { freezeCancellation, loadCancellation } from "@/lib/features/milestone/store-cancellation";
import { recordDigest, saveSignature } from "@/lib/ledger/sign";

/** Gives a milestone up: both sides sign the same words, or the client alone with what it owes (C. civ. 1794). */
export const cancelMilestone = defineSigningCommand({
  name: "milestone.cancel",
  input: CancelMilestoneInput,
  async run(ctx, { milestone: code, digest, ...words }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId, timeZone, status: projectStatus } = scope;
    await lockMilestone(tx, projectId, code);
    const [state, setting] = await Promise.all([loadMilestone(tx, projectId, code), loadSetting(tx, scope)]);
    if (state === null) return missing();
    const content = cancellationRecord(scope, setting, state, words);
    const current = recordDigest(content);
    const earlier = await loadCancellation(tx, { projectId, milestoneId: state.id });
    // Only the same words, word for word, are one cancellation signed by two.
    const same = earlier?.digest === current ? earlier : null;
    const signedBy = same === null ? [] : await loadSignatures(tx, projectId, [same.id]);
    const facts = milestoneFacts(state, setting, { projectStatus, timeZone, now });
    const ruling = decideCancellation(facts, actorOf(scope, authority), { ...words, signedBy });
    const takesEffect = ruling.ok && ruling.value === "CANCELLED";
    const moreCents = takesEffect ? (words.costCents ?? 0) - state.definition.amountCents : 0;
    // What giving up costs beyond what was committed is a commitment like any other (CR-02).
    const beyond = moreCents > 0 ? withinCeiling(await loadRoom(tx, projectId), moreCents) : [];
    const closed = [...beyond, ...readAsItStands(digest, current)];
    if (!ruling.ok || closed.length > 0) return refuse([...(ruling.ok ? [] : ruling.error), ...closed]);
    const row = { milestoneId: state.id, version: (earlier?.version ?? 0) + 1, ...words, content };
    const document = same ?? (await freezeCancellation(ctx, row));
    const { signature, ...signed } = await saveSignature(ctx, document, "APPROVED");
    const about = { milestoneId: state.id, milestone: code, ...signed, costCents: words.costCents };
    const texts = { reason: words.reason };
    const side = sideOf(authority.role);
    const event: Event = { type: "MilestoneCancellationSigned", payload: { ...about, side, signature }, texts };
    const result = { record: document.code, milestone: code };
    if (ruling.value !== "CANCELLED") return done([event], result);
    await moveMilestone(tx, { projectId, id: state.id, from: state.status, to: ruling.value });
    const byBoth = signedBy.length > 0;
    return done([event], result, [
      { type: "MilestoneCancelled", payload: { ...about, byBoth, amountCents: state.definition.amountCents }, texts },
    ]);
  },
});
