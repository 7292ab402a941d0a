import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideSuspensionProposal } from "@/lib/domain/clock-act";
import { clockActFacts } from "@/lib/features/clock/queries-view";
import { ProposeSuspensionInput } from "@/lib/features/clock/schema";
import { loadClockForUpdate, saveProposal } from "@/lib/features/clock/store-act";
import { named } from "@/lib/features/clock/store-keeping";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** One side asks that a period wait. It runs on until the other agrees. */
export const proposeSuspension = defineCommand({
  name: "clock.propose-suspension",
  input: ProposeSuspensionInput,
  async run({ tx, scope, authority, now, newId }, { clockId, cause, reason }) {
    const { projectId } = scope;
    const clock = await loadClockForUpdate(tx, projectId, clockId, now);
    if (clock === null) return missing();
    const ruling = decideSuspensionProposal(clockActFacts(clock, now), actorOf(scope, authority), reason);
    if (!ruling.ok) return refuse(ruling.error);
    const id = newId();
    const { partyId } = authority;
    await saveProposal(tx, { projectId, id, clockId, cause, reason, partyId, proposedBy: scope.memberId, now });
    const { dueOn, dueBefore } = clock;
    const payload = { ...named(clock), suspensionId: id, cause, dueOn, dueBefore };
    return done([{ type: "ClockSuspensionProposed", payload, texts: { reason } }], { clockId });
  },
});
