import { defineCommand, done, missing, refuse, wrongField } from "@/lib/commands/define-command";
import { ownMilestone } from "@/lib/domain/milestone";
import { projectIsOpen } from "@/lib/domain/project";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { DefineMilestoneInput } from "@/lib/features/milestone/schema";
import { isAgency, requirementsKnown, saveMilestone } from "@/lib/features/milestone/store";
import { digestOf } from "@/lib/ledger/canonical";
import { nextNumber } from "@/lib/ledger/sign";

/** Writes down a new milestone: a draft of what an agency promises, which both sides will sign. */
export const defineMilestone = defineCommand({
  name: "milestone.define",
  input: DefineMilestoneInput,
  async run({ tx, scope, authority, now, newId }, input) {
    const { projectId } = scope;
    if (!(await isAgency(tx, projectId, input.agencyPartyId))) return missing();
    const refusals = [...projectIsOpen(scope.status), ...ownMilestone(input.agencyPartyId, actorOf(scope, authority))];
    if (refusals.length > 0) return refuse(refusals);
    if (!(await requirementsKnown(tx, projectId, input.requirementIds))) return wrongField("requirementIds", "invalid");
    const number = await nextNumber(tx, projectId, "milestone");
    const [id, digest] = [newId(), digestOf(input)];
    await saveMilestone(tx, { projectId, id, number, input, digest, definedBy: scope.memberId, now, newId });
    const milestone = `J${number}`;
    return done(
      [
        {
          type: "MilestoneDefined",
          payload: { milestoneId: id, milestone, version: 1, digest },
          texts: { title: input.title },
        },
      ],
      { milestone },
    );
  },
});
