"use server";

import { correctOrganisation } from "@/lib/features/account/commands/correct-organisation";
import type { Action, ActionAnswer, ActionCall } from "@/lib/features/act/view";
import { toAction } from "@/lib/http/to-action";

const correcting: Action = toAction(correctOrganisation);

/** Corrects how an organisation is written. */
export async function correctOrganisationAction(call: ActionCall): Promise<ActionAnswer> {
  return correcting(call);
}
