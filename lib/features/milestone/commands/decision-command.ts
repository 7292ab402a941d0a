import { defineSigningCommand, done, missing, type ProjectCommand, refuse } from "@/lib/commands/define-command";
import type { Decision } from "@/lib/domain/decision-condition";
import { acceptedStatuses } from "@/lib/domain/milestone";
import { commandOf, decideMilestone, meaningOf, needsReasons } from "@/lib/domain/milestone-decision";
import { requirementActs } from "@/lib/domain/requirement";
import { decisionEvents } from "@/lib/features/milestone/commands/decision-events";
import { milestoneDecisionDraft } from "@/lib/features/milestone/queries-decision-record";
import { actorOf, decisionFacts } from "@/lib/features/milestone/queries-facts";
import { inForce, loadSetting, termFrom } from "@/lib/features/milestone/queries-setting";
import { lastSubmission, loadMilestone, lockMilestone } from "@/lib/features/milestone/queries-state";
import { termsOf } from "@/lib/features/milestone/queries-terms";
import { DecideMilestoneInput } from "@/lib/features/milestone/schema";
import { moveMilestone, moveRequirements } from "@/lib/features/milestone/store";
import { fixReservations, saveDecision } from "@/lib/features/milestone/store-decision";
import { freezeDocument, recordDigest, saveSignature } from "@/lib/ledger/sign";

/** The command that signs one decision on a submission. The six decisions differ by their rule alone, never by their path. */
export function decisionCommand(decision: Decision): ProjectCommand {
  return defineSigningCommand({
    name: commandOf(decision),
    input: DecideMilestoneInput,
    async run(ctx, { milestone: code, digest, ...brought }) {
      const { tx, scope, authority, now, newId } = ctx;
      const { projectId } = scope;
      const milestoneId = await lockMilestone(tx, projectId, code);
      const state = await loadMilestone(tx, projectId, code);
      if (milestoneId === null || state === null) return missing();
      const setting = await loadSetting(tx, scope);
      const content = milestoneDecisionDraft(scope, setting, state, { ...brought, decision });
      const { amountCents } = state.definition;
      const ruling = decideMilestone(decisionFacts(state, now), actorOf(scope, authority), {
        ...brought,
        decision,
        amountCents,
        delegation: authority.delegation,
        digests: { read: digest, current: recordDigest(content) },
      });
      if (!ruling.ok) return refuse(ruling.error);
      const submission = lastSubmission(state);
      if (submission === null) return missing();
      const [id, version] = [newId(), state.decisions.length + 1];
      const document = await freezeDocument(ctx, { projectId, subjectId: milestoneId, version, content });
      await saveSignature(ctx, document.id, meaningOf(decision));
      const terms = termsOf(scope, setting, decision, now);
      const reductionCents = decision === "REDUCE_PRICE" ? brought.reductionCents : null;
      const reasons = needsReasons(decision) ? brought.reasons : [];
      const row = {
        projectId,
        id,
        milestoneId,
        submissionId: submission.id,
        version,
        kind: decision,
        documentId: document.id,
        amountCents,
        reductionCents,
      };
      await saveDecision(tx, {
        ...row,
        ...terms,
        reasons,
        comment: brought.comment,
        decidedBy: scope.memberId,
        now,
        newId,
      });
      await moveMilestone(tx, { projectId, id: milestoneId, from: state.status, to: ruling.value });
      const accepted = acceptedStatuses.includes(ruling.value);
      if (accepted)
        await fixReservations(tx, {
          projectId,
          milestoneId,
          contestBefore: termFrom(scope, now, inForce(setting).contestPeriod).before,
        });
      const { from, to } = requirementActs.accept;
      const moved = accepted
        ? await moveRequirements(tx, { projectId, requirements: state.requirements, from, to, now })
        : [];
      const { events, automatic } = decisionEvents({
        decision,
        state,
        submission,
        document,
        terms,
        reasons,
        brought,
        moved,
      });
      return done(events, { record: document.code, milestone: code }, automatic);
    },
  });
}
