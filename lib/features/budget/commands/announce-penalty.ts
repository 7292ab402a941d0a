import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decidePenalty } from "@/lib/domain/penalty";
import { loadPenaltyStart, lockPenalties } from "@/lib/features/budget/queries-penalty";
import { AnnouncePenaltyInput } from "@/lib/features/budget/schema";
import { savePenalty } from "@/lib/features/budget/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { inForce, termFrom } from "@/lib/features/milestone/queries-setting";
import { nextNumber } from "@/lib/ledger/sign";

/** Announces a penalty for the lateness of an agency, by the formula of the charter, and invites the agency to observe (AR-07). */
export const announcePenalty = defineCommand({
  name: "penalty.announce",
  input: AnnouncePenaltyInput,
  async run({ tx, scope, authority, now, newId }, { milestone: code, reason: reasons }) {
    const { projectId, memberId: announcedBy } = scope;
    await lockPenalties(tx, projectId);
    const start = await loadPenaltyStart(tx, scope, code, now);
    if (start === null) return missing();
    const { facts, setting, milestoneId, milestone, partyId, valueCents, divisor } = start;
    const ruling = decidePenalty("announce", facts, actorOf(scope, authority), reasons);
    if (!ruling.ok) return refuse(ruling.error);
    const ends = termFrom(setting, now, inForce(setting).hearingPeriod);
    const [id, number] = [newId(), await nextNumber(tx, projectId, "PEN")];
    const penalty = `PEN-${String(number).padStart(2, "0")}`;
    const { lateDays, cents } = facts;
    const counted = { valueCents, lateDays, divisor };
    const row = { projectId, id, code: penalty, milestoneId, partyId, ...counted, computedCents: cents };
    await savePenalty(tx, { ...row, reasons, announcedBy, ends, now });
    const about = { penaltyId: id, penalty, milestoneId, milestone, partyId };
    const payload = { ...about, ...counted, cents, endsOn: ends.on, endsBefore: ends.before };
    return done([{ type: "PenaltyAnnounced", payload, texts: { reasons } }], { penalty });
  },
});
