"use server";

import { correctOrganisation } from "@/lib/features/account/commands/correct-organisation";
import { erasePerson } from "@/lib/features/account/commands/erase-person";
import type { PreparedErasure } from "@/lib/features/account/view-people";
import type { Action, ActionAnswer, ActionCall } from "@/lib/features/act/view";
import type { SigningAction } from "@/lib/features/signature/view";
import { prepareErasure } from "@/lib/http/read-erasure";
import { toAction } from "@/lib/http/to-action";
import { toSigningAction } from "@/lib/http/to-signing-action";

const correcting: Action = toAction(correctOrganisation);
const erasing: SigningAction = toSigningAction(erasePerson);

/** Corrects how an organisation is written. */
export async function correctOrganisationAction(call: ActionCall): Promise<ActionAnswer> {
  return correcting(call);
}

/** Checks an erasure before the proof of identity, and answers the digest it is bound to. Writes nothing. */
export async function prepareErasureAction(input: unknown): Promise<PreparedErasure> {
  return prepareErasure(input);
}

/** Erases a person, with a fresh proof of the administrator's identity. */
export async function erasePersonAction(call: Parameters<SigningAction>[0]): Promise<ActionAnswer> {
  return erasing(call);
}
