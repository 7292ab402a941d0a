"use server";

import type { Action } from "@/lib/features/act/view";
import { confirmSuspect } from "@/lib/features/suspect/commands/confirm-suspect";
import { toAction } from "@/lib/http/to-action";

export const confirm: Action = async (call) => toAction(confirmSuspect)(call);
