import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideDateAgreement } from "@/lib/domain/delay";
import { sideOf } from "@/lib/domain/party";
import { loadDelay } from "@/lib/features/delay/queries";
import { AgreeMilestoneDateInput } from "@/lib/features/delay/schema";
import { agreeDate } from "@/lib/features/delay/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { lockMilestone } from "@/lib/features/milestone/queries-state";

/** Agrees to the date that the other side put forward: it is the date in force from now on. The signed definition stays as it is. */
export const agreeMilestoneDate = defineCommand({
  name: "milestone.agree-date",
  input: AgreeMilestoneDateInput,
  async run({ tx, scope, authority, now }, { milestone: code, dueOn }) {
    const { projectId, memberId } = scope;
    await lockMilestone(tx, projectId, code);
    const state = await loadDelay(tx, scope, code, now);
    if (state === null) return missing();
    const ruling = decideDateAgreement(state.facts, actorOf(scope, authority), dueOn);
    if (!ruling.ok) return refuse(ruling.error);
    const { id, dueOn: wasDueOn, rows } = state;
    const waiting = rows.at(-1);
    if (wasDueOn === null || waiting === undefined) return missing();
    await agreeDate(tx, { projectId, id: waiting.id, memberId, side: sideOf(authority.role), now });
    const payload = { milestoneId: id, milestone: code, wasDueOn, dueOn, automatic: false };
    return done([{ type: "MilestoneDateAgreed", payload }], { milestone: code });
  },
});
