"use server";

import { draftCharter } from "@/lib/features/charter/commands/draft-charter";
import { proposeCharter } from "@/lib/features/charter/commands/propose-charter";
import { signCharter } from "@/lib/features/charter/commands/sign-charter";
import { withdrawCharter } from "@/lib/features/charter/commands/withdraw-charter";
import { toAction } from "@/lib/http/to-action";
import { toSigningAction } from "@/lib/http/to-signing-action";

export const draftCharterAction = toAction(draftCharter);
export const proposeCharterAction = toAction(proposeCharter);
export const withdrawCharterAction = toAction(withdrawCharter);
export const signCharterAction = toSigningAction(signCharter);
