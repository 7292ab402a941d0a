"use server";

import type { Action } from "@/lib/features/act/view";
import { openChangeRequest } from "@/lib/features/change-request/commands/open-change-request";
import { submitChangeRequest } from "@/lib/features/change-request/commands/submit-change-request";
import { toAction } from "@/lib/http/to-action";

export const open: Action = async (call) => toAction(openChangeRequest)(call);
export const submit: Action = async (call) => toAction(submitChangeRequest)(call);
