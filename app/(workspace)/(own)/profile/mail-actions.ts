"use server";

import type { Action, ActionAnswer, ActionCall } from "@/lib/features/act/view";
import { chooseMail } from "@/lib/features/notification/commands/choose-mail";
import { toAction } from "@/lib/http/to-action";

const choosing: Action = toAction(chooseMail);

/** Chooses when one's mails leave. */
export async function choose(call: ActionCall): Promise<ActionAnswer> {
  return choosing(call);
}
