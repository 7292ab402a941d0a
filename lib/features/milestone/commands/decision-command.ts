import { defineSigningCommand, missing, type ProjectCommand, refuse } from "@/lib/commands/define-command";
import type { Decision } from "@/lib/domain/decision-condition";
import { commandOf, decideMilestone } from "@/lib/domain/milestone-decision";
import { writeDecision } from "@/lib/features/milestone/commands/decision-writing";
import { milestoneDecisionDraft } from "@/lib/features/milestone/queries-decision-record";
import { actorOf, decisionFacts } from "@/lib/features/milestone/queries-facts";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { lastSubmission, loadMilestone, lockMilestone } from "@/lib/features/milestone/queries-state";
import { DecideMilestoneInput } from "@/lib/features/milestone/schema";
import { recordDigest } from "@/lib/ledger/sign";

/** The command that signs one decision on a submission. The six decisions differ by their rule alone, never by their path. */
export function decisionCommand(decision: Decision): ProjectCommand {
  return defineSigningCommand({
    name: commandOf(decision),
    input: DecideMilestoneInput,
    async run(ctx, { milestone: code, digest: read, ...brought }) {
      const { tx, scope, authority, now } = ctx;
      await lockMilestone(tx, scope.projectId, code);
      const [state, setting] = await Promise.all([loadMilestone(tx, scope.projectId, code), loadSetting(tx, scope)]);
      if (state === null) return missing();
      const content = milestoneDecisionDraft(scope, setting, state, { ...brought, decision });
      const ruling = decideMilestone(decisionFacts(state, now), actorOf(scope, authority), {
        ...brought,
        decision,
        amountCents: state.definition.amountCents,
        delegation: authority.delegation,
        digests: { read, current: recordDigest(content) },
      });
      if (!ruling.ok) return refuse(ruling.error);
      const submission = lastSubmission(state);
      if (submission === null) return missing();
      return writeDecision(ctx, { decision, state, setting, submission, brought, content, to: ruling.value });
    },
  });
}
