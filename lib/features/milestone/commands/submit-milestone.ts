import { defineSigningCommand, done, missing, refuse, wrongField } from "@/lib/commands/define-command";
import type { Event } from "@/lib/domain/event";
import { requirementActs } from "@/lib/domain/requirement";
import { decideSubmission } from "@/lib/domain/submission";
import { loadOwnFiles } from "@/lib/features/file/queries";
import { actorOf, submissionFacts } from "@/lib/features/milestone/queries-facts";
import { loadSetting, termFrom } from "@/lib/features/milestone/queries-setting";
import { loadMilestone, lockMilestone } from "@/lib/features/milestone/queries-state";
import { submissionRecord } from "@/lib/features/milestone/queries-submission-record";
import { SubmitMilestoneInput } from "@/lib/features/milestone/schema";
import { moveMilestone, moveRequirements } from "@/lib/features/milestone/store";
import { saveSubmission } from "@/lib/features/milestone/store-submission";
import { freezeDocument, recordDigest, saveSignature } from "@/lib/ledger/sign";

/** Hands a milestone over, signed, with its evidence: from now on the client's verification period runs. */
export const submitMilestone = defineSigningCommand({
  name: "milestone.submit",
  input: SubmitMilestoneInput,
  async run(ctx, { milestone: code, digest, ...draft }) {
    const { tx, scope, authority, now, newId } = ctx;
    const { projectId } = scope;
    const milestoneId = await lockMilestone(tx, projectId, code);
    const state = await loadMilestone(tx, projectId, code);
    if (milestoneId === null || state === null) return missing();
    const wanted = draft.evidence.flatMap((one) => (one.fileId === null ? [] : [one.fileId]));
    const files = await loadOwnFiles(tx, { projectId, partyId: authority.partyId, ids: wanted });
    const content = submissionRecord(scope, await loadSetting(tx, scope), state, draft, files);
    const ruling = decideSubmission(submissionFacts(state, draft), actorOf(scope, authority), {
      read: digest,
      current: recordDigest(content),
    });
    if (!ruling.ok) return refuse(ruling.error);
    if (files.length !== new Set(wanted).size) return wrongField("evidence", "invalid");
    const [id, number, period] = [newId(), state.submissions.length + 1, state.definition.verificationPeriod];
    const due = termFrom(scope, now, period);
    const document = await freezeDocument(ctx, { projectId, subjectId: id, version: number, content });
    await saveSignature(ctx, document.id, "AUTHORED");
    await saveSubmission(tx, {
      projectId,
      id,
      milestoneId,
      number,
      draft,
      files,
      documentId: document.id,
      submittedBy: scope.memberId,
      now,
      due,
      period,
      newId,
    });
    await moveMilestone(tx, { projectId, id: milestoneId, from: state.status, to: ruling.value });
    const { from, to } = requirementActs.implement;
    const moved = await moveRequirements(tx, { projectId, requirements: state.requirements, from, to, now });
    const about = { milestoneId, milestone: code };
    const evidence = draft.evidence.map((one) => ({
      kind: one.kind,
      digest: files.find((file) => file.id === one.fileId)?.sha256 ?? null,
    }));
    const signed = { documentId: document.id, record: document.code, digest: document.digest };
    const event: Event = {
      type: "MilestoneSubmitted",
      payload: {
        ...about,
        submissionId: id,
        number,
        ...signed,
        version: draft.version,
        evidence,
        dueOn: due.on,
        dueBefore: due.before,
      },
      texts: {
        ...(draft.message === "" ? {} : { message: draft.message }),
        ...(draft.answers.length === 0 ? {} : { answers: draft.answers.map((one) => one.text).join("\n") }),
      },
    };
    const implemented: Event = {
      type: "RequirementsImplemented",
      payload: { ...about, requirementIds: moved.map((one) => one.id), count: moved.length },
    };
    return done([event], { record: document.code, milestone: code }, moved.length === 0 ? [] : [implemented]);
  },
});
