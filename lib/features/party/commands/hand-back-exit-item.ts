import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { decideHandBack } from "@/lib/domain/exit-plan";
import { HandBackInput } from "@/lib/features/party/schema";
import { loadExitItemForUpdate, saveHandBack } from "@/lib/features/party/store-exit";

/** Notes that a leaving provider has handed something back, and on which day (CR-14). */
export const handBackExitItem = defineCommand({
  name: "exit-item.hand-back",
  input: HandBackInput,
  async run({ tx, scope, now }, { itemId, doneOn, note }) {
    const { projectId } = scope;
    const item = await loadExitItemForUpdate(tx, projectId, itemId);
    if (item === null) return missing();
    const ruling = decideHandBack(item, { day: doneOn, today: dayOf(now, scope.timeZone) });
    if (!ruling.ok) return refuse(ruling.error);
    await saveHandBack(tx, { projectId, id: itemId, doneOn, note, doneBy: scope.memberId, now });
    const payload = { partyId: item.partyId, itemId, item: item.kind, doneOn };
    return done([{ type: "ExitItemHandedBack", payload, texts: { note } }], { itemId });
  },
});
