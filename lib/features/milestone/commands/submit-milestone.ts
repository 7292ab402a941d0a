import { defineSigningCommand, missing, refuse, wrongField } from "@/lib/commands/define-command";
import { decideSubmission } from "@/lib/domain/submission";
import { loadOwnFiles } from "@/lib/features/file/queries";
import { handOver } from "@/lib/features/milestone/commands/submission-writing";
import { actorOf, submissionFacts } from "@/lib/features/milestone/queries-facts";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { loadMilestone, lockMilestone } from "@/lib/features/milestone/queries-state";
import { submissionRecord } from "@/lib/features/milestone/queries-submission-record";
import { SubmitMilestoneInput } from "@/lib/features/milestone/schema";
import { recordDigest } from "@/lib/ledger/sign";

/** Hands a milestone over, signed, with its evidence: from now on the client's verification period runs. */
export const submitMilestone = defineSigningCommand({
  name: "milestone.submit",
  input: SubmitMilestoneInput,
  async run(ctx, { milestone: code, digest: read, ...draft }) {
    const { tx, scope, authority } = ctx;
    const { projectId } = scope;
    await lockMilestone(tx, projectId, code);
    const state = await loadMilestone(tx, projectId, code);
    if (state === null) return missing();
    const ids = draft.evidence.flatMap((one) => (one.fileId === null ? [] : [one.fileId]));
    const files = await loadOwnFiles(tx, { projectId, partyId: authority.partyId, ids });
    const setting = await loadSetting(tx, scope);
    const content = submissionRecord(scope, setting, state, draft, files);
    const digests = { read, current: recordDigest(content) };
    const ruling = decideSubmission(submissionFacts(state, draft, files), actorOf(scope, authority), digests);
    if (!ruling.ok) return refuse(ruling.error);
    if (files.length !== new Set(ids).size) return wrongField("evidence", "invalid");
    return handOver(ctx, { state, calendar: setting.calendar, draft, files, content, to: ruling.value });
  },
});
