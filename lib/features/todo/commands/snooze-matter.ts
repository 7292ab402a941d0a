import { definePersonCommand, missing, wrongField } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { snoozeFault } from "@/lib/domain/snooze";
import { findOwnMatter } from "@/lib/features/todo/queries";
import { SnoozeMatterInput } from "@/lib/features/todo/schema";
import { saveSnooze } from "@/lib/features/todo/store";
import { ok } from "@/lib/kernel/result";

/** Sets one of one's matters aside until a day, never after its due day. For oneself alone: nobody else sees it, and no clock waits. */
export const snoozeMatter = definePersonCommand({
  name: "matter.snooze",
  input: SnoozeMatterInput,
  async run({ tx, scope, now }, { until, ...wanted }) {
    const found = await findOwnMatter(tx, scope, wanted, now);
    if (found === null) return missing();
    const { projectId, timeZone, dueOn } = found;
    const fault = snoozeFault(until, { today: dayOf(now, timeZone), dueOn });
    if (fault !== null) return wrongField("until", fault);
    const { kind, subject, party: partyId } = wanted;
    await saveSnooze(tx, scope, { projectId, kind, subject, partyId, until, timeZone, now });
    return ok({ events: [{ type: "MatterSnoozed", payload: { projectId, kind, subject, until } }], result: null });
  },
});
