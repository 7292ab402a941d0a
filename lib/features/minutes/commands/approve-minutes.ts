import { defineSigningCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { alsoUnless, readAsItStands } from "@/lib/domain/act";
import { decideMinutes } from "@/lib/domain/minutes";
import { minutesAsCirculated } from "@/lib/features/minutes/queries-draft";
import { lockMinutes, minutesFacts, namingMinutes } from "@/lib/features/minutes/queries-state";
import { SignMinutesInput } from "@/lib/features/minutes/schema";
import { advanceMinutes } from "@/lib/features/minutes/store";
import { freezeDocument, recordDigest, saveSignature } from "@/lib/ledger/sign";

/**
 * Who presides approves minutes, signed; what participants observed is annexed. They are locked from then on. What they
 * tell is approved and nothing else: no deliverable is accepted by it, and no decision taken.
 */
export const approveMinutes = defineSigningCommand({
  name: "minutes.approve",
  input: SignMinutesInput,
  async run(ctx, { meeting, digest: read }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId, memberId } = scope;
    await lockMinutes(tx, projectId, meeting);
    const found = await minutesAsCirculated(ctx, meeting);
    if (found === null) return missing();
    const { state, minutes, record, circulated } = found;
    const facts = minutesFacts(state, memberId, now);
    const decided = decideMinutes(facts.observations > 0 ? "approveObserved" : "approve", facts, authority);
    const current = circulated?.digest ?? recordDigest(record);
    const ruling = alsoUnless(decided, readAsItStands(read, current));
    if (!ruling.ok) return refuse(ruling.error);
    const { version } = minutes;
    const subjectId = state.meetingId;
    const document = circulated ?? (await freezeDocument(ctx, { projectId, subjectId, version, content: record }));
    const signed = await saveSignature(ctx, document, "APPROVED");
    const approved = { status: ruling.value, approvedAt: now, approvedBy: memberId, documentId: document.id };
    await advanceMinutes(tx, projectId, { id: minutes.id, status: minutes.status }, approved);
    const payload = { ...namingMinutes(state, minutes), version, observations: facts.observations };
    return done([{ type: "MinutesApproved", payload: { ...payload, ...signed } }], { record: document.code, meeting });
  },
});
