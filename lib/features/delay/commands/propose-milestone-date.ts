import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideDateProposal } from "@/lib/domain/delay";
import { sideOf } from "@/lib/domain/party";
import { loadDelay } from "@/lib/features/delay/queries";
import { ProposeMilestoneDateInput } from "@/lib/features/delay/schema";
import { saveDate } from "@/lib/features/delay/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { lockMilestone } from "@/lib/features/milestone/queries-state";

/** Puts a new date of a milestone to the other side, beside the one that the delays on the register lead to (AR-03). */
export const proposeMilestoneDate = defineCommand({
  name: "milestone.propose-date",
  input: ProposeMilestoneDateInput,
  async run({ tx, scope, authority, now, newId }, { milestone: code, dueOn }) {
    const { projectId, memberId } = scope;
    await lockMilestone(tx, projectId, code);
    const state = await loadDelay(tx, scope, code, now);
    if (state === null) return missing();
    const ruling = decideDateProposal(state.facts, actorOf(scope, authority), dueOn);
    if (!ruling.ok) return refuse(ruling.error);
    const { id, dueOn: wasDueOn, computedDueOn, delay } = state;
    if (wasDueOn === null || computedDueOn === null) return missing();
    const by = { partyId: authority.partyId, side: sideOf(authority.role) };
    await saveDate(tx, state, { projectId, id: newId(), wasDueOn, dueOn, by: { ...by, memberId }, now });
    const { client: clientDays, agency: agencyDays, owed: owedDays } = delay;
    const figures = { wasDueOn, dueOn, computedDueOn, clientDays, agencyDays, owedDays };
    const payload = { milestoneId: id, milestone: code, ...by, ...figures };
    return done([{ type: "MilestoneDateProposed", payload }], { milestone: code });
  },
});
