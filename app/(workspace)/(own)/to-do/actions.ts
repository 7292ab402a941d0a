"use server";

import type { Action, ActionAnswer, ActionCall } from "@/lib/features/act/view";
import { snoozeMatter } from "@/lib/features/todo/commands/snooze-matter";
import { wakeMatter } from "@/lib/features/todo/commands/wake-matter";
import { toAction } from "@/lib/http/to-action";

const snoozing: Action = toAction(snoozeMatter);
const waking: Action = toAction(wakeMatter);

/** Sets one of one's matters aside until a day. */
export async function snoozeMatterAction(call: ActionCall): Promise<ActionAnswer> {
  return snoozing(call);
}

/** Takes up again what one has set aside. */
export async function wakeMatterAction(call: ActionCall): Promise<ActionAnswer> {
  return waking(call);
}
