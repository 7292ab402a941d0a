import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { fixNextCalendar } from "@/lib/commands/fix-calendar";
import { dayOf } from "@/lib/domain/deadline";
import { decideClosureWithdrawal } from "@/lib/domain/project-calendar";
import { findClosure } from "@/lib/features/calendar/queries-closures";
import { WithdrawClosureInput } from "@/lib/features/calendar/schema";
import { withdrawClosureRow } from "@/lib/features/calendar/store";

/** A party takes back days of closure that have not begun. What was counted with them stays as it was counted. */
export const withdrawClosure = defineCommand({
  name: "calendar.withdraw-closure",
  input: WithdrawClosureInput,
  async run({ tx, scope, authority, now }, { closureId }) {
    const { projectId, status, timeZone, calendar, side } = scope;
    const closure = await findClosure(tx, projectId, closureId);
    if (closure === null) return missing();
    const { partyId, firstOn, lastOn, withdrawn } = closure;
    const actorPartyId = authority.partyId;
    const today = dayOf(now, timeZone);
    const ruling = decideClosureWithdrawal({ status, today, firstOn, withdrawn, partyId, actorPartyId });
    if (!ruling.ok) return refuse(ruling.error);
    await withdrawClosureRow(tx, projectId, closureId, now);
    const fixed = await fixNextCalendar(tx, { projectId, calendar, timeZone, now });
    return done([{ type: "ClosureWithdrawn", payload: { closureId, partyId, side, firstOn, lastOn } }, fixed]);
  },
});
