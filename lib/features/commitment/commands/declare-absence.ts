import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideAbsence } from "@/lib/domain/commitment-keeping";
import { dayOf } from "@/lib/domain/deadline";
import { loadPeople } from "@/lib/features/commitment/queries-state";
import { DeclareAbsenceInput } from "@/lib/features/commitment/schema";
import { saveAbsence } from "@/lib/features/commitment/store-keeping";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** Declares an absence in advance: with somebody who stands in, what falls due meanwhile is no breach (9.7). No reason is asked. */
export const declareAbsence = defineCommand({
  name: "absence.declare",
  input: DeclareAbsenceInput,
  async run({ tx, scope, authority, now, newId }, { memberId, startsOn, endsOn, substituteMemberId }) {
    const { projectId } = scope;
    const people = await loadPeople(tx, projectId);
    const party = people.find((one) => one.members.some((member) => member.id === memberId));
    if (party === undefined) return missing();
    const ruling = decideAbsence(
      { memberId, partyId: party.id, startsOn, endsOn, substituteMemberId, withdrawn: false },
      actorOf(scope, authority),
      {
        own: memberId === scope.memberId,
        today: dayOf(now, scope.timeZone),
        substituteOfParty: party.members.some((member) => member.id === substituteMemberId),
      },
    );
    if (!ruling.ok) return refuse(ruling.error);
    const id = newId();
    const row = { memberId, partyId: party.id, startsOn, endsOn };
    await saveAbsence(tx, { ...row, projectId, id, substituteMemberId, declaredBy: scope.memberId, now });
    const payload = { absenceId: id, side: party.side, ...row, substituted: substituteMemberId !== null };
    return done([{ type: "AbsenceDeclared", payload }], { absenceId: id });
  },
});
