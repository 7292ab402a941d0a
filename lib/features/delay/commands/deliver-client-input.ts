import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { decideInputDelivery } from "@/lib/domain/delay";
import type { Event } from "@/lib/domain/event";
import { loadDelay } from "@/lib/features/delay/queries";
import { DeliverClientInputInput } from "@/lib/features/delay/schema";
import { saveDate, saveDelivery } from "@/lib/features/delay/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { lockMilestone } from "@/lib/features/milestone/queries-state";

/**
 * The client records that something it had to supply is there. Late, critical, and where the signed charter extends by
 * itself, the milestone's date moves in the same act by the working days lost (CD-06, AR-03).
 */
export const deliverClientInput = defineCommand({
  name: "client-input.deliver",
  input: DeliverClientInputInput,
  async run(ctx, { milestone: code, input: inputId }) {
    const { tx, scope, authority, now, newId } = ctx;
    const { projectId, timeZone, memberId } = scope;
    await lockMilestone(tx, projectId, code);
    const [state, setting] = await Promise.all([loadDelay(tx, scope, code, now), loadSetting(tx, scope)]);
    const input = state?.inputs.find((one) => one.id === inputId);
    if (state === null || input === undefined) return missing();
    const { status, dueOn, critical, lateDays } = input;
    const ruling = decideInputDelivery({ status, milestoneStatus: state.milestoneStatus }, actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    const on = dayOf(now, timeZone);
    const about = { milestoneId: state.id, milestone: code };
    const delivery = { projectId, milestoneId: state.id, inputId, lateDays, deliveredOn: on };
    await saveDelivery(tx, { ...delivery, deliveredBy: memberId, now });
    const automatic: Event[] = [];
    const { dueOn: wasDueOn, computedDueOn: newDueOn, facts } = state;
    const unsubmitted = facts.milestoneStatus === "READY_TO_START" || facts.milestoneStatus === "IN_PROGRESS";
    const moves = setting.parameters?.autoExtension === true && critical && lateDays > 0 && unsubmitted;
    if (moves && wasDueOn !== null && newDueOn !== null && newDueOn > wasDueOn) {
      await saveDate(tx, state, { projectId, id: newId(), wasDueOn, dueOn: newDueOn, by: null, now });
      const moved = { ...about, wasDueOn, dueOn: newDueOn, automatic: true };
      automatic.push({ type: "MilestoneDateAgreed", payload: moved });
    }
    const payload = { ...about, inputId, critical, dueOn, on, lateDays };
    return done([{ type: "ClientInputDelivered", payload }], { milestone: code }, automatic);
  },
});
