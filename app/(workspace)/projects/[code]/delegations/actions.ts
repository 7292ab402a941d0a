"use server";

import { grantDelegation } from "@/lib/features/delegation/commands/grant-delegation";
import { revokeDelegation } from "@/lib/features/delegation/commands/revoke-delegation";
import { toAction } from "@/lib/http/to-action";
import { toSigningAction } from "@/lib/http/to-signing-action";

export const grantDelegationAction = toSigningAction(grantDelegation);
export const revokeDelegationAction = toAction(revokeDelegation);
