"use server";

import { signAmendment } from "@/lib/features/amendment/commands/sign-amendment";
import type { SigningAction } from "@/lib/features/signature/view";
import { toSigningAction } from "@/lib/http/to-signing-action";

export const signOrder: SigningAction = async (call) => toSigningAction(signAmendment)(call);
