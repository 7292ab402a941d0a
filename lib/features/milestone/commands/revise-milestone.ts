import { defineCommand, done, missing, refuse, wrongField } from "@/lib/commands/define-command";
import { decideDefinitionRevision, ownMilestone } from "@/lib/domain/milestone";
import { actorOf, milestoneFacts } from "@/lib/features/milestone/queries-facts";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { loadMilestone, lockMilestone } from "@/lib/features/milestone/queries-state";
import { ReviseMilestoneInput } from "@/lib/features/milestone/schema";
import { isAgency, requirementsKnown, rewriteMilestone } from "@/lib/features/milestone/store";
import { digestOf } from "@/lib/ledger/canonical";

/** Writes another text of a milestone in definition: a new version, and signatures on the one before do not count. */
export const reviseMilestone = defineCommand({
  name: "milestone.revise",
  input: ReviseMilestoneInput,
  async run({ tx, scope, authority, now, newId }, { milestone: code, reason, ...input }) {
    const { projectId } = scope;
    const id = await lockMilestone(tx, projectId, code);
    const state = await loadMilestone(tx, projectId, code);
    if (id === null || state === null || !(await isAgency(tx, projectId, input.agencyPartyId))) return missing();
    const actor = actorOf(scope, authority);
    const facts = milestoneFacts(state, await loadSetting(tx, scope), {
      projectStatus: scope.status,
      timeZone: scope.timeZone,
      now,
    });
    const ruling = decideDefinitionRevision(facts, actor);
    const refusals = [
      ...(ruling.ok ? [] : ruling.error),
      ...(ruling.ok ? ownMilestone(input.agencyPartyId, actor) : []),
    ];
    if (refusals.length > 0) return refuse(refusals);
    if (!(await requirementsKnown(tx, projectId, input.requirementIds))) return wrongField("requirementIds", "invalid");
    const digest = digestOf(input);
    const version = state.version + 1;
    await rewriteMilestone(tx, { projectId, id, code, version, input, digest, newId });
    const payload = { milestoneId: id, milestone: code, version, digest, before: state.digest };
    return done([{ type: "MilestoneRevised", payload, texts: reason === "" ? {} : { reason } }], { milestone: code });
  },
});
