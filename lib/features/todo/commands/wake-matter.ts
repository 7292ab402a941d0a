import { definePersonCommand, missing } from "@/lib/commands/define-command";
import { findOwnMatter } from "@/lib/features/todo/queries";
import { WakeMatterInput } from "@/lib/features/todo/schema";
import { endSnooze } from "@/lib/features/todo/store";
import { ok } from "@/lib/kernel/result";

/** Takes up again what one has set aside. */
export const wakeMatter = definePersonCommand({
  name: "matter.wake",
  input: WakeMatterInput,
  async run({ tx, scope, now }, wanted) {
    const { kind, subject, party: partyId } = wanted;
    const found = await findOwnMatter(tx, scope, wanted, now);
    if (found === null) return missing();
    const { projectId } = found;
    if (!(await endSnooze(tx, scope, { projectId, kind, subject, partyId }))) return missing();
    return ok({ events: [{ type: "MatterWoken", payload: { projectId, kind, subject } }], result: null });
  },
});
