import { definePersonCommand } from "@/lib/commands/define-command";
import { ReadAllNotificationsInput } from "@/lib/features/notification/schema";
import { markRead } from "@/lib/features/notification/store";
import { ok } from "@/lib/kernel/result";

/** Marks all one's notifications as read, or all those of a project. */
export const readAllNotifications = definePersonCommand({
  name: "notification.read-all",
  input: ReadAllNotificationsInput,
  async run({ tx, scope, now }, { project }) {
    const count = await markRead(tx, scope, { project }, now);
    return ok({ events: [{ type: "NotificationsRead", payload: { count } }], result: null });
  },
});
