import { definePersonCommand } from "@/lib/commands/define-command";
import { ReadNotificationsInput } from "@/lib/features/notification/schema";
import { markRead } from "@/lib/features/notification/store";
import { ok } from "@/lib/kernel/result";

/** Marks some of one's notifications as read. */
export const readNotifications = definePersonCommand({
  name: "notification.read",
  input: ReadNotificationsInput,
  async run({ tx, scope, now }, { ids }) {
    const count = await markRead(tx, scope, { ids }, now);
    return ok({ events: [{ type: "NotificationsRead", payload: { count } }], result: null });
  },
});
