import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideAbsenceWithdrawal } from "@/lib/domain/commitment-keeping";
import { dayOf } from "@/lib/domain/deadline";
import { sideOf } from "@/lib/domain/party";
import { loadAbsences } from "@/lib/features/commitment/queries-keeping";
import { WithdrawAbsenceInput } from "@/lib/features/commitment/schema";
import { withdrawAbsence as takeBack } from "@/lib/features/commitment/store-keeping";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** Takes an absence back before it begins. */
export const withdrawAbsence = defineCommand({
  name: "absence.withdraw",
  input: WithdrawAbsenceInput,
  async run({ tx, scope, authority, now }, { absenceId }) {
    const { projectId } = scope;
    const absence = (await loadAbsences(tx, projectId, { id: absenceId }))[0];
    if (absence === undefined) return missing();
    const own = absence.memberId === scope.memberId;
    const around = { own, today: dayOf(now, scope.timeZone) };
    const ruling = decideAbsenceWithdrawal(absence, actorOf(scope, authority), around);
    if (!ruling.ok) return refuse(ruling.error);
    await takeBack(tx, { projectId, id: absenceId, now });
    const { memberId, partyId, startsOn, endsOn } = absence;
    const payload = { absenceId, memberId, partyId, side: sideOf(authority.role), startsOn, endsOn };
    return done([{ type: "AbsenceWithdrawn", payload }]);
  },
});
