import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { dayAhead } from "@/lib/domain/commitment";
import { termsWhole } from "@/lib/domain/commitment-terms";
import { dayOf } from "@/lib/domain/deadline";
import { projectIsOpen } from "@/lib/domain/project";
import { loadPeople } from "@/lib/features/commitment/queries-state";
import { flawsIn, milestonesNamed, termsDigest } from "@/lib/features/commitment/queries-terms";
import { ProposeCommitmentInput } from "@/lib/features/commitment/schema";
import { saveCommitment } from "@/lib/features/commitment/store";
import { noteCommitmentStep } from "@/lib/features/commitment/store-act";
import { nextNumber } from "@/lib/ledger/sign";

/** Puts a commitment to the party that would make it: whole, for a day to come. Nobody is bound before its signature. */
export const proposeCommitment = defineCommand({
  name: "commitment.propose",
  input: ProposeCommitmentInput,
  async run(ctx, { partyId, ...terms }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const people = await loadPeople(tx, projectId);
    const party = people.find((one) => one.id === partyId);
    const milestones = await milestonesNamed(tx, projectId, terms.milestones);
    if (party === undefined || milestones === null) return missing();
    const today = dayOf(now, scope.timeZone);
    const refusals = [
      ...projectIsOpen(scope.status),
      ...termsWhole(flawsIn(terms, party)),
      ...dayAhead({ dueOn: terms.dueOn, today }),
    ];
    if (refusals.length > 0) return refuse(refusals);
    const number = await nextNumber(tx, projectId, "ENG");
    const [id, code, digest] = [ctx.newId(), `ENG-${String(number).padStart(3, "0")}`, termsDigest(partyId, terms)];
    const { kind, startsOn, dueOn, critical, memberId, substituteMemberId, title, role, quantity } = terms;
    const columns = { kind, startsOn, dueOn, critical, title, role, quantity, digest };
    const row = { projectId, id, code, side: party.side, proposedBy: scope.memberId, now };
    await saveCommitment(tx, row, columns, { partyId, memberId, substituteMemberId, milestones });
    const by = { memberId: scope.memberId, partyId: authority.partyId };
    await noteCommitmentStep(ctx, { projectId, commitmentId: id }, { act: "propose", status: "PROPOSED", by });
    const codes = milestones.map((one) => one.code).sort();
    const about = { commitmentId: id, commitment: code, partyId, side: party.side };
    const payload = { ...about, kind, startsOn, dueOn, critical, milestones: codes, digest };
    return done([{ type: "CommitmentProposed", payload, texts: { title } }], { commitment: code });
  },
});
