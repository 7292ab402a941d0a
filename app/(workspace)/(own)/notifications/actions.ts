"use server";

import type { Action, ActionAnswer, ActionCall } from "@/lib/features/act/view";
import { readAllNotifications } from "@/lib/features/notification/commands/read-all-notifications";
import { readNotifications } from "@/lib/features/notification/commands/read-notifications";
import { toAction } from "@/lib/http/to-action";

const reading: Action = toAction(readNotifications);
const readingAll: Action = toAction(readAllNotifications);

/** Marks some of one's notifications as read. */
export async function readNotificationsAction(call: ActionCall): Promise<ActionAnswer> {
  return reading(call);
}

/** Marks all one's notifications as read, or those of a project. */
export async function readAllNotificationsAction(call: ActionCall): Promise<ActionAnswer> {
  return readingAll(call);
}
