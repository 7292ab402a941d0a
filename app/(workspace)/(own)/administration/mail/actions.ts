"use server";

import type { Action, ActionAnswer, ActionCall } from "@/lib/features/act/view";
import { retryMail } from "@/lib/features/notification/commands/retry-mail";
import { toAction } from "@/lib/http/to-action";

const retrying: Action = toAction(retryMail);

/** Tries a given-up mail again. */
export async function retryMailAction(call: ActionCall): Promise<ActionAnswer> {
  return retrying(call);
}
